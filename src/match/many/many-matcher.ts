import once from 'lodash/once.js';
import type { CompiledItem, CompiledRules } from '../../compile/index.ts';
import {
  type AmountColumn,
  Arrays,
  amountColumns,
  Decider,
  Encoder,
  type KernelsOf,
  programOf,
  type Rows,
  reordered,
} from '../../engines/columnar/index.ts';
import type { Verdict } from '../../policy/types.ts';
import { Attested } from './attested.ts';
import { groupsOf } from './groups.ts';
import { Labels } from './labels.ts';
import { MissingLists } from './missing-lists.ts';
import type { Pairs } from './pairs.ts';
import { type ItemPlan, PartRun, type Unpaid } from './part-run.ts';
import type { Tally } from './tally.ts';
import { WaitingRows } from './waiting-rows.ts';

export interface ManyOptions {
  /** The items; all, unless given. */
  readonly items?: readonly CompiledItem[];
  /** With vectors where the platform has them, unless given. */
  readonly kernels?: KernelsOf;
}

/** What rows that were matched together come to. */
export interface ManyMatch {
  readonly tally: Tally;
  /** Null where only counts were asked for. */
  readonly pairs: Pairs | null;
}

/**
 * Matches the parts of a register one after the other with a rule set, for one day: what `match` says of each enterprise, but
 * for reasons and questions. What it finds out of values that are alike it keeps for the parts that follow.
 */
export class ManyMatcher {
  private readonly items: readonly ItemPlan[];
  /** Those of the items, each once. */
  private readonly amounts: ReadonlySet<AmountColumn>;
  private readonly unpaid: readonly Unpaid[];
  private readonly encoder: Encoder;
  private readonly regions: Labels;
  private readonly sizes: Labels;
  private readonly missings = new MissingLists();
  /** Null where no item is given without an application; made when it is first asked for. */
  private readonly attested: (() => Attested) | null;
  private decider: Decider | null = null;
  /** For the columns of the rows that are matched. */
  private readonly arrays = new Arrays();

  constructor(
    rules: CompiledRules,
    asOf: number,
    private readonly options: ManyOptions = {},
  ) {
    const items = options.items ?? rules.items;
    const program = programOf(rules, asOf, { items, missing: true });
    this.encoder = new Encoder(program, options.kernels);
    const { context } = this.encoder;
    const amountOf = amountColumns(context);
    this.regions = new Labels(rules, 'region', context);
    this.sizes = new Labels(rules, 'size', context);
    this.items = items.map(({ item, amount }, at) => ({
      planes: program.items[at]!,
      settled: item.review.length > 0 ? 'review' : 'eligible',
      amount: amount && amountOf(amount),
      delivery: item.delivery,
    }));
    this.unpaid = items.map(() => ({ settled: new WaitingRows(), undetermined: new WaitingRows() }));
    this.amounts = new Set(this.items.flatMap(({ amount }) => amount ?? []));
    const free = items.flatMap((item, at) => (item.item.delivery === 'apply-free' ? [[at, item] as const] : []));
    this.attested = free.length === 0 ? null : once(() => new Attested(rules, asOf, new Map(free), options.kernels));
  }

  /**
   * `attested` are the same rows with what is attested alone. Pairs are listed for the verdicts that are wanted, with what is
   * missing and how they are delivered; null asks for counts only.
   */
  match(rows: Rows, attested: Rows, wanted: readonly Verdict[] | null): ManyMatch {
    const grouping = groupsOf(this.regions.of(rows), this.sizes.of(rows));
    this.arrays.begin();
    const grouped = reordered(rows, grouping, this.arrays);
    const encoded = this.encoder.encode(grouped);
    if (this.decider) this.decider.load(encoded);
    else this.decider = new Decider(encoded, this.options.kernels);
    const someHaveGrants = anyHasGrants(rows);
    for (const amount of this.amounts) amount.begin(grouped, someHaveGrants);
    const asked = wanted?.includes('eligible') ? (this.attested?.() ?? null) : null;
    asked?.begin(reordered(attested, grouping, this.arrays), someHaveGrants);
    const run = new PartRun(
      this.decider,
      this.items,
      this.unpaid,
      grouping,
      wanted && new Set(wanted),
      this.missings,
      asked,
    );
    for (let start = 0; start < rows.count; ) start += run.block(start);
    run.payRest();
    return { tally: run.tally, pairs: run.list?.sorted(rows.count, this.missings.lists) ?? null };
  }
}

function anyHasGrants(rows: Rows): boolean {
  for (let row = 0; row < rows.count; row++) if (rows.hasGrants(row)) return true;
  return false;
}
