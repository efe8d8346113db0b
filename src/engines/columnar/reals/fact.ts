import type { FactNode } from '../../../kernel/node.ts';
import { resolveYear } from '../../../policy/fact-reference.ts';
import { intersectDomains, type NumberDomain } from '../../../value/domain.ts';
import { isInteger, toNumber } from '../../../value/rational.ts';
import type { FactColumn, Given, Rows } from '../columns.ts';
import { isAllowed, LEFT, unitsOf } from '../kernels/index.ts';
import { BATCH, type RowNumbers } from '../row-numbers.ts';
import { type Block, DOUBT, ownError, POINT, type Scratch, settleAt, U } from './block.ts';
import type { Bounds, Precision } from './bounds.ts';
import { type Ends, endsOfDomain } from './constant.ts';
import { mayBeWhole } from './may-be-whole.ts';
import { Real } from './real.ts';
import { doubleInUnits, type Scale } from './scale.ts';

/** What is given of a fact, or what derives it. */
export class FactReal extends Real {
  readonly scale: Scale;
  readonly precision: Precision;
  private rows: Rows | null = null;
  private column: FactColumn | undefined;
  /** What it may be where nothing is given; null where it derives. */
  private readonly anything: Ends | null;
  /** By entry of the column: what is given; null where it derives. */
  private entries: readonly (Ends | null)[] = [];
  /** Where the ends of all rows stand in the workspace, for how many there is room, and whether they are written. */
  private lows = 0;
  private highs = 0;
  private room = 0;
  private isSpread = false;
  private readonly year: number | null;
  /** The bounds of the fact, as given and in units. */
  private readonly least: number;
  private readonly most: number;
  private readonly isIntegral: boolean;
  private readonly lowest: number;
  private readonly highest: number;
  /** Whether these two are exact. */
  private readonly areExact: boolean;
  /** Whether what derives may be whole, and these two are not: the reference then leaves only what is whole between them. */
  private readonly mayLeaveWhole: boolean;

  /** `scale` suits what is given. */
  constructor(
    scratch: Scratch,
    readonly node: FactNode,
    readonly derived: Real | null,
    scale: Scale,
    asOfYear: number,
  ) {
    super(scratch);
    this.scale = derived?.scale ?? scale;
    this.precision = derived?.precision === 'nearest' ? 'nearest' : 'whole';
    this.year = node.year && resolveYear(node.year, asOfYear);
    const { min, max, integral } = node.allowed as NumberDomain;
    this.anything = derived === null ? this.endsOf(node.allowed as NumberDomain) : null;
    this.isIntegral = integral;
    this.least = min === null ? -Infinity : toNumber(min);
    this.most = max === null ? Infinity : toNumber(max);
    const [lowest, highest] = [min, max].map((end) => end && doubleInUnits(end, this.scale));
    this.lowest = lowest?.double ?? -Infinity;
    this.highest = highest?.double ?? Infinity;
    this.areExact = (lowest?.error ?? 0) === 0 && (highest?.error ?? 0) === 0;
    const areWhole = [min, max].every((end) => end === null || isInteger(end));
    this.mayLeaveWhole = node.derive !== null && !areWhole && mayBeWhole(node.derive);
  }

  begin(rows: Rows): void {
    // Many values read one fact.
    if (this.rows === rows) return;
    this.rows = rows;
    this.isSpread = false;
    this.derived?.begin(rows);
    this.column = rows.column(this.node.name, this.year);
    this.entries = (this.column?.domains ?? []).map((given) => this.stated(given));
  }

  private stated(given: Given): Ends | null {
    const stated = given ? intersectDomains(given, this.node.allowed) : null;
    return stated === null ? this.anything : this.endsOf(stated as NumberDomain);
  }

  private endsOf(domain: NumberDomain): Ends {
    return endsOfDomain(domain, this.scale);
  }

  reckon(rows: RowNumbers, count: number): Block {
    const { scratch, derived } = this;
    const block = derived === null ? scratch.take() : derived.reckon(rows, count);
    for (let at = 0; at < count; at++) this.reckonAt(block, at, rows[at]!);
    return block;
  }

  bound(rows: RowNumbers, count: number, { low, high }: Bounds): void {
    const { derived, precision } = this;
    const { workspace } = this.scratch;
    const { kernels } = workspace;
    if (!this.isSpread) this.spread();
    if (derived !== null && derived.precision !== 'none') {
      derived.bound(rows, count, { low, high });
      const isBounded = this.lowest !== -Infinity || this.highest !== Infinity;
      const areSharp = (this.areExact || precision !== 'whole') && !this.mayLeaveWhole;
      // Others leave all in doubt that is not one number.
      if (isBounded && !areSharp) kernels.narrow(low, high, count, Infinity, -Infinity);
      else if (isBounded) kernels.narrow(low, high, count, this.lowest, this.highest);
    } else if (derived !== null) {
      workspace.doubles.fill(Number.NaN, low >> 3, (low >> 3) + count);
      workspace.doubles.fill(Number.NaN, high >> 3, (high >> 3) + count);
    }
    const numbers = workspace.put(rows, count);
    kernels.gather(this.lows, numbers, count, low);
    kernels.gather(this.highs, numbers, count, high);
  }

  /** Writes what `bound` says of each row of the part; `LEFT` of those of which it derives. */
  private spread(): void {
    const { column, entries, anything } = this;
    const { workspace } = this.scratch;
    const { count } = this.rows!;
    if (count > this.room) {
      // Parts of many lengths come one after the other, and what is taken is not given back.
      const room = 2 ** Math.ceil(Math.log2(count));
      this.lows = workspace.take(room * 8);
      this.highs = workspace.take(room * 8);
      this.room = room;
    }
    this.isSpread = true;
    const { doubles } = workspace;
    const low = this.lows >> 3;
    const high = this.highs >> 3;
    // Rows without an entry have the last.
    const last = entries.length;
    const held = [...entries, anything].map((ends) => this.heldEnds(ends));
    const ids = column === undefined ? null : column.kind === 'dictionary' ? column.ids : column.others;
    if (ids === null) {
      const ends = held[column === undefined ? last : 0]!;
      doubles.fill(ends.low, low, low + count);
      doubles.fill(ends.high, high, high + count);
    } else {
      const entryLows = Float64Array.from(held, (ends) => ends.low);
      const entryHighs = Float64Array.from(held, (ends) => ends.high);
      for (let row = 0; row < count; row++) {
        const entry = Math.min(ids[row]!, last);
        doubles[low + row] = entryLows[entry]!;
        doubles[high + row] = entryHighs[entry]!;
      }
    }
    if (column?.kind === 'numbers') this.spreadNumbers(column.values, count);
  }

  private spreadNumbers(values: Float64Array, count: number): void {
    const { scratch, lows, highs, scale, least, most } = this;
    const { workspace } = scratch;
    const { kernels } = workspace;
    const integral = Number(this.isIntegral);
    const { low: some } = scratch.numbers;
    for (let from = 0; from < count; from += BATCH) {
      const part = values.subarray(from, Math.min(from + BATCH, count));
      workspace.doubles.set(part, some >> 3);
      for (const ends of [lows, highs]) {
        const to = ends + from * 8;
        if (this.precision === 'whole') kernels.units(some, part.length, scale, least, most, integral, to);
        else kernels.within(some, part.length, least, most, integral, to);
      }
    }
  }

  private heldEnds(ends: Ends | null): { readonly low: number; readonly high: number } {
    if (ends === null) return { low: LEFT, high: LEFT };
    return this.isHeld(ends) ? ends : { low: Number.NaN, high: Number.NaN };
  }

  private isHeld(ends: Ends): boolean {
    const isExact = ends.lowError === 0 && ends.highError === 0;
    // Bounds that are given are narrowed by what derives.
    return ends.isPoint ? isExact || this.precision === 'nearest' : isExact && this.derived === null;
  }

  private reckonAt(block: Block, at: number, row: number): void {
    const { column, derived, entries } = this;
    let entry = this.anything;
    if (column !== undefined) {
      if (column.kind === 'numbers' && !Number.isNaN(column.values[row]!))
        return this.number(block, at, column.values[row]!);
      const id = column.kind === 'dictionary' ? column.ids[row]! : column.others ? column.others[row]! : 0;
      if (id < entries.length) entry = entries[id]!;
    }
    if (entry === null) return this.narrow(block, at);
    const { low, lowError, high, highError, flags } = block;
    low[at] = entry.low;
    lowError[at] = entry.lowError;
    high[at] = entry.high;
    highError[at] = entry.highError;
    // Bounds that are given are narrowed by what derives: seldom, and left to the reference.
    flags[at] = entry.isPoint ? POINT : derived === null ? 0 : DOUBT;
  }

  private number(block: Block, at: number, value: number): void {
    const { scale, least, most, isIntegral } = this;
    const whole = unitsOf(value, scale, least, most, isIntegral);
    const isWhole = !Number.isNaN(whole);
    const units = isWhole ? whole : value * this.scale;
    const error = isWhole ? 0 : this.scale === 1 ? ownError(value) : 2 * Math.abs(units) * U;
    const { low, lowError, high, highError, flags } = block;
    low[at] = units;
    lowError[at] = error;
    high[at] = units;
    highError[at] = error;
    flags[at] = isWhole || isAllowed(value, least, most, isIntegral) ? POINT : POINT | DOUBT;
    settleAt(block, at);
  }

  /** What derives, within the bounds of the fact. */
  private narrow({ low, lowError, high, highError, flags }: Block, at: number): void {
    const { lowest, highest } = this;
    // One number stays, within the bounds and beyond them.
    if ((flags[at]! & (POINT | DOUBT)) !== 0 || (lowest === -Infinity && highest === Infinity)) return;
    const least = low[at]!;
    const most = high[at]!;
    const surelyLeast = least - lowError[at]!;
    const surelyMost = most + highError[at]!;
    if (surelyLeast > lowest && surelyMost < highest) return;
    const isClear =
      !this.mayLeaveWhole &&
      (surelyLeast > lowest || least === -Infinity || least === lowest) &&
      (surelyMost < highest || most === Infinity || most === highest);
    if (!isClear) {
      flags[at] = DOUBT;
      return;
    }
    if (least < lowest) {
      low[at] = lowest;
      lowError[at] = ownError(lowest);
    }
    if (most > highest) {
      high[at] = highest;
      highError[at] = ownError(highest);
    }
    // What is left must be something, and surely so.
    if (!(low[at]! + lowError[at]! < high[at]! - highError[at]!)) flags[at] = DOUBT;
  }
}
