import type { CompiledItem } from '../../../src/compile/index.ts';
import type { Rows } from '../../../src/engines/columnar/index.ts';
import { Evaluation, EvaluationMemory } from '../../../src/kernel/evaluate.ts';
import { answer, byReference } from '../../../src/match/answer.ts';
import type { Pairs } from '../../../src/match/many/pairs.ts';
import type { Tally } from '../../../src/match/many/tally.ts';
import type { Result } from '../../../src/match/result.ts';
import type { RuleSet } from '../../../src/match/rule-set.ts';
import type { Profile } from '../../../src/policy/profile.ts';
import { DELIVERIES, VERDICTS, type Verdict } from '../../../src/policy/types.ts';

const NOBODY: Profile = {
  enterprise: '',
  facts: new Map(),
  grants: [],
  source: { name: '', text: '' },
  span: { start: 0, end: 0 },
};

const fenOf = (yuan: number): number => Math.round(yuan * 100);

/** Matches many by the reference, each by itself and from nothing: what every faster way has to say too. */
export class OneByOne {
  constructor(
    private readonly rules: RuleSet,
    private readonly asOf: number,
    private readonly items: readonly CompiledItem[] = rules.compiled.items,
  ) {}

  match(
    rows: Rows,
    attested: Rows,
    wanted: readonly Verdict[] | null,
  ): { readonly tally: Tally; readonly pairs: Pairs | null } {
    const tally = tallyOf(rows.count, this.items);
    const missings: string[][] = [[]];
    const found: { row: number; item: number; result: Result; missing: number }[] = [];
    for (let row = 0; row < rows.count; row++) {
      const results = this.resultsOf(rows, attested, row);
      count(tally, results, this.labelOf(rows, row, 'region'), this.labelOf(rows, row, 'size'));
      results.forEach((result, item) => {
        if (!wanted?.includes(result.verdict)) return;
        if (result.missing.length > 0) missings.push([...result.missing]);
        found.push({ row, item, result, missing: result.missing.length > 0 ? missings.length - 1 : 0 });
      });
    }
    const amount = (of: (amount: NonNullable<Result['amount']>) => number) =>
      Float64Array.from(found, ({ result }) => (result.amount === null ? Number.NaN : of(result.amount)));
    const pairs: Pairs = {
      count: found.length,
      rows: Int32Array.from(found, ({ row }) => row),
      items: Int32Array.from(found, ({ item }) => item),
      verdicts: Uint8Array.from(found, ({ result }) => VERDICTS.indexOf(result.verdict)),
      amountMin: amount(({ min }) => fenOf(min)),
      amountMax: amount(({ max }) => (max === null ? Infinity : fenOf(max))),
      deliveries: Uint8Array.from(found, ({ result }) => DELIVERIES.indexOf(result.delivery)),
      missing: Uint32Array.from(found, ({ missing }) => missing),
      missings,
    };
    return { tally, pairs: wanted && pairs };
  }

  private resultsOf(rows: Rows, attested: Rows, row: number): readonly Result[] {
    const { rules, asOf, items } = this;
    const evaluationOf = (of: Rows) => new Evaluation(of.world(row), new EvaluationMemory(rules.compiled.nodes));
    const enquiry = {
      rules,
      asOf,
      items,
      profile: NOBODY,
      diagnostics: [],
      evaluation: evaluationOf(rows),
      attested: evaluationOf(attested),
    };
    return answer(enquiry, byReference(enquiry)).results;
  }

  /** The lowest code at or below which everything lies that it may be. */
  private labelOf(rows: Rows, row: number, fact: string): string {
    const declared = this.rules.vocabulary.facts.get(fact);
    if (declared?.type !== 'code') return '';
    const node = this.rules.compiled.lowering.fact({ fact, year: null });
    const domain = new Evaluation(rows.world(row)).value(node);
    if (domain.kind !== 'option') throw new TypeError(`${fact} is no code`);
    const { tree, options } = domain;
    const covers = (at: number): boolean => at <= options[0]! && tree.last[at]! >= options[options.length - 1]!;
    const covering = tree.entries.flatMap((_, at) => (covers(at) ? [at] : []));
    // In preorder what lies lower comes later.
    return tree.entries[covering[covering.length - 1] ?? -1]?.code ?? '';
  }
}

type Counts<T> = T extends bigint | null ? T : T extends object ? { -readonly [K in keyof T]: Counts<T[K]> } : T;
type Mutable = Counts<Tally>;

function tallyOf(rows: number, items: readonly CompiledItem[]): Mutable {
  return {
    rows,
    items: items.map(({ amount }) => ({
      eligible: 0,
      review: 0,
      undetermined: 0,
      ineligible: 0,
      amount: amount === null ? null : { min: 0n, max: 0n },
      missing: {},
    })),
    byRegion: {},
    bySize: {},
  };
}

type Group = Mutable['byRegion'][string];

const groupIn = (groups: Record<string, Group>, label: string): Group => {
  groups[label] ??= { enterprises: 0, eligible: 0, review: 0, undetermined: 0, amount: { min: 0n, max: 0n } };
  return groups[label];
};

function count(tally: Mutable, results: readonly Result[], region: string, size: string): void {
  const byRegion = groupIn(tally.byRegion, region);
  const bySize = groupIn(tally.bySize, size);
  byRegion.enterprises++;
  bySize.enterprises++;
  results.forEach(({ verdict, amount, missing }, at) => {
    const item = tally.items[at]!;
    item[verdict]++;
    if (verdict === 'ineligible') return;
    for (const group of [byRegion, bySize]) group[verdict]++;
    if (verdict === 'undetermined') for (const fact of missing) item.missing[fact] = (item.missing[fact] ?? 0) + 1;
    if (amount === null) return;
    const max = amount.max === null ? null : BigInt(fenOf(amount.max));
    for (const sum of [item.amount!, byRegion.amount, bySize.amount]) {
      if (verdict !== 'undetermined') sum.min += BigInt(fenOf(amount.min));
      sum.max = sum.max === null || max === null ? null : sum.max + max;
    }
  });
}
