import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REGISTRIES, registryText } from '../scripts/registries.ts';
import { loadRules } from '../src/index.ts';
import { OPERATOR_SPELLINGS, OPERATORS, operatorOf } from '../src/operators/index.ts';
import { FACT_TYPES } from '../src/policy/types.ts';
import { FORMS, MODIFIERS } from '../src/quantities/index.ts';
import { type ConformanceCase, loadCases } from './conformance/load-cases.ts';
import { isMap, type Plain, type PlainMap } from './conformance/plain.ts';

const CASE_FILES = loadCases();
const ABOUT = new Set(CASE_FILES.map(({ path, about }) => `${path.split('/')[0]} ${about}`));

describe.each(REGISTRIES)('the registry of $folder', (registry) => {
  it('is what the script would write', () => {
    expect(readFileSync(`${registry.folder}/registry.ts`, 'utf8')).toBe(registryText(registry));
  });

  it('holds what every file of the folder exports, once', async () => {
    const exported: string[] = [];
    for (const file of readdirSync(registry.folder).filter((name) => name.endsWith('.ts') && name !== 'registry.ts')) {
      const module: Record<string, readonly { readonly name: string }[]> = await import(
        `../${registry.folder}/${file}`
      );
      exported.push(...(module[registry.exported] ?? []).map(({ name }) => name));
    }
    const registered: readonly { readonly name: string }[] = registry.all === 'OPERATORS' ? OPERATORS : FORMS;
    expect(registered.map(({ name }) => name).sort()).toEqual(exported.sort());
    expect(new Set(exported).size).toBe(exported.length);
  });
});

describe('operators', () => {
  it('are those of the file format', () => {
    const names = ['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive', 'in'];
    names.push('notIn', 'contains', 'doesNotContain', 'between', 'within', 'notWithin', 'containsAny', 'containsAll');
    names.push('containsNone', 'mentions', 'before', 'onOrBefore', 'after', 'onOrAfter');
    expect(OPERATORS.map(({ name }) => name).sort()).toEqual(names.sort());
  });

  it('share no spelling', () => {
    const spellings = OPERATORS.flatMap(({ name, symbols }) => [name, ...symbols]);
    expect(new Set(spellings).size).toBe(spellings.length);
    expect([...OPERATOR_SPELLINGS].sort()).toEqual(spellings.sort());
  });

  it.each(OPERATORS)('$name reads in both languages, with its fact and its value in place', ({ words, meaning }) => {
    for (const text of [words.zh, words.en]) {
      expect(text.split('{fact}')).toHaveLength(2);
      expect(text.split('{value}')).toHaveLength(2);
    }
    expect(meaning.zh).not.toBe('');
    expect(meaning.en).not.toBe('');
  });

  it.each(OPERATORS)('$name compares facts of no other types than it takes', ({ takes, comparesFacts }) => {
    expect(takes.length).toBeGreaterThan(0);
    expect(comparesFacts.filter((type) => !takes.includes(type))).toEqual([]);
  });

  it.each(OPERATORS)('$name has conformance cases of every spelling', ({ name, symbols }) => {
    expect(ABOUT).toContain(`operators ${name}`);
    const { cases } = CASE_FILES.find(({ path }) => path === `operators/${name}.yaml`)!;
    const used = new Set(cases.map((one) => atomOf(one)?.operator));
    expect([name, ...symbols].filter((spelling) => !used.has(spelling))).toEqual([]);
  });

  it.each(OPERATORS)('$name has cases known true, known false and unknown of every type that it takes', (operator) => {
    const seen = new Set<string>();
    for (const one of CASE_FILES.find(({ about }) => about === operator.name)!.cases) {
      const atom = atomOf(one);
      const verdict = one.items.get('p/i')?.verdict;
      if (atom && operatorOf(String(atom.operator)) === operator) seen.add(`${typeOf(one, atom)} ${String(verdict)}`);
    }
    const wanted = operator.takes.flatMap((type) =>
      ['eligible', 'ineligible', 'undetermined'].map((verdict) => `${type} ${verdict}`),
    );
    expect(wanted.filter((each) => !seen.has(each))).toEqual([]);
  });
});

/** The condition of a case of one item, if it is a single atom. */
function atomOf({ policies }: ConformanceCase): PlainMap | null {
  const when = (policies[0]!.items as readonly PlainMap[])[0]!.when;
  return isMap(when) && when.fact !== undefined ? when : null;
}

function typeOf({ vocabulary }: ConformanceCase, { fact }: PlainMap): Plain | undefined {
  if (fact === 'asOf') return 'date';
  return ((vocabulary.facts as PlainMap)[String(fact)] as PlainMap).type;
}

describe('forms', () => {
  it('share no name, with each other or with the modifiers', () => {
    const names = [...FORMS, ...MODIFIERS].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(['literal', 'fact', 'unstated', 'value', ...[...FORMS, ...MODIFIERS].map(({ name }) => name)])(
    '%s has conformance cases',
    (name) => {
      expect(ABOUT).toContain(`forms ${name}`);
    },
  );

  it.each([...FORMS, ...MODIFIERS])('$name says what it means in both languages', ({ meaning }) => {
    expect(meaning.zh).not.toBe('');
    expect(meaning.en).not.toBe('');
  });

  it.each([...FORMS, ...MODIFIERS])('$name shows an example that a vocabulary may hold', ({ name, example }) => {
    expect(example).toContain(`${name}:`);
    const found = FACT_TYPES.map((type) => errorsOf(type, example));
    // It derives a fact of one type at least; what is wrong with the others is that they are of another type.
    expect(
      found.some((errors) => errors.length === 0),
      JSON.stringify(found),
    ).toBe(true);
  });
});

function errorsOf(type: string, example: string): readonly string[] {
  const codes = type === 'code' || type === 'codes' ? ', codes: size-2017' : '';
  const text = `
facts:
  industry: { type: code, codes: gbt4754-2017, label: 行业 }
  staff: { type: integer, label: 从业人员 }
  insuredStaff: { type: integer, label: 参保人数 }
  hires: { type: integer, label: 新招用人数 }
  revenue: { type: money, period: year, label: 营业收入 }
  assets: { type: money, label: 资产总额 }
  rdExpense: { type: money, label: 研发费用 }
  investment: { type: money, label: 投资额 }
  revenueIncrease: { type: money, label: 营收增量 }
  established: { type: date, label: 成立日期 }
  aboveScale: { type: boolean, label: 规上企业 }
  exporter: { type: boolean, label: 出口企业 }
  derived: { type: ${type}${codes}, label: 推导, derive: ${example} }
`;
  return loadRules([{ name: 'vocabulary/example.yaml', text }]).diagnostics.map(({ code }) => code);
}
