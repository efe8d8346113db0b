import chunk from 'lodash/chunk.js';
import type { FactColumn, Given, Rows } from '../../../src/engines/columnar/index.ts';
import { hasErrors, loadRules, type RuleSet } from '../../../src/index.ts';
import type { World } from '../../../src/kernel/world.ts';
import { fromDay, parseDay } from '../../../src/value/civil-date.ts';
import type { CodeTree } from '../../../src/value/code-tree.ts';
import { BOOLEANS, exactNumber, type OptionDomain, type SetDomain } from '../../../src/value/domain.ts';
import { point } from '../../../src/value/interval.ts';
import { fromInteger, ZERO } from '../../../src/value/rational.ts';
import { type Register, titlesIn, UNKNOWN } from './register.ts';
import { COUNTIES, type Condition, dateOf, INDUSTRIES, type Item, TITLES } from './rules.ts';

export const AS_OF = parseDay('2025-11-01')!;

const VOCABULARY = `facts:
  region: { type: code, codes: region, label: 所在地 }
  industry: { type: code, codes: gbt4754-2017, label: 行业 }
  staff: { type: integer, min: 0, label: 从业人员 }
  revenue: { type: money, label: 营业收入 }
  assets: { type: money, label: 资产总额 }
  capital: { type: money, label: 注册资本 }
  research: { type: money, label: 研发费用 }
  since: { type: date, label: 成立日期 }
  titles: { type: codes, codes: titles, label: 资质 }
  aboveScale: { type: boolean, label: 规上 }
  exporter: { type: boolean, label: 出口 }
  dishonest: { type: boolean, label: 失信 }
codes:
  titles:
${TITLES.map((title) => `    ${title}: { label: ${title} }`).join('\n')}
`;

/** The items as rule files, a thousand in each. */
export function rulesOf(items: readonly Item[]): RuleSet {
  const policies = chunk(items, 1000).map((some, at) => ({
    name: `policy-${at}.yaml`,
    text: `policy: policy-${at}
title: 对比
effective: { from: 2024-01-01, until: 2027-12-31 }
items:
${some.map(({ name, when }) => `  - { id: ${name}, title: ${name}, kind: qualification, when: ${write(when)} }`).join('\n')}
`,
  }));
  const { rules, diagnostics } = loadRules([{ name: 'vocabulary/bench.yaml', text: VOCABULARY }, ...policies]);
  if (hasErrors(diagnostics)) throw new Error(`the rules have errors: ${JSON.stringify(diagnostics[0]?.what)}`);
  // Engines answer in the order of the items.
  const inOrder = rules.compiled.items.every(({ item }, at) => item.name.endsWith(`/${items[at]!.name}`));
  if (!inOrder) throw new Error('the items come in another order');
  return rules;
}

function write(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return `{ ${condition.kind}: [${condition.of.map(write).join(', ')}] }`;
    case 'not':
      return `{ not: ${write(condition.of)} }`;
    case 'one-of': {
      const fact = condition.fact === 'county' ? 'region' : 'industry';
      return atom(fact, 'within', `[${condition.codes.map((code) => `"${code}"`).join(', ')}]`);
    }
    case 'at-least':
    case 'below': {
      const { fact, kind, than } = condition;
      if (fact === 'since') return atom(fact, kind === 'below' ? 'before' : 'onOrAfter', dateOf(than));
      return atom(fact, kind === 'below' ? '<' : '>=', String(than));
    }
    case 'between':
      return atom(condition.fact, 'between', `[${condition.from}, ${condition.to}]`);
    case 'is':
      return atom(condition.fact, 'equal', String(condition.value));
    case 'has':
      return atom('titles', 'contains', condition.title);
    default:
      return condition satisfies never;
  }
}

const atom = (fact: string, operator: string, value: string): string =>
  `{ fact: ${fact}, operator: "${operator}", value: ${value} }`;

/** The register as the engines of huiqi read it. */
export function rowsOf({ vocabulary }: RuleSet, register: Register): Rows {
  const tree = (name: string): CodeTree => vocabulary.facts.get(name)!.codes!;
  const columns = new Map<string, FactColumn>();
  const listed = (ids: Uint8Array, known: readonly Given[]): FactColumn => ({
    kind: 'dictionary',
    ids: ids.map((id) => (id === UNKNOWN ? known.length : id)),
    domains: [...known, null],
  });
  columns.set(
    'region',
    listed(
      register.county,
      COUNTIES.map((code) => option(tree('region'), code)),
    ),
  );
  columns.set(
    'industry',
    listed(
      register.industry,
      INDUSTRIES.map((code) => option(tree('industry'), code)),
    ),
  );
  columns.set(
    'titles',
    listed(
      register.titles,
      Array.from({ length: 1 << TITLES.length }, (_, bits) => titleSet(tree('titles'), bits)),
    ),
  );
  const no = { kind: 'option', tree: BOOLEANS, options: [0, 0] } as const;
  const yes = { kind: 'option', tree: BOOLEANS, options: [1, 1] } as const;
  for (const [name, column] of Object.entries(register.flags)) columns.set(name, listed(column, [no, yes]));
  for (const [name, values] of Object.entries(register.numbers))
    columns.set(name, { kind: 'numbers', values, others: null, domains: [null] });
  const world = (row: number): World => ({
    asOf: AS_OF,
    asOfYear: fromDay(AS_OF).year,
    given: (fact) => {
      const column = columns.get(fact);
      if (column === undefined) return fact === 'asOf' ? exactNumber(fromInteger(AS_OF)) : undefined;
      if (column.kind === 'dictionary') return column.domains[column.ids[row]!];
      const value = column.values[row]!;
      return Number.isNaN(value) ? null : exactNumber(fromInteger(value));
    },
    granted: () => point(ZERO),
  });
  return { count: register.count, world, hasGrants: () => false, column: (fact) => columns.get(fact) };
}

function option(tree: CodeTree, code: string): OptionDomain {
  const at = tree.index.get(code);
  if (at === undefined) throw new Error(`${tree.name} has no ${code}`);
  return { kind: 'option', tree, options: [at, tree.last[at]!] };
}

function titleSet(tree: CodeTree, bits: number): SetDomain {
  const has = new Set(titlesIn(bits).map((title) => tree.index.get(title)!));
  return { kind: 'set', tree, alternatives: [{ has, lacks: 'rest' }] };
}
