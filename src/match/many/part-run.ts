import { type AmountColumn, BATCH, type Decider, type ItemPlanes, type Plane } from '../../engines/columnar/index.ts';
import { DELIVERIES, type Delivery, VERDICTS, type Verdict } from '../../policy/types.ts';
import { addGroups, addRecords } from './add-tallies.ts';
import type { Attested } from './attested.ts';
import { type Grouping, type Segment, segmentsOf } from './groups.ts';
import type { MissingLists } from './missing-lists.ts';
import { MoneySum } from './money-sum.ts';
import { PairList } from './pair-list.ts';
import { GroupCount, ItemCount } from './tallies.ts';
import type { GroupTally, Tally } from './tally.ts';
import type { WaitingRows } from './waiting-rows.ts';

/** What is needed of an item. */
export interface ItemPlan {
  readonly planes: ItemPlanes;
  /** The verdict of those for whom all gates hold. */
  readonly settled: 'eligible' | 'review';
  readonly amount: AmountColumn | null;
  readonly delivery: Delivery;
}

/** Those whom an item reaches in a block. */
interface Reached {
  readonly plane: Plane;
  readonly found: number;
  readonly segments: readonly Segment[];
  readonly isSettled: boolean;
}

/** The rows of an item whose amounts differ and are only added up. */
export interface Unpaid {
  readonly settled: WaitingRows;
  readonly undetermined: WaitingRows;
}

/** So many rows wait at most, of all items together. */
const MOST_UNPAID = 1 << 22;

/** Takes some places of the order, of which the amounts are those that were reckoned last. */
type Put = (places: Int32Array) => void;

const minOf = (amount: AmountColumn | null, at: number): number => amount?.min[at] ?? Number.NaN;
const maxOf = (amount: AmountColumn | null, at: number): number => amount?.max[at] ?? Number.NaN;
const codeOf = (verdict: Verdict): number => VERDICTS.indexOf(verdict);
const deliveryCode = (delivery: Delivery): number => DELIVERIES.indexOf(delivery);

/** Matches one part, block by block. */
export class PartRun {
  readonly list: PairList | null;
  private readonly counts: readonly ItemCount[];
  private readonly groupCounts: readonly GroupCount[];
  private missingOf = new Uint32Array(0);
  private readonly deliveries = new Uint8Array(BATCH);
  private readonly sum = new MoneySum();
  private waiting = 0;

  constructor(
    private readonly decider: Decider,
    private readonly items: readonly ItemPlan[],
    /** By item. */
    private readonly unpaid: readonly Unpaid[],
    private readonly grouping: Grouping,
    private readonly wanted: ReadonlySet<Verdict> | null,
    private readonly missings: MissingLists,
    /** Null where nobody asks how items are delivered, or none is given without an application. */
    private readonly attested: Attested | null,
  ) {
    this.counts = items.map(({ amount }) => new ItemCount(amount !== null));
    this.groupCounts = grouping.groups.map(({ from, to }) => new GroupCount(to - from));
    this.list = wanted === null ? null : new PairList();
    // Who was to be paid when something went wrong is not paid now.
    for (const { settled, undetermined } of unpaid) for (const rows of [settled, undetermined]) rows.take();
  }

  /** Matches the block that begins at a place of the order; how many rows it has. */
  block(start: number): number {
    const { decider } = this;
    const rows = decider.decide(start);
    const segments = segmentsOf(this.grouping, start, start + rows);
    this.attested?.decide(start);
    if (this.missingOf.length < rows) this.missingOf = new Uint32Array(rows);
    decider.groups.forEach(({ from, to }, group) => {
      decider.decideGroup(group);
      for (let item = from, asks = true; item < to; item++) {
        const plan = this.items[item]!;
        const { yes, may } = plan.planes;
        const held = decider.count(yes);
        const reached = decider.count(may);
        if (this.wanted?.has('ineligible') && reached < rows) this.listIneligible(item, may, start, rows);
        if (held > 0) this.settled(item, plan, held, segments);
        if (reached === held) continue;
        if (asks) decider.decideMissing();
        asks = false;
        this.undetermined(item, plan, reached - held, start, segments);
      }
    });
    if (this.waiting > MOST_UNPAID) this.payRest();
    return rows;
  }

  private settled(item: number, plan: ItemPlan, held: number, segments: readonly Segment[]): void {
    const { planes, settled, amount } = plan;
    const { order } = this.grouping;
    this.counts[item]![settled] += held;
    for (const { group, from, to } of segments)
      this.groupCounts[group]![settled] += this.decider.countRange(planes.yes, from, to);
    const verdict = codeOf(settled);
    const put: Put = (places) => {
      const deliveries = this.deliveriesOf(item, plan, places);
      for (let at = 0; at < places.length; at++)
        this.list!.add(order[places[at]!]!, item, verdict, minOf(amount, at), maxOf(amount, at), deliveries[at]!, 0);
    };
    const reached = { plane: planes.yes, found: held, segments, isSettled: true };
    this.pay(item, plan, reached, this.wanted?.has(settled) ? put : null);
  }

  private undetermined(item: number, plan: ItemPlan, open: number, start: number, segments: readonly Segment[]): void {
    const { planes, amount } = plan;
    const { decider, missingOf, missings } = this;
    const { order } = this.grouping;
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
    const put: Put = (places) => {
      for (let at = 0; at < places.length; at++) {
        const missing = missingOf[places[at]! - start]!;
        this.list!.add(order[places[at]!]!, item, verdict, minOf(amount, at), maxOf(amount, at), delivery, missing);
      }
    };
    const reached = { plane: planes.undetermined, found: open, segments, isSettled: false };
    this.pay(item, plan, reached, isListed ? put : null);
  }

  /** Adds up what those who are reached get, and hands them to `put` in batches if they are listed. */
  private pay(item: number, { amount }: ItemPlan, reached: Reached, put: Put | null): void {
    const { plane, found, segments, isSettled } = reached;
    const same = amount?.same() ?? null;
    if (same !== null) {
      this.counts[item]!.pay(same, found, isSettled);
      for (const { group, from, to } of segments)
        this.groupCounts[group]!.pay(same, this.decider.countRange(plane, from, to), isSettled);
    }
    const differs = amount !== null && same === null;
    if (put === null && !differs) return;
    const list = this.decider.list(plane);
    if (put === null) {
      this.unpaid[item]![isSettled ? 'settled' : 'undetermined'].add(list);
      this.waiting += list.length;
      return;
    }
    for (let from = 0; from < list.length; from += BATCH) {
      const places = list.subarray(from, from + BATCH);
      amount?.reckon(places, places.length);
      if (differs) this.payEach(item, amount, places, isSettled);
      put(places);
    }
  }

  /** Adds up what those get who still wait for it: to be called at the end. */
  payRest(): void {
    this.items.forEach(({ amount }, item) => {
      if (amount === null) return;
      const { settled, undetermined } = this.unpaid[item]!;
      this.payAll(item, amount, settled.take(), true);
      this.payAll(item, amount, undetermined.take(), false);
    });
    this.waiting = 0;
  }

  private payAll(item: number, amount: AmountColumn, rows: Int32Array, isSettled: boolean): void {
    for (let from = 0; from < rows.length; from += BATCH) {
      const places = rows.subarray(from, from + BATCH);
      amount.reckon(places, places.length);
      this.payEach(item, amount, places, isSettled);
    }
  }

  private payEach(item: number, { min, max }: AmountColumn, places: Int32Array, isSettled: boolean): void {
    const { sum } = this;
    const { groups } = this.grouping;
    let group = 0;
    let from = 0;
    while (from < places.length) {
      while (groups[group]!.to <= places[from]!) group++;
      const end = groups[group]!.to;
      let to = from + 1;
      while (to < places.length && places[to]! < end) to++;
      sum.clear();
      sum.addEach(min, max, from, to, isSettled);
      this.counts[item]!.paySum(sum);
      this.groupCounts[group]!.paySum(sum);
      from = to;
    }
  }

  /** The lower of the item's own and what can be given now (FORMAT, section 4). */
  private deliveriesOf(item: number, { settled, delivery, amount }: ItemPlan, places: Int32Array): Uint8Array {
    const found = this.deliveries;
    const [free, direct] = [deliveryCode('apply-free'), deliveryCode('direct')];
    if (settled === 'review') found.fill(deliveryCode('application'));
    else if (delivery !== 'apply-free' || this.attested === null) found.fill(Math.min(deliveryCode(delivery), direct));
    else {
      const certain = this.attested.certain(item, places, amount);
      for (let at = 0; at < places.length; at++) found[at] = certain[at] === 1 ? free : direct;
    }
    return found;
  }

  private listIneligible(item: number, may: Plane, start: number, rows: number): void {
    const verdict = codeOf('ineligible');
    const delivery = deliveryCode('application');
    for (let place = start; place < start + rows; place++)
      if (!this.decider.has(may, place))
        this.list!.add(this.grouping.order[place]!, item, verdict, Number.NaN, Number.NaN, delivery, 0);
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
