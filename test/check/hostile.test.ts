import { describe, expect, it } from 'vitest';
import { loadProfiles } from '../../src/match/load-profiles.ts';
import { match } from '../../src/match/match.ts';
import type { Result } from '../../src/match/result.ts';
import { loadRules } from '../../src/match/rule-set.ts';

const times = (count: number, of: (at: number) => string, between = ''): string =>
  Array.from({ length: count }, (_, at) => of(at)).join(between);
/** `text` within `depth` wrappings. */
const nested = (text: string, depth: number, wrap: (inner: string, at: number) => string): string =>
  Array.from({ length: depth }).reduce<string>((inner, _, at) => wrap(inner, at), text);
const item = (text: string): string => `policy: p\ntitle: t\nitems: [{ id: a, title: t, ${text} }]\n`;

interface Run {
  readonly codes: readonly string[];
  readonly results: readonly Result[];
}

/** Loads, matches, and says how long it took; that is for people, no test depends on a clock. */
function run(name: string, vocabulary: string, policy: string, profile = 'enterprise: x\n'): Run {
  const start = performance.now();
  const { rules, diagnostics } = loadRules([
    { name: 'vocabulary/v.yaml', text: vocabulary },
    { name: 'p.yaml', text: policy },
  ]);
  const loaded = performance.now();
  const profiles = loadProfiles(rules, [{ name: 'f.yaml', text: profile }]);
  const results = profiles.profiles.flatMap((one) => match(rules, one, { asOf: '2025-11-01' }).results);
  const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`;
  const size = Math.round((vocabulary.length + policy.length + profile.length) / 1024);
  console.log(`${name}: ${size} KiB, ${((loaded - start) / 1000).toFixed(1)} s to load, ${seconds(loaded)} to match`);
  return { codes: [...diagnostics, ...profiles.diagnostics].map(({ code }) => code), results };
}

describe('a chain as long as may be, each link as deep as may be', () => {
  /** With the file itself, the facts and the declaration three levels lie around a formula. */
  const DEPTH = 58;

  it('of formulas is checked, compiled and matched', () => {
    const deep = (name: string): string => nested(name, DEPTH, (inner) => `{ upTo: ${inner} }`);
    const facts = times(15, (at) => `  f${at + 1}: { type: money, label: x, derive: ${deep(`f${at}`)} }\n`);
    const { codes, results } = run(
      'deep formulas',
      `facts:\n  f0: { type: money, label: x }\n${facts}`,
      item(`when: { fact: f15, operator: ">=", value: 0 }, amount: ${deep('f15')}`),
      'enterprise: x\nfacts: { f0: 5 }\n',
    );
    expect(codes).toEqual([]);
    expect(results).toMatchObject([{ verdict: 'eligible', amount: { min: 0, max: 5 } }]);
  });

  it('of conditions is checked, compiled and matched', () => {
    const deep = (name: string): string =>
      nested(name, DEPTH / 2, (inner, at) =>
        at % 2 === 0
          ? `{ any: [${inner}, { fact: n, operator: "<", value: -${at + 1} }] }`
          : `{ all: [${inner}, { fact: n, operator: ">", value: -${at} }] }`,
      );
    const conditions = times(14, (at) => `  c${at + 1}: ${deep(`{ condition: c${at} }`)}\n`);
    const { codes, results } = run(
      'deep conditions',
      `facts:\n  n: { type: integer, label: x }\nconditions:\n  c0: { fact: n, operator: ">", value: 1 }\n${conditions}`,
      item('when: { condition: c14 }'),
    );
    expect(codes).toEqual([]);
    expect(results).toMatchObject([{ verdict: 'undetermined', missing: ['n'] }]);
  });

  it('of facts that choose by conditions that read facts is checked, compiled and matched', () => {
    const facts = times(
      7,
      (at) =>
        `  m${at + 1}: { type: money, label: x, derive: ${nested(
          `{ choose: [{ when: { condition: k${at} }, then: m${at} }, { otherwise: 1 }] }`,
          16,
          (inner) => `{ choose: [{ when: { fact: n, operator: ">", value: 1 }, then: ${inner} }] }`,
        )} }\n`,
    );
    const conditions = times(
      8,
      (at) =>
        `  k${at}: ${nested(`{ fact: m${at}, operator: ">", value: 1 }`, DEPTH, (inner) => `{ not: ${inner} }`)}\n`,
    );
    const { codes, results } = run(
      'deep choices',
      `facts:\n  n: { type: integer, label: x }\n  m0: { type: money, label: x }\n${facts}conditions:\n${conditions}`,
      item('when: { condition: k7 }, amount: m7'),
    );
    expect(codes).toEqual([]);
    expect(results).toMatchObject([{ verdict: 'undetermined', missing: ['n', 'm0'] }]);
  });
});

describe('names that name names many times over', () => {
  const ten = (text: string): string => Array(10).fill(text).join(', ');

  it('are followed once each', () => {
    const vocabulary = `facts:
  n: { type: integer, label: x }
  f0: { type: money, period: year, label: x, holder: y }
${times(14, (at) => `  f${at + 1}: { type: money, label: x, derive: { sum: [${times(10, (year) => `f${at}@-${year + 1}`, ', ')}] } }\n`)}  d: { type: money, label: x, derive: { choose: [{ when: { condition: c12 }, then: 5万 }] } }
conditions:
  c0: { fact: n, operator: ">", value: 1 }
${times(12, (at) => `  c${at + 1}: { all: [${ten(`{ condition: c${at} }`)}] }\n`)}`;
    const { codes, results } = run(
      'names of names',
      vocabulary,
      item(
        'delivery: apply-free, when: { condition: c12 }, amount: { sum: [f14, d, { choose: [{ when: { condition: c12 }, then: 1 }] }] }',
      ),
    );
    expect(codes).toEqual(['apply-free-holder']);
    expect(results).toMatchObject([{ verdict: 'undetermined', missing: ['n'] }]);
  });
});

describe('a file as wide as may be', () => {
  it('of conditions is answered', () => {
    const atoms = times(28_000, (at) => `{ fact: n, operator: "=", value: ${at * 2} }`, ', ');
    const { codes, results } = run(
      'wide conditions',
      'facts: { n: { type: integer, label: x } }\n',
      item(`when: { any: [${atoms}] }`),
    );
    expect(codes).toEqual([]);
    expect(results).toMatchObject([{ verdict: 'undetermined', missing: ['n'] }]);
  });

  it('of mistakes is answered, with the first thousand', () => {
    const facts = times(20_000, (at) => `  f${at}: { type: integer, label: x }\n`);
    const atoms = times(20_000, (at) => `{ fact: g${at}, operator: ">", value: 1 }`, ', ');
    const { codes } = run('wide mistakes', `facts:\n${facts}`, item(`when: { any: [${atoms}] }`));
    expect(codes).toHaveLength(1001);
  });

  it('of parents, one above the other, is answered', () => {
    const codes = times(25_000, (at) => `    k${at}: { label: x${at === 0 ? '' : `, parent: k${at - 1}`} }\n`);
    const { codes: found, results } = run(
      'a tall tree',
      `facts: { n: { type: code, codes: c, label: x } }\ncodes:\n  c:\n${codes}`,
      item('when: { fact: n, operator: within, value: k5 }'),
      'enterprise: x\nfacts: { n: k24999 }\n',
    );
    expect(found).toEqual([]);
    expect(results).toMatchObject([{ verdict: 'eligible' }]);
  });

  it('of ladders is answered', () => {
    const items = times(4000, (at) => `  - { id: i${at}, title: t, when: always, amount: ${at} }\n`);
    const ladders = times(4000, (at) => `  - { rule: top-up, ladder: [i${at}, i${(at + 1) % 4000}] }\n`);
    const { codes, results } = run(
      'ladders',
      'facts: {}\n',
      `policy: p\ntitle: t\nitems:\n${items}stacking:\n${ladders}`,
    );
    expect(codes).toEqual([]);
    expect(results).toHaveLength(4000);
  });

  it('of a profile is answered', () => {
    const codes = times(30_000, (at) => `    k${at}: { label: x }\n`);
    const { codes: found, results } = run(
      'a wide profile',
      `facts: { n: { type: codes, codes: c, label: x } }\ncodes:\n  c:\n${codes}`,
      item('when: { fact: n, operator: contains, value: k5 }'),
      `enterprise: x\nfacts: { n: [${times(30_000, (at) => `k${at}`, ', ')}] }\n`,
    );
    expect(found).toEqual([]);
    expect(results).toMatchObject([{ verdict: 'eligible' }]);
  });

  it('of four mebibytes is answered', () => {
    const note = '为'.repeat(1_390_000);
    expect(run('four mebibytes', 'facts: {}\n', item(`when: always, note: ${note}`)).codes).toEqual([]);
    expect(run('more than that', 'facts: {}\n', item(`when: always, note: ${note}${note}`)).codes).toEqual([
      'file-too-large',
    ]);
  });
});

describe('what no author writes', () => {
  it('is refused with its place: bytes that are no UTF-8, UTF-16, prototypes', () => {
    const files = [
      { name: 'a.yaml', text: new Uint8Array([0x70, 0x3a, 0x20, 0xc4, 0xe3]) },
      { name: 'b.yaml', text: new Uint8Array([0xff, 0xfe, 0x70, 0x00]) },
      { name: 'c.yaml', text: 'policy: c\n__proto__: { title: t }\nitems: []\n' },
      { name: 'd.yaml', text: 'policy: d\ntitle: t\nitems: [{ constructor: 1 }]\n' },
      { name: 'vocabulary/e.yaml', text: 'facts: { __proto__: { type: integer, label: x } }\n' },
    ];
    const found = loadRules(files).diagnostics.map(
      ({ path, line, column, code }) => `${path}:${line}:${column} ${code}`,
    );
    expect(found).toEqual([
      'a.yaml:1:4 not-utf-8',
      'b.yaml:1:1 utf-16',
      'c.yaml:1:1 missing-key',
      'c.yaml:2:1 reserved-key',
      'c.yaml:3:8 empty-list',
      'd.yaml:3:9 missing-key',
      'd.yaml:3:9 missing-key',
      'd.yaml:3:9 missing-key',
      'd.yaml:3:11 reserved-key',
      'vocabulary/e.yaml:1:10 reserved-key',
    ]);
    expect(({} as Record<string, unknown>)['title']).toBeUndefined();
  });

  it('is a profile in memory, whatever it is', () => {
    const { rules } = loadRules([]);
    const own = JSON.parse('{ "enterprise": "x", "facts": { "__proto__": { "staff": 1 }, "constructor": 1 } }');
    for (const profile of [undefined, null, 5, 'x', [], () => 1, new Map(), { facts: 5 }, { enterprise: {} }, own]) {
      const { diagnostics } = match(rules, profile, { asOf: '2025-11-01' });
      expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
    }
  });
});
