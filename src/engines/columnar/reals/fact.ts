import type { FactNode } from '../../../kernel/node.ts';
import { resolveYear } from '../../../policy/fact-reference.ts';
import { intersectDomains, type NumberDomain } from '../../../value/domain.ts';
import { toNumber } from '../../../value/rational.ts';
import type { FactColumn, Given, Rows } from '../columns.ts';
import { type Block, DOUBT, ownError, POINT, type Scratch, settleAt, U } from './block.ts';
import type { Bounds, Precision } from './bounds.ts';
import { type Ends, endsOfDomain } from './constant.ts';
import { Real, type RowNumbers } from './real.ts';
import { doubleInUnits, type Scale } from './scale.ts';

/** No decimal of more digits is told apart from all others by its double. */
const DIGITS = 1e15;

/** What `bound` says of each row, or that it derives. */
interface Spans {
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  readonly derives: Uint8Array;
}

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
  /** As soon as they are asked for. */
  private spans: Spans | null = null;
  private readonly year: number | null;
  /** The bounds of the fact, as given and in units. */
  private readonly least: number;
  private readonly most: number;
  private readonly isIntegral: boolean;
  private readonly lowest: number;
  private readonly highest: number;
  /** Whether these two are exact. */
  private readonly areExact: boolean;

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
  }

  begin(rows: Rows): void {
    // Many values read one fact.
    if (this.rows === rows) return;
    this.rows = rows;
    this.spans = null;
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

  bound(rows: RowNumbers, count: number, bounds: Bounds): void {
    this.spans ??= this.spansOfRows();
    const { spans, derived } = this;
    const { low, high } = bounds;
    if (derived !== null && derived.precision !== 'none') {
      derived.bound(rows, count, bounds);
      this.narrowBounds(bounds, count);
    } else {
      low.fill(Number.NaN, 0, count);
      high.fill(Number.NaN, 0, count);
    }
    const { lows, highs, derives } = spans;
    for (let at = 0; at < count; at++) {
      const row = rows[at]!;
      if (derives[row] === 1) continue;
      low[at] = lows[row]!;
      high[at] = highs[row]!;
    }
  }

  private spansOfRows(): Spans {
    const { column, entries, anything } = this;
    const { count } = this.rows!;
    const spans = { lows: new Float64Array(count), highs: new Float64Array(count), derives: new Uint8Array(count) };
    const { lows, highs, derives } = spans;
    // Rows without an entry have the last.
    const last = entries.length;
    const entryLows = Float64Array.from([...entries, anything], (ends) => (this.isHeld(ends) ? ends.low : Number.NaN));
    const entryHighs = Float64Array.from([...entries, anything], (ends) => (this.isHeld(ends) ? ends.high : Number.NaN));
    const entryDerives = Uint8Array.from([...entries, anything], (ends) => Number(ends === null));
    const ids = column === undefined ? null : column.kind === 'dictionary' ? column.ids : column.others;
    for (let row = 0; row < count; row++) {
      const entry = column === undefined ? last : ids === null ? 0 : Math.min(ids[row]!, last);
      lows[row] = entryLows[entry]!;
      highs[row] = entryHighs[entry]!;
      derives[row] = entryDerives[entry]!;
    }
    if (column?.kind !== 'numbers') return spans;
    const { values } = column;
    const isWhole = this.precision === 'whole';
    for (let row = 0; row < count; row++) {
      const value = values[row]!;
      if (Number.isNaN(value)) continue;
      const held = isWhole ? this.wholeUnits(value) : this.isAllowed(value) ? value : Number.NaN;
      lows[row] = held;
      highs[row] = held;
      derives[row] = 0;
    }
    return spans;
  }

  private isHeld(ends: Ends | null): ends is Ends {
    if (ends === null) return false;
    const isExact = ends.lowError === 0 && ends.highError === 0;
    // Bounds that are given are narrowed by what derives.
    return ends.isPoint ? isExact || this.precision === 'nearest' : isExact && this.derived === null;
  }

  /** `NaN` of what is no whole number of units, and where the reference says what counts. */
  private wholeUnits(value: number): number {
    const whole = Math.round(value * this.scale);
    const isExact = Math.abs(whole) < DIGITS && whole / this.scale === value;
    return isExact && this.isAllowed(value) ? whole : Number.NaN;
  }

  /** False at and beyond its bounds, and where it should be whole and is not: the reference says what counts. */
  private isAllowed(value: number): boolean {
    const { least, most } = this;
    const isInside = value > least && value < most;
    const isAtEnd = (value === least || value === most) && Number.isSafeInteger(value);
    return (isInside || isAtEnd) && (!this.isIntegral || Number.isInteger(value));
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
    const whole = this.wholeUnits(value);
    const isWhole = !Number.isNaN(whole);
    const units = isWhole ? whole : value * this.scale;
    const error = isWhole ? 0 : this.scale === 1 ? ownError(value) : 2 * Math.abs(units) * U;
    const { low, lowError, high, highError, flags } = block;
    low[at] = units;
    lowError[at] = error;
    high[at] = units;
    highError[at] = error;
    flags[at] = isWhole || this.isAllowed(value) ? POINT : POINT | DOUBT;
    settleAt(block, at);
  }

  /** What derives, within the bounds of the fact; one number stays, within them and beyond. */
  private narrowBounds({ low, high }: Bounds, count: number): void {
    const { lowest, highest, areExact, precision } = this;
    if (lowest === -Infinity && highest === Infinity) return;
    const isClear = areExact || precision === 'nearest';
    for (let at = 0; at < count; at++) {
      const least = low[at]!;
      const most = high[at]!;
      if (least === most) continue;
      low[at] = Math.max(least, lowest);
      high[at] = Math.min(most, highest);
      // What is left must be something.
      if (!isClear || !(low[at]! < high[at]!)) low[at] = Number.NaN;
    }
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
