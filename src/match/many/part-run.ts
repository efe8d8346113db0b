import type { AmountColumn, Decider, FenRange, ItemPlanes, Plane } from '../../engines/columnar/index.ts';
import { DELIVERIES, type Delivery, VERDICTS, type Verdict } from '../../policy/types.ts';
import { addGroups, addRecords } from './add-tallies.ts';
import type { Attested } from './attested.ts';
import { type Grouping, type Segment, segmentsOf } from './groups.ts';
import type { MissingLists } from './missing-lists.ts';
import { PairList } from './pair-list.ts';
import { GroupCount, ItemCount } from './tallies.ts';
import type { GroupTally, Tally } from './tally.ts';

/** What is needed of an item. */
export interface ItemPlan {
  readonly planes: ItemPlanes;
  /** The verdict of those for whom all gates hold. */
  readonly settled: 'eligible' | 'review';
  readonly amount: AmountColumn | null;
  readonly delivery: Delivery;
}

const NO_AMOUNT: FenRange = { min: Number.NaN, max: Number.NaN };
const codeOf = (verdict: Verdict): number => VERDICTS.indexOf(verdict);
const deliveryCode = (delivery: Delivery): number => DELIVERIES.indexOf(delivery);

/** Matches one part, block by block. */
export class PartRun {
  readonly list: PairList | null;
  private readonly counts: readonly ItemCount[];
  private readonly groupCounts: readonly GroupCount[];
  private missingOf = new Uint32Array(0);

  constructor(
    private readonly decider: Decider,
    private readonly items: readonly ItemPlan[],
    private readonly grouping: Grouping,
    private readonly wanted: ReadonlySet<Verdict> | null,
    private readonly missings: MissingLists,
    /** Null where nobody asks how items are delivered, or none is given without an application. */
    private readonly attested: Attested | null,
  ) {
    this.counts = items.map(({ amount }) => new ItemCount(amount !== null));
    this.groupCounts = grouping.groups.map(({ from, to }) => new GroupCount(to - from));
    this.list = wanted === null ? null : new PairList();
  }

  /** Matches the block that begins at a place of the order; how many rows it has. */
  block(start: number): number {
    const { decider, items } = this;
    const rows = decider.decide(start);
    const segments = segmentsOf(this.grouping, start, start + rows);
    if (items.some(({ planes: { yes, may } }) => decider.count(yes) !== decider.count(may))) decider.decideMissing();
    this.attested?.decide(start);
    if (this.missingOf.length < rows) this.missingOf = new Uint32Array(rows);
    items.forEach((plan, item) => {
      const { yes, may } = plan.planes;
      const held = decider.count(yes);
      const reached = decider.count(may);
      if (this.wanted?.has('ineligible') && reached < rows) this.listIneligible(item, may, start, rows);
      if (held > 0) this.settled(item, plan, held, segments);
      if (reached > held) this.undetermined(item, plan, reached - held, start, segments);
    });
    return rows;
  }

  private settled(item: number, plan: ItemPlan, held: number, segments: readonly Segment[]): void {
    const { planes, settled } = plan;
    this.counts[item]![settled] += held;
    for (const { group, from, to } of segments)
      this.groupCounts[group]![settled] += this.decider.countRange(planes.yes, from, to);
    const verdict = codeOf(settled);
    const put = (place: number, row: number, told: FenRange): void =>
      this.list!.add(row, item, verdict, told, this.deliveryOf(item, plan, place, row, told), 0);
    this.pay(item, plan, planes.yes, held, segments, this.wanted?.has(settled) ? put : null);
  }

  private undetermined(item: number, plan: ItemPlan, open: number, start: number, segments: readonly Segment[]): void {
    const { planes } = plan;
    const { decider, missingOf, missings } = this;
    const count = this.counts[item]!;
    count.undetermined += open;
    for (const { group, from, to } of segments)
      this.groupCounts[group]!.undetermined += decider.countRange(planes.undetermined, from, to);
    const isListed = this.wanted?.has('undetermined') ?? false;
    if (isListed) missingOf.fill(0);
    for (const { fact, plane } of planes.missing) {
      const found = decider.count(plane);
      if (found === 0) continue;
      count.missing.set(fact, (count.missing.get(fact) ?? 0) + found);
      if (isListed)
        for (const place of decider.list(plane))
          missingOf[place - start] = missings.with(missingOf[place - start]!, fact);
    }
    const verdict = codeOf('undetermined');
    const delivery = deliveryCode('application');
    const put = (place: number, row: number, told: FenRange): void =>
      this.list!.add(row, item, verdict, told, delivery, missingOf[place - start]!);
    this.pay(item, plan, planes.undetermined, open, segments, isListed ? put : null);
  }

  /** Adds up what the rows of a plane get, and hands each to `put` if they are listed. */
  private pay(
    item: number,
    { amount, planes }: ItemPlan,
    plane: Plane,
    found: number,
    segments: readonly Segment[],
    put: ((place: number, row: number, told: FenRange) => void) | null,
  ): void {
    const { order, groupOf } = this.grouping;
    const count = this.counts[item]!;
    const isSettled = plane === planes.yes;
    const same = amount?.same() ?? null;
    if (same !== null) {
      count.pay(same, found, isSettled);
      for (const { group, from, to } of segments)
        this.groupCounts[group]!.pay(same, this.decider.countRange(plane, from, to), isSettled);
    }
    if (put === null && (amount === null || same !== null)) return;
    for (const place of this.decider.list(plane)) {
      const row = order[place]!;
      const told = amount === null ? NO_AMOUNT : (same ?? amount.at(row));
      if (amount !== null && same === null) {
        count.pay(told, 1, isSettled);
        this.groupCounts[groupOf[row]!]!.pay(told, 1, isSettled);
      }
      put?.(place, row, told);
    }
  }

  /** The lower of the item's own and what can be given now (FORMAT, section 4). */
  private deliveryOf(
    item: number,
    { settled, delivery }: ItemPlan,
    place: number,
    row: number,
    told: FenRange,
  ): number {
    if (settled === 'review') return deliveryCode('application');
    if (delivery !== 'apply-free') return Math.min(deliveryCode(delivery), deliveryCode('direct'));
    return deliveryCode(this.attested?.isCertain(item, place, row, told) ? 'apply-free' : 'direct');
  }

  private listIneligible(item: number, may: Plane, start: number, rows: number): void {
    const verdict = codeOf('ineligible');
    const delivery = deliveryCode('application');
    for (let place = start; place < start + rows; place++)
      if (!this.decider.has(may, place))
        this.list!.add(this.grouping.order[place]!, item, verdict, NO_AMOUNT, delivery, 0);
  }

  get tally(): Tally {
    const rows = this.grouping.order.length;
    return {
      rows,
      items: this.counts.map((count) => count.tally(rows)),
      byRegion: this.by('region'),
      bySize: this.by('size'),
    };
  }

  private by(kind: 'region' | 'size'): Readonly<Record<string, GroupTally>> {
    return this.grouping.groups.reduce<Readonly<Record<string, GroupTally>>>(
      (sum, group, at) => addRecords(sum, { [group[kind]]: this.groupCounts[at]!.tally() }, addGroups),
      {},
    );
  }
}
