import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recorded } from './recorded.ts';
import { RULES, workspace } from './workspace.ts';

const { folder } = workspace(RULES);
const rules = join(folder, 'rules');

describe('huiqi facts', () => {
  it('lists the facts with their types, labels and holders, in columns', async () => {
    const { stdout, status } = await recorded(['facts', '--rules', rules]);
    expect(status).toBe(0);
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      '事实       类型           名称          掌握单位      所涉事项',
      'region     code region    住所地                      2',
      'staff      integer        从业人员数    市人力社保局  1',
      'revenue    money（逐年）  营业收入      市税务局      1',
    ]);
  });

  it('writes a table of Markdown', async () => {
    const { stdout } = await recorded(['facts', '--rules', rules, '--format', 'markdown', '--lang', 'en']);
    expect(stdout).toContain('| staff | integer | staff | 市人力社保局 | 1 |');
  });

  it('writes TypeScript for portals', async () => {
    const { stdout } = await recorded(['facts', '--rules', rules, '--format', 'typescript']);
    expect(stdout).toContain('interface HuiqiFacts');
  });

  it('writes a line of JSON for each', async () => {
    const { stdout } = await recorded(['facts', '--rules', rules, '--json', '--lang', 'en']);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))[2],
    ).toEqual({
      fact: 'revenue',
      type: 'money',
      label: 'revenue',
      unit: null,
      yearly: true,
      codes: null,
      holders: ['市税务局'],
      ask: 'What was the revenue of the year?',
      derived: false,
      items: 1,
      note: null,
    });
  });
});

describe('huiqi schema', () => {
  it('prints the schema of one kind of file', async () => {
    const { stdout, status } = await recorded(['schema', '--rules', rules, '--kind', 'profile']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toHaveProperty('$schema');
  });

  it('writes all of them into a folder', async () => {
    const { stdout, status } = await recorded(['schema', '--rules', rules, '--out', join(folder, 'schemas/huiqi')]);
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
    expect(JSON.parse(readFileSync(join(folder, 'schemas/huiqi/policy.schema.json'), 'utf8'))).toHaveProperty(
      '$schema',
    );
  });
});
