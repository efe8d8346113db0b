import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** What a bundle for a browser may weigh, minified: of a portal that matches, and of one that uses all of the entry `huiqi`. */
const BUDGETS = [
  {
    what: 'matching',
    uses: 'import { loadRules, match } from "huiqi"; globalThis.huiqi = { loadRules, match };',
    bytes: 450_000,
    gzipped: 150_000,
  },
  {
    what: 'everything',
    uses: "import * as huiqi from 'huiqi'; globalThis.huiqi = huiqi;",
    bytes: 560_000,
    gzipped: 190_000,
  },
] as const;

const VOCABULARY = `
facts:
  region: { type: code, codes: region, label: 所在地 }
  staff: { type: integer, min: 0, label: 从业人员数 }
  revenue: { type: money, period: year, label: 营业收入 }
  growth: { type: ratio, label: 增长率, derive: { growth: [revenue, revenue@-2] } }
`;
const POLICY = `
policy: demo
title: 示例
region: "331083"
items:
  - id: grant
    title: 奖励
    when: { all: [ { fact: staff, operator: ">=", value: 10 }, { fact: growth, operator: ">", value: 10% } ] }
    amount: { rate: 5%, of: revenue, atMost: 20万 }
`;
/** 12,000,000 / 10,000,000 − 1 = 20 % > 10 %; 5 % of 12,000,000 is 600,000, at most 200,000. */
const USE = `
const { rules, diagnostics } = huiqi.loadRules([
  { name: 'vocabulary/facts.yaml', text: ${JSON.stringify(VOCABULARY)} },
  { name: 'demo.yaml', text: ${JSON.stringify(POLICY)} },
]);
const profile = { enterprise: 'E1', facts: { region: '331021', staff: '１２', revenue: { 2023: '1000万', 2024: '1200万' } } };
const { results } = huiqi.match(rules, profile, { asOf: '2025-08-01' });
const broken = huiqi.loadRules([{ name: 'broken.yaml', text: 'policy: x\\nitems: >=\\n' }]);
const answer = { problems: diagnostics.length, verdict: results[0].verdict, amount: results[0].amount, broken: broken.diagnostics.length > 0 };
`;
const ANSWER = { problems: 0, verdict: 'eligible', amount: { min: 200_000, max: 200_000 }, broken: true };

const scratch = mkdtempSync(join(tmpdir(), 'huiqi-package-'));

beforeAll(() => {
  if (!existsSync('dist/index.js')) throw new Error('build the package first: npm run build');
  mkdirSync(join(scratch, 'node_modules'));
  symlinkSync(resolve('.'), join(scratch, 'node_modules', 'huiqi'), 'dir');
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function run(file: string, text: string, flags: readonly string[] = []): unknown {
  writeFileSync(join(scratch, file), text);
  return JSON.parse(execFileSync(process.execPath, [...flags, file], { cwd: scratch, encoding: 'utf8' }));
}

const PRINT = 'console.log(JSON.stringify(answer));';

describe('the built package', () => {
  it('is imported by ECMAScript modules', () => {
    expect(run('esm.mjs', `import * as huiqi from 'huiqi';${USE}${PRINT}`)).toEqual(ANSWER);
  });

  it('is required by CommonJS modules', () => {
    expect(run('cjs.cjs', `const huiqi = require('huiqi');${USE}${PRINT}`)).toEqual(ANSWER);
  });

  it('works where code is never made from strings: eval and Function are trapped, and forbidden in the engine', () => {
    const trap = `
      const refuse = () => { throw new Error('code from a string'); };
      globalThis.eval = refuse;
      globalThis.Function = new Proxy(Function, { apply: refuse, construct: refuse });
      Object.defineProperty(Object.getPrototypeOf(() => {}), 'constructor', { value: globalThis.Function });
    `;
    const text = `${trap}const huiqi = await import('huiqi');${USE}${PRINT}`;
    expect(run('trapped.mjs', text, ['--disallow-code-generation-from-strings'])).toEqual(ANSWER);
  });

  it('exports its entries for standards and authoring in both module systems', () => {
    const check =
      "const valid = standards.checkCreditCode('913310027046733694').valid; console.log(JSON.stringify({ valid, authoring: Object.keys(authoring).length > 0 }));";
    const expected = { valid: true, authoring: true };
    expect(
      run(
        'entries.mjs',
        `import * as standards from 'huiqi/standards'; import * as authoring from 'huiqi/authoring';${check}`,
      ),
    ).toEqual(expected);
    expect(
      run(
        'entries.cjs',
        `const standards = require('huiqi/standards'); const authoring = require('huiqi/authoring');${check}`,
      ),
    ).toEqual(expected);
  });
});

describe('the entry for rules of json-rules-engine', () => {
  const use = `
    const atom = { fact: 'staff', operator: 'greaterThan', value: 10 };
    const { rules, items } = json.fromJsonRules({ conditions: { all: [atom] }, event: { type: 'grown' } });
    const back = json.toJsonRules(rules);
    console.log(JSON.stringify([items[0].item, back.rules[0].conditions]));
  `;
  const answer = ['json-rules/grown', { all: [{ fact: 'staff', operator: 'greaterThan', value: 10 }] }];

  it('is there in both module systems', () => {
    expect(run('json.mjs', `import * as json from 'huiqi/json-rules';${use}`)).toEqual(answer);
    expect(run('json.cjs', `const json = require('huiqi/json-rules');${use}`)).toEqual(answer);
  });
});

describe('the entry for registers', () => {
  const use = `
    const rules = [
      { name: 'vocabulary/facts.yaml', text: ${JSON.stringify(VOCABULARY)} },
      { name: 'demo.yaml', text: ${JSON.stringify(POLICY)} },
    ];
    const rows = [
      { id: 'E1', place: '331083', people: 12, r2023: 10_000_000, r2024: 12_000_000 },
      { id: 'E2', place: '331083', people: 9, r2023: 1, r2024: 2 },
      { id: 'E1', place: '331083' },
    ];
    const text = 'enterprise: { column: id, form: any }\\nfacts: { region: place, staff: people, revenue: [ { column: r2023, year: 2023 }, { column: r2024, year: 2024 } ] }';
    const outcome = registry.runBatch({
      rules,
      register: { source: rows, mapping: { name: 'mapping.yaml', text } },
      registerFolder: out + '-encoded',
      out,
      asOf: '2025-08-01',
      format: 'csv',
      workers: 2,
    });
    outcome.then(async ({ kind, summary }) => {
      const { read, matched, rejected } = summary.counts;
      const rejects = [];
      for await (const { line, reason } of registry.readRejects(out + '-encoded')) rejects.push([line, reason]);
      const verdicts = fs.readFileSync(out + '/verdicts.csv', 'utf8').split('\\r\\n').slice(1, -1);
      console.log(JSON.stringify({ kind, read, matched, rejected, rejects, verdicts }));
    });
  `;
  const answer = {
    kind: 'done',
    read: 3,
    matched: 2,
    rejected: 1,
    rejects: [[3, 'duplicate']],
    verdicts: ['E1,demo/grant,,eligible,200000.00,200000.00,application,'],
  };

  it('runs a batch in its threads, in both module systems', () => {
    const esm = "import * as registry from 'huiqi/registry'; import fs from 'node:fs'; const out = 'esm-results';";
    expect(run('registry.mjs', `${esm}${use}`)).toEqual(answer);
    const cjs = "const registry = require('huiqi/registry'); const fs = require('node:fs'); const out = 'cjs-results';";
    expect(run('registry.cjs', `${cjs}${use}`)).toEqual(answer);
  });
});

describe('the browser bundle', () => {
  const bundle = async (contents: string): Promise<string> => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: scratch, loader: 'js' },
      bundle: true,
      write: false,
      minify: true,
      format: 'iife',
      platform: 'browser',
      charset: 'utf8',
    });
    return outputFiles[0]!.text;
  };

  it('runs with nothing of Node around it', async () => {
    const text = await bundle(`import * as huiqi from 'huiqi';${USE}globalThis.answer = JSON.stringify(answer);`);
    writeFileSync(join(scratch, 'bundle.js'), text);
    // A fresh context has the language and nothing else; a page adds these two, and code from strings stays forbidden.
    const host = `
      const vm = require('node:vm');
      const context = vm.createContext({ TextDecoder, TextEncoder }, { codeGeneration: { strings: false, wasm: false } });
      vm.runInContext(require('node:fs').readFileSync('bundle.js', 'utf8'), context);
      console.log(context.answer);
    `;
    expect(run('host.cjs', host)).toEqual(ANSWER);
  });

  it.each(BUDGETS)(
    'for $what keeps within $bytes bytes, $gzipped compressed',
    async ({ what, uses, bytes, gzipped }) => {
      const all = await bundle(uses);
      const sizes = { bytes: Buffer.byteLength(all), gzipped: gzipSync(all).length };
      console.log(`browser bundle for ${what}: ${sizes.bytes} bytes, ${sizes.gzipped} compressed`);
      expect(sizes.bytes).toBeLessThan(bytes);
      expect(sizes.gzipped).toBeLessThan(gzipped);
    },
  );
});

describe('the manifest', () => {
  it('pins every version exactly, and promises no side effects', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const version of Object.values({ ...manifest.dependencies, ...manifest.devDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+(-r\.\d+)?$/);
    expect(manifest.sideEffects).toBe(false);
    expect(manifest.engines.node).toBe('>=20.20');
  });
});
