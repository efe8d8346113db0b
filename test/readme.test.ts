import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Block {
  readonly language: string;
  readonly text: string;
}

const readme = readFileSync('README.md', 'utf8');
const blocks: readonly Block[] = [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => ({
  language: match[1]!,
  text: match[2]!,
}));
const ofLanguage = (language: string): readonly Block[] => blocks.filter((block) => block.language === language);
const commands = ofLanguage('sh').flatMap((block) => block.text.trim().split('\n'));

const scratch = mkdtempSync(join(tmpdir(), 'huiqi-readme-'));
const cli = resolve('dist/cli.js');

beforeAll(() => {
  if (!existsSync(cli)) throw new Error('build the package first: npm run build');
  mkdirSync(join(scratch, 'node_modules'));
  symlinkSync(resolve('.'), join(scratch, 'node_modules', 'huiqi'), 'dir');
  for (const { text } of ofLanguage('yaml')) {
    const name = /^# (\S+)$/m.exec(text)![1]!;
    mkdirSync(dirname(join(scratch, name)), { recursive: true });
    writeFileSync(join(scratch, name), text);
  }
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the README', () => {
  it('names only scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = [...readme.matchAll(/npm (?:run )?([a-z:]+)/g)]
      .map((match) => match[1]!)
      .filter((name) => name !== 'ci');
    expect(named.length).toBeGreaterThan(4);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  it('shows a start that prints every enterprise', () => {
    expect(commands).toContain('npm ci && npm start');
    const { stdout, status } = spawnSync('npm', ['start', '--silent'], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout).toContain('2025-11-01');
  });

  it('shows rules and a profile without mistakes', () => {
    expect(execFileSync(process.execPath, [cli, 'check', 'rules'], { cwd: scratch, encoding: 'utf8' })).not.toContain(
      'error',
    );
  });

  it('shows the verdict that its rules and profile give', () => {
    const command = commands.find((line) => line.includes('profiles/valve.yaml'))!;
    const [program, ...args] = command.split(' ');
    expect(program).toBe('huiqi');
    const output = JSON.parse(execFileSync(process.execPath, [cli, ...args], { cwd: scratch, encoding: 'utf8' }));
    expect(output.results).toHaveLength(1);
    expect(output.results[0]).toMatchObject(JSON.parse(ofLanguage('json')[0]!.text));
  });

  it.each(commands.filter((line) => line.startsWith('huiqi') && !line.includes('valve')))('runs `%s`', (command) => {
    // Results go where nobody looks.
    const args = command
      .split(' ')
      .slice(1)
      .map((arg) => (arg === 'results' ? join(scratch, arg) : arg));
    const { status, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
    expect(stderr).not.toContain('    at ');
    expect(status).toBe(0);
  });

  it.each(ofLanguage('ts').map((block, at) => [at, block.text] as const))(
    'runs its program %i and prints what it says',
    (at, text) => {
      const tsx = resolve('node_modules/tsx/dist/cli.mjs');
      writeFileSync(join(scratch, `program-${at}.mts`), text);
      const { stdout, stderr } = spawnSync(process.execPath, [tsx, `program-${at}.mts`], {
        cwd: scratch,
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1' },
      });
      expect(stderr).toBe('');
      expect(stdout).toBe(ofLanguage('text')[at]!.text);
    },
  );

  it('tours every folder of src', () => {
    const folders = execFileSync('git', ['ls-files', 'src'], { encoding: 'utf8' });
    const names = new Set(folders.split('\n').flatMap((file) => /^src\/([^/]+)\//.exec(file)?.[1] ?? []));
    for (const name of names) expect(readme).toContain(`| \`${name}/\` |`);
  });
});
