import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/* The built package where its optional peer is installed, and where it is not. */

const scratch = mkdtempSync(join(tmpdir(), 'huiqi-optional-'));

beforeAll(() => {
  if (!existsSync('dist/json-rules-engine.js')) throw new Error('build the package first: npm run build');
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  for (const [folder, packages] of [
    ['with', [...Object.keys(dependencies), 'json-rules-engine']],
    ['without', Object.keys(dependencies)],
  ] as const) {
    const modules = join(scratch, folder, 'node_modules');
    // A copy: through a link Node would look where this project has its packages.
    mkdirSync(join(modules, 'huiqi'), { recursive: true });
    for (const part of ['package.json', 'dist']) cpSync(part, join(modules, 'huiqi', part), { recursive: true });
    for (const name of packages) {
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(resolve('node_modules', name), join(modules, name), 'dir');
    }
  }
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const USE = `
  const { rules } = loadRules([
    { name: 'vocabulary/a.yaml', text: 'facts: { staff: { type: integer, label: 人数 } }' },
    { name: 'p.yaml', text: 'policy: p\\ntitle: p\\nitems: [{ id: i, title: i, when: { fact: staff, operator: ">", value: 5 } }]' },
  ]);
  const verdicts = [];
  for (const staff of [6, 5, null])
    verdicts.push((await matchUsing(jsonRulesEngine, rules, { enterprise: 'x', facts: { staff } }, { asOf: '2025-08-01' })).results[0].verdict);
  console.log(JSON.stringify(verdicts));
`;
const ENTRIES = {
  'use.mjs': `import { loadRules, matchUsing } from 'huiqi'; import { jsonRulesEngine, MissingPackage } from 'huiqi/json-rules-engine';`,
  'use.cjs': `const { loadRules, matchUsing } = require('huiqi'); const { jsonRulesEngine, MissingPackage } = require('huiqi/json-rules-engine');`,
};

function script(folder: string, name: keyof typeof ENTRIES, body: string): string {
  const path = join(scratch, folder, name);
  writeFileSync(path, `${ENTRIES[name]} (async () => {${body}})();`);
  return execFileSync(process.execPath, [path], { cwd: join(scratch, folder), encoding: 'utf8' });
}

describe('the package json-rules-engine', () => {
  it.each(['use.mjs', 'use.cjs'] as const)('decides where it is installed: %s', (name) => {
    expect(JSON.parse(script('with', name, USE))).toEqual(['eligible', 'ineligible', 'undetermined']);
  });

  it.each(['use.mjs', 'use.cjs'] as const)('is asked for by name where it is not: %s', (name) => {
    const body = `try {${USE}} catch (error) { console.log(error instanceof MissingPackage, error.message); }`;
    expect(script('without', name, body)).toBe(
      'true the engine `json-rules-engine` needs the package of that name, which is not installed: run npm install json-rules-engine@7, or use the engine `reference`\n',
    );
  });

  it('is not needed by the command line, unless its engine is asked for', () => {
    const run = (engine: string) => {
      const cli = join(scratch, 'without', 'node_modules', 'huiqi', 'dist', 'cli.js');
      const args = ['match', '--rules', resolve('rules'), '--profiles', resolve('profiles'), '--as-of', '2025-11-01'];
      const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args, '--engine', engine], {
        cwd: scratch,
        encoding: 'utf8',
      });
      return { told: stdout.length > 0, stderr, status };
    };
    expect(run('reference')).toEqual({ told: true, stderr: '', status: 0 });
    expect(run('json-rules-engine')).toEqual({
      told: false,
      stderr:
        'huiqi: 引擎「json-rules-engine」所需的同名软件包没有安装\n  运行 npm install json-rules-engine@7，或改用 reference 引擎\n  用法见 huiqi --help\n',
      status: 2,
    });
  });
});
