import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recorded } from './recorded.ts';
import { PROFILES, RULES, workspace } from './workspace.ts';

const { huiqi, folder } = workspace({ ...RULES, ...PROFILES, 'empty/README.md': 'nothing' });
const rules = join(folder, 'rules');
const profiles = join(folder, 'profiles');
const empty = join(folder, 'empty');
const match = ['match', '--rules', rules, '--profiles'];

describe('wrong usage', () => {
  it.each([
    [['mach'], '没有命令「mach」', '是否应为「match」？'],
    [['match', '--rules', rules], '缺少选项「--profiles <path...>」', 'huiqi --help'],
    [['match', '--rules', rules, '--profiles'], '选项「--profiles <path...>」后面缺少值', 'huiqi --help'],
    [['check'], '缺少参数 <path>', 'huiqi --help'],
    [['check', rules, '--alll'], '没有选项「--alll」', 'huiqi --help'],
    [['check', 'nowhere'], '无法使用「nowhere」', '没有这个文件或文件夹'],
    [['check', empty], '中没有规则文件', '.yaml'],
    [['test', rules], '中没有测试', '.test.yaml'],
    [['check', rules, '--lang', 'fr'], '没有语言「fr」', '可用：zh、en'],
    [['facts', '--rules', rules, '--format', 'csv'], '没有名为「csv」的格式', '可用：table'],
    [['schema', '--rules', rules, '--kind', 'profil'], '没有名为「profil」的文件种类', 'profile'],
    [[...match, profiles, '--engine', 'abacus'], '没有名为「abacus」的引擎', 'reference'],
    [[...match, profiles, '--as-of', '2025-02-30'], '「2025-02-30」不是日期', 'YYYY-MM-DD'],
    [[...match, empty, '--as-of', '2025-11-01'], '中没有企业档案', '.jsonl'],
    [[...match, profiles, '--as-of', '2025-11-01', '--item', 'hirng'], '没有名为「hirng」的事项', '「hiring」'],
  ])('huiqi %j ends with 2 and says what to do', async (args, what, fix) => {
    const { stdout, stderr, status } = await recorded(args);
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toContain(what);
    expect(stderr).toContain(fix);
  });

  it('is told in English when asked', () => {
    expect(huiqi(['mach', '--lang', 'en'])).toEqual({
      stdout: '',
      stderr: 'huiqi: there is no command `mach`\n  did you mean `match`?\n  see huiqi --help\n',
      status: 2,
    });
  });

  it('without a command shows the help, where messages go', async () => {
    const { stdout, stderr, status } = await recorded([]);
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toContain('用法: huiqi <命令> [选项]');
  });
});

describe('help', () => {
  it.each(['match', 'check', 'test', 'facts', 'schema'])('of %s has an example, in both languages', async (command) => {
    const zh = await recorded([command, '--help']);
    expect({ stderr: zh.stderr, status: zh.status }).toEqual({ stderr: '', status: 0 });
    expect(zh.stdout).toContain(`用法: huiqi ${command} [选项]`);
    expect(zh.stdout).toContain(`示例:\n  huiqi ${command} `);
    const en = await recorded(['help', command, '--lang', 'en']);
    expect(en.stdout).toContain(`Examples:\n  huiqi ${command} `);
    expect(en.stdout).not.toMatch(/\p{Script=Han}/u);
  });

  it('lists the commands and what the exit status means', () => {
    const { stdout, status } = huiqi(['--lang', 'en', '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain('match [options]');
    expect(stdout).toContain('Exit status: 0 done, 1 problems in what was given, 2 wrong usage');
  });

  it('knows its version', async () => {
    expect((await recorded(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
