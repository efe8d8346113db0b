import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { jsonSchemas, type SchemaKind } from '../../src/authoring/json-schema.ts';
import { checkProfile } from '../../src/check/profile.ts';
import { checkRules, type RuleFile } from '../../src/check/rules.ts';
import { parseDocument } from '../../src/document/parse.ts';
import { type Diagnostic, hasErrors } from '../../src/index.ts';
import { OPERATORS } from '../../src/operators/index.ts';
import type { Vocabulary } from '../../src/policy/vocabulary.ts';
import { FORMS, MODIFIERS } from '../../src/quantities/index.ts';
import { runs } from '../properties/check-property.ts';

function filesIn(folder: string): readonly RuleFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({ name: join(folder, name), text: readFileSync(join(folder, name), 'utf8') }));
}

const ruleFiles = filesIn('rules');
const profileFiles = filesIn('profiles');
const { vocabulary } = checkRules(ruleFiles);
const schemas = jsonSchemas(vocabulary);

function validatorsOf(of: Vocabulary): Record<SchemaKind, ValidateFunction> {
  // Keywords that only editors know; all others must be those of draft-07.
  const ajv = new Ajv({ strictTypes: false, strictTuples: false, keywords: ['enumDescriptions'] });
  const entries = Object.entries(jsonSchemas(of)).map(([kind, schema]) => [kind, ajv.compile(schema)] as const);
  return Object.fromEntries(entries) as Record<SchemaKind, ValidateFunction>;
}

const validators = validatorsOf(vocabulary);

function kindOf(name: string): SchemaKind {
  if (name.startsWith('profiles')) return 'profile';
  if (name.includes('.test.')) return 'test';
  if (/[\\/]vocabulary[\\/]/.test(name)) return 'vocabulary';
  return /[\\/]stacking[\\/]/.test(name) ? 'stacking' : 'policy';
}

function accepts(kind: SchemaKind, yaml: string): boolean {
  return validators[kind](parse(yaml));
}

const policy = (item: string, head = ''): string =>
  `policy: p\ntitle: t\n${head}\nitems:\n  - { id: a, title: t, when: always, ${item} }`;
const when = (condition: string): string => `policy: p\ntitle: t\nitems: [{ id: a, title: t, when: ${condition} }]`;
const atom = (fact: string, operator: string, value: string): string =>
  when(`{ fact: ${fact}, operator: "${operator}", value: ${value} }`);
const facts = (given: string): string => `enterprise: x\nfacts: { ${given} }`;

describe('the schemas of the files accept', () => {
  it.each([...ruleFiles, ...profileFiles].map((file) => [file.name, file.text as string] as const))(
    '%s',
    (name, text) => {
      const validate = validators[kindOf(name)];
      validate(parse(text));
      expect(validate.errors ?? []).toEqual([]);
    },
  );

  it.each<[string, SchemaKind, string]>([
    ['a policy with the least that it needs', 'policy', when('always')],
    ['JSON', 'policy', '{"policy": "p", "title": "t", "items": [{"id": "a", "title": "t", "when": "always"}]}'],
    [
      'an id that YAML reads as a number',
      'policy',
      'policy: 2025\ntitle: 2025\nitems: [{ id: 1, title: t, when: always }]',
    ],
    ['a region that YAML reads as a number', 'policy', policy('region: 331083')],
    ['a list of regions, one of them an old code', 'policy', policy('region: ["331021", 331082]')],
    ['a number of ten thousands', 'policy', atom('revenue', '>=', '20万')],
    ['a number with its unit', 'policy', atom('revenue', '>=', '2.5 亿元')],
    ['a full-width number', 'policy', atom('staff', '<', '３００')],
    ['a percentage for a ratio', 'policy', atom('revenueGrowth', '>', '3%')],
    ['a series of another year', 'policy', atom('revenue@-2', '>', '0')],
    ['a series of a given year', 'policy', atom('revenue@2024', '>', '0')],
    ['a comparison of facts', 'policy', atom('revenue@2024', '>', '{ fact: revenue@2023 }')],
    ['a range with a fact as its end', 'policy', atom('revenue', 'between', '[0, { fact: assets }]')],
    ['an industry code with a letter', 'policy', atom('industry', 'within', 'C34')],
    ['an industry code in lower case', 'policy', atom('industry', 'in', '[c3484, c35]')],
    ['a quoted boolean', 'policy', atom('dishonest', 'equal', '"true"')],
    ['a date', 'policy', atom('established', 'onOrAfter', '2020-01-01')],
    ['the as-of date as a fact', 'policy', atom('asOf', 'before', '2026-01-01')],
    ['a fact of another document by its full name', 'policy', atom('yuhuan-2023/entryMonth', '=', '3')],
    ['a named condition', 'policy', when('{ all: [{ condition: sme }, { not: { condition: manufacturing } }] }')],
    [
      'notes and clauses of conditions',
      'policy',
      when('{ any: [{ condition: sme, id: x, note: { en: n }, clause: { article: 3, text: } }] }'),
    ],
    [
      'facts that a policy declares itself',
      'policy',
      policy('amount: mine', 'facts: { mine: { type: money, label: l, derive: revenue@-1 } }'),
    ],
    [
      'conditions that a policy declares itself',
      'policy',
      policy('requires: { condition: mine }', 'conditions: { mine: always }'),
    ],
    [
      'an amount with modifiers',
      'policy',
      policy('amount: { rate: 15%, of: rdExpense, atMost: 200万, round: { to: 100, mode: down } }'),
    ],
    [
      'bands by rows and by slices',
      'policy',
      policy(
        'amount: { sum: [{ bands: { of: revenue, rows: [{ below: 1亿, then: 1万 }] } }, { bands: { of: revenue, mode: slices, rows: [{ from: 0, rate: 1% }] } }] }',
      ),
    ],
    [
      'branches',
      'policy',
      policy('amount: { choose: [{ when: { condition: sme }, then: 1万 }, { otherwise: unstated }] }'),
    ],
    ['several limits', 'policy', policy('limit: [{ times: 1 }, { amount: 30万, per: P2Y, of: other/item }]')],
    ['windows', 'policy', policy('window: [{ from: 03-01 }, { from: 11-01, until: 02-29 }]')],
    ['one paper where there may be several', 'policy', policy('handling: { materials: 营业执照, workingDays: 5 }')],
    ['an empty item of a clause', 'policy', policy('clause: { article: 二, text: }')],
    [
      'a vocabulary that uses what another file will declare',
      'vocabulary',
      'facts: { a: { type: ratio, label: l, derive: { ratio: [新事实, b.c@-1] } } }\nconditions: { d: { fact: 新事实, operator: mentions, value: x } }',
    ],
    [
      'a code list of a vocabulary',
      'vocabulary',
      'codes: { levels: { "1": { label: one, formerly: 01 }, "2": { label: two, parent: 1 } } }\nfacts: { level: { type: code, codes: levels, label: l } }',
    ],
    [
      'bounds of facts',
      'vocabulary',
      'facts: { a: { type: money, label: l, min: 1.5亿 }, b: { type: date, label: l, min: 2020-01-01 } }',
    ],
    [
      'stacking rules',
      'stacking',
      'stacking: [{ rule: cap, items: [p/*], max: { lowest: [500万, revenue] }, per: year }, { rule: top-up, ladder: [a/b, c/d] }]',
    ],
    [
      'what is known of a fact',
      'profile',
      facts(
        'staff: { value: 86, source: 市人力社保局, asOf: 2025-09-30 }, assets: { min: 2000万, max: }, revenue: { 2023: 9000万, 2024: { min: 1, source: s }, ２０２２: null }, dishonest: null, titles: { has: [high-tech], hasNot: zjtx-provincial }',
      ),
    ],
    ['codes of profiles as they are found', 'profile', facts('region: 331021, industry: Ｃ３４８４')],
    ['a series without a year', 'profile', facts('revenue: 1.2亿')],
    ['a fact of a document', 'profile', facts('yuhuan-2023/entryMonth: 3')],
    [
      'several profiles in one file',
      'profile',
      '- { enterprise: 91331002MA28G00X0X }\n- { enterprise: 1, facts: , grants: , name: , note: n }',
    ],
    ['grants', 'profile', 'enterprise: x\ngrants: [{ item: a/b, date: 2024-06-01, amount: 20万, year: 2023 }]'],
    [
      'what a test expects',
      'test',
      'asOf: 2025-01-01\ncases: [{ title: t, facts: { staff: 1 }, expect: { a: { amount: { min: 0, max: } }, b: { amount: , open: false, missing: [revenue@2024] } } }]',
    ],
  ])('%s', (_, kind, yaml) => {
    const validate = validators[kind];
    validate(parse(yaml));
    expect(validate.errors ?? []).toEqual([]);
  });

  it.each([...FORMS, ...MODIFIERS].map((form) => [form.name, form.example] as const))(
    'the example of %s',
    (_, example) => {
      expect(accepts('vocabulary', `facts: { x: { type: decimal, label: l, derive: ${example} } }`)).toBe(true);
    },
  );
});

describe('the schemas of the files refuse', () => {
  it.each<[string, SchemaKind, string]>([
    ['an unknown key of an item', 'policy', policy('ammount: 20万')],
    ['an unknown key of a policy', 'policy', `${when('always')}\nregions: "331083"`],
    ['a policy without a title', 'policy', 'policy: p\nitems: [{ id: a, title: t, when: always }]'],
    ['an item without a title', 'policy', 'policy: p\ntitle: t\nitems: [{ id: a, when: always }]'],
    ['a policy without items', 'policy', 'policy: p\ntitle: t\nitems: []'],
    ['a kind that does not exist', 'policy', policy('kind: grant')],
    ['a delivery that does not exist', 'policy', policy('delivery: applyfree')],
    ['a region that is not in the list', 'policy', policy('region: "331099"')],
    ['a region that is not in the list, unquoted', 'policy', policy('region: 331099')],
    ['an unknown fact', 'policy', atom('staf', '>', '3')],
    ['an operator that does not exist', 'policy', atom('staff', '=>', '3')],
    ['an operator of another type', 'policy', atom('established', '>', '2020-01-01')],
    ['an operator of sets on a single code', 'policy', atom('industry', 'containsAny', '[C34]')],
    ['an operator that YAML has read as nothing', 'policy', when('{ fact: staff, operator: , value: 3 }')],
    ['a code that is not in the list', 'policy', atom('industry', 'within', 'C9999')],
    ['a list where one value stands', 'policy', atom('staff', '>', '[1, 2]')],
    ['one value where a list stands', 'policy', atom('industry', 'in', 'C34')],
    ['three ends', 'policy', atom('staff', 'between', '[1, 2, 3]')],
    ['a thousands separator', 'policy', atom('revenue', '>', '"1,000,000"')],
    ['money for a number of people', 'policy', atom('staff', '>', '20万元')],
    ['a percentage for money', 'policy', atom('revenue', '>', '3%')],
    ['a year of a fact that is no series', 'policy', atom('dishonest@2024', 'equal', 'true')],
    ['facts that cannot be compared', 'policy', atom('revenue', '>', '{ fact: staff }')],
    ['an atom without a value', 'policy', when('{ fact: staff, operator: ">" }')],
    ['an empty group', 'policy', when('{ all: [] }')],
    ['a list as a condition', 'policy', when('[{ condition: sme }]')],
    ['two conditions in one', 'policy', when('{ all: [always], any: [always] }')],
    ['an unknown named condition', 'policy', when('{ condition: smes }')],
    ['an unknown form', 'policy', policy('amount: { share: 15%, of: revenue }')],
    ['a form without a key that it needs', 'policy', policy('amount: { rate: 15% }')],
    ['a key of another form', 'policy', policy('amount: { sum: [1, 2], of: revenue }')],
    ['a ratio of three', 'policy', policy('amount: { ratio: [1, 2, 3] }')],
    ['a rounding without its mode', 'policy', policy('amount: { sum: [1, 2], round: { to: 100 } }')],
    ['an unknown standard table', 'policy', policy('amount: { table: size-2011 }')],
    [
      'an unknown fact deep in an amount',
      'policy',
      policy('amount: { sum: [{ times: [2, { lowest: [revenu, 1] }] }] }'),
    ],
    ['rates in bands by rows', 'policy', policy('amount: { bands: { of: revenue, rows: [{ from: 0, rate: 1% }] } }')],
    ['a limit of nothing', 'policy', policy('limit: { per: year }')],
    ['a period that is none', 'policy', policy('limit: { times: 1, per: 2 years }')],
    ['a date with one digit', 'policy', policy('effective: { from: 2025-7-1 }')],
    ['a month that does not exist', 'policy', policy('window: { from: 13-01 }')],
    ['a fact without a label', 'vocabulary', 'facts: { a: { type: money } }'],
    ['a type that does not exist', 'vocabulary', 'facts: { a: { type: number, label: l } }'],
    ['codes without a list', 'vocabulary', 'facts: { a: { type: codes, label: l } }'],
    ['bounds of a boolean', 'vocabulary', 'facts: { a: { type: boolean, label: l, min: 0 } }'],
    ['a name of a fact that begins with a digit', 'vocabulary', 'facts: { 1a: { type: text, label: l } }'],
    ['a cap without its amount', 'stacking', 'stacking: [{ rule: cap, items: [a/b] }]'],
    ['a ladder of something else', 'stacking', 'stacking: [{ rule: highest, ladder: [a/b, c/d] }]'],
    ['a profile of nobody', 'profile', 'facts: {}'],
    ['an unknown fact of a profile', 'profile', facts('staf: 3')],
    ['the as-of date of a profile', 'profile', facts('asOf: 2025-01-01')],
    ['a fraction of a person', 'profile', facts('staff: 8.5')],
    ['a value below the bounds', 'profile', facts('staff: -1')],
    ['years of a fact that is no series', 'profile', facts('staff: { 2024: 3 }')],
    ['a value and bounds', 'profile', facts('staff: { value: 3, min: 1 }')],
    ['bounds of a code', 'profile', facts('industry: { min: C34 }')],
    ['one title where a list stands', 'profile', facts('titles: high-tech')],
    ['provenance without a value', 'profile', facts('staff: { source: 市统计局 }')],
    ['a grant without a date', 'profile', 'enterprise: x\ngrants: [{ item: a/b }]'],
    ['a verdict that does not exist', 'test', 'cases: [{ title: t, expect: { a: { verdict: yes } } }]'],
    ['an amount with one end', 'test', 'cases: [{ title: t, expect: { a: { amount: { min: 0 } } } }]'],
    ['a case that expects nothing', 'test', 'cases: [{ title: t }]'],
  ])('%s', (_, kind, yaml) => {
    expect(accepts(kind, yaml)).toBe(false);
  });
});

/*
 * INVARIANT: what the check accepts, the schemas accept. Every file is changed in one place after another; what the check
 * still lets through must not be underlined in an editor.
 */
describe('the schemas never refuse what the check accepts', () => {
  const VARIANTS: readonly unknown[] = [
    0,
    1.5,
    331083,
    '331083',
    'c3484',
    ' C34 ',
    '２０',
    '5万',
    '20万元',
    '3%',
    '8‰',
    '1e3',
    '2024-02-29',
    '0111',
    '91E5',
    true,
    'true',
    null,
    '',
    'always',
    'unstated',
    'staff',
    'revenue@-2',
    'good-standing',
    '03-01',
    'P2Y',
    'year',
    [],
    ['high-tech'],
    ['C34', 'F'],
    {},
    { zh: 'x' },
    { en: 'x' },
    { fact: 'staff' },
    { value: 3, asOf: '2025-01-01' },
    { min: 1, max: null },
    { 2024: 1 },
    { sum: [1, 'revenue'] },
    { condition: 'sme' },
    { not: 'always' },
    { fact: 'staff', operator: '>', value: 3 },
  ];

  type Path = readonly (string | number)[];

  function* pathsOf(value: unknown, above: Path = []): Generator<Path> {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
      const path = [...above, key];
      yield path;
      yield* pathsOf((value as Record<string | number, unknown>)[key], path);
    }
  }

  function changed(
    value: unknown,
    path: Path,
    change: (inside: Record<string | number, unknown>, key: string | number) => void,
  ): unknown {
    const copy = structuredClone(value);
    const inside = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], copy);
    change(inside as Record<string | number, unknown>, path[path.length - 1]!);
    return copy;
  }

  /** `count` changes of a file, spread over it and over the variants, always the same. */
  function changesOf(text: string, count: number, seed: number): readonly string[] {
    const value: unknown = parse(text);
    const paths = [...pathsOf(value)];
    return Array.from({ length: count }, (_, n) => {
      const mixed = (n * 2_654_435_761 + seed * 40_503) >>> 0;
      const path = paths[mixed % paths.length]!;
      const variant = VARIANTS[(mixed >>> 8) % (VARIANTS.length + 1)];
      return stringify(
        changed(value, path, (inside, key) => {
          if (variant !== undefined) inside[key] = structuredClone(variant);
          else if (Array.isArray(inside)) inside.splice(Number(key), 1);
          else delete inside[key];
        }),
      );
    });
  }

  /** What the check lets through of changes of some files, and the schema refuses. */
  function wronglyRefused(
    kind: SchemaKind,
    files: readonly RuleFile[],
    changesEach: number,
    checks: (file: RuleFile) => readonly Diagnostic[],
  ): readonly string[] {
    const accepted = files.flatMap(({ name, text }, seed) =>
      changesOf(text as string, changesEach, seed).filter((change) => !hasErrors(checks({ name, text: change }))),
    );
    // Else the changes would say nothing.
    expect(accepted.length).toBeGreaterThan((files.length * changesEach) / 20);
    return accepted.filter((change) => !validators[kind](parse(change))).slice(0, 3);
  }

  const words = ruleFiles.filter(({ name }) => kindOf(name) === 'vocabulary');

  it('of profiles', () => {
    const wrong = wronglyRefused('profile', profileFiles, runs(25, 500), (file) => {
      const { source, root, diagnostics } = parseDocument(file);
      return [...diagnostics, ...(root ? checkProfile(source, root, vocabulary).diagnostics : [])];
    });
    expect(wrong).toEqual([]);
  });

  it('of policies', () => {
    const policies = ruleFiles.filter(({ name }) => kindOf(name) === 'policy');
    // What one policy says of others that are not here is no matter of its own file.
    const elsewhere = ['unknown-superseded', 'unknown-stacked'];
    const wrong = wronglyRefused('policy', policies, runs(3, 60), (file) =>
      checkRules([...words, file]).diagnostics.filter(({ code }) => !elsewhere.includes(code)),
    );
    expect(wrong).toEqual([]);
  });

  it('of vocabularies', () => {
    const wrong = wronglyRefused(
      'vocabulary',
      words,
      runs(3, 60),
      (file) => checkRules(words.map((other) => (other.name === file.name ? file : other))).diagnostics,
    );
    expect(wrong).toEqual([]);
  });
});

describe('the schemas', () => {
  it('stay far below a megabyte each', () => {
    for (const schema of Object.values(schemas))
      expect(Buffer.byteLength(JSON.stringify(schema))).toBeLessThan(500_000);
  });

  it('know every form and operator of the registries', () => {
    const text = JSON.stringify(schemas.policy);
    for (const { name } of FORMS) expect(text).toContain(`"form.${name}"`);
    const { operators } = schemas.policy.definitions as { operators: { enum: readonly string[] } };
    expect(operators.enum).toEqual(OPERATORS.flatMap(({ name, symbols }) => [name, ...symbols]));
  });

  it('explain every key of the files', () => {
    const silent = new Set<string>();
    const visit = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [keyword, value] of Object.entries(schema)) {
        if (keyword === 'enum') continue;
        if (keyword === 'properties' && !path.endsWith('/then') && !path.endsWith('/if')) {
          for (const [key, inside] of Object.entries(value as Record<string, unknown>))
            if (typeof inside === 'object' && !('description' in (inside as object))) silent.add(`${path}/${key}`);
        }
        visit(value, `${path}/${keyword}`);
      }
    };
    for (const kind of ['policy', 'vocabulary', 'stacking', 'profile', 'test'] as const) visit(schemas[kind], kind);
    expect([...silent].filter((path) => !/^\w+\/definitions\/(form|atom|quantity)\b/.test(path))).toEqual([]);
  });

  it('explain codes in the order of their list', () => {
    const { 'codes.size-2017': sizes } = schemas.policy.definitions as Record<
      string,
      Record<string, readonly string[]>
    >;
    expect(sizes!.enum).toEqual(['large', 'medium', 'small', 'micro']);
    expect(sizes!.enumDescriptions!.map((text) => text.split('\n')[0])).toEqual(['大型', '中型', '小型', '微型']);
  });

  it('explain a fact by label, unit, holder and question', () => {
    const { given } = schemas.profile.definitions as Record<
      string,
      { properties: Record<string, { description: string }> }
    >;
    expect(given!.properties.staff!.description).toBe(
      '从业人员数 · 人 · 市人力社保局、市统计局\nstaff\n企业现有从业人员多少人？\nHow many people work for the enterprise?',
    );
  });

  it('take dotted facts in groups too', () => {
    const dotted = `facts: { rd.expense: { type: money, label: l }, rd.staff.full: { type: integer, label: l } }`;
    const { profile } = validatorsOf(checkRules([{ name: 'vocabulary/v.yaml', text: dotted }]).vocabulary);
    expect(profile(parse(facts('rd: { expense: 3万, staff: { full: 3 } }')))).toBe(true);
    expect(profile(parse(facts('rd.expense: 3万, rd: { staff.full: 3 }')))).toBe(true);
    expect(profile(parse(facts('rd: { expence: 3万 }')))).toBe(false);
  });

  it('are made of an empty vocabulary too', () => {
    const empty = validatorsOf({ facts: new Map(), codes: new Map(), conditions: new Map() });
    expect(empty.policy(parse(when('always')))).toBe(true);
    expect(empty.policy(parse(atom('staff', '>', '3')))).toBe(false);
  });
});
