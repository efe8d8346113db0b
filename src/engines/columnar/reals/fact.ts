import type { FactNode } from '../../../kernel/node.ts';
import { resolveYear } from '../../../policy/fact-reference.ts';
import { intersectDomains, type NumberDomain } from '../../../value/domain.ts';
import { toNumber } from '../../../value/rational.ts';
import type { FactColumn, Given, Rows } from '../columns.ts';
import { type Block, DOUBT, ownError, POINT, type Scratch, settleAt, U } from './block.ts';
import { type Ends, endsOfDomain } from './constant.ts';
import { Real, type RowNumbers } from './real.ts';
import { inUnits, type Scale } from './scale.ts';

/** No decimal of more digits is told apart from all others by its double. */
const DIGITS = 1e15;

/** What is given of a fact, or what derives it. */
export class FactReal extends Real {
  readonly scale: Scale;
  private rows: Rows | null = null;
  private column: FactColumn | undefined;
  /** What it may be where nothing is given; null where it derives. */
  private readonly anything: Ends | null;
  /** By entry of the column: what is given; null where it derives. */
  private entries: readonly (Ends | null)[] = [];
  /** Of each row, as soon as they are asked for. */
  private units = new Float64Array(0);
  private hasUnits = false;
  private readonly year: number | null;
  /** The bounds of the fact, as given and in units. */
  private readonly least: number;
  private readonly most: number;
  private readonly isIntegral: boolean;
  private readonly lowest: number;
  private readonly highest: number;

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
    this.year = node.year && resolveYear(node.year, asOfYear);
    const { min, max, integral } = node.allowed as NumberDomain;
    this.anything = derived === null ? this.endsOf(node.allowed as NumberDomain) : null;
    this.isIntegral = integral;
    this.least = min === null ? -Infinity : toNumber(min);
    this.most = max === null ? Infinity : toNumber(max);
    this.lowest = min === null ? -Infinity : toNumber(inUnits(min, this.scale));
    this.highest = max === null ? Infinity : toNumber(inUnits(max, this.scale));
  }

  begin(rows: Rows): void {
    // Many values read one fact.
    if (this.rows === rows) return;
    this.rows = rows;
    this.hasUnits = false;
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
    const units = this.exactUnits();
    const block = derived === null ? scratch.take() : derived.reckon(rows, count);
    const { low, lowError, high, highError, flags } = block;
    if (units === null) {
      for (let at = 0; at < count; at++) this.other(block, at, rows[at]!);
      return block;
    }
    for (let at = 0; at < count; at++) {
      const value = units[rows[at]!]!;
      if (Number.isNaN(value)) {
        this.other(block, at, rows[at]!);
        continue;
      }
      low[at] = value;
      high[at] = value;
      lowError[at] = 0;
      highError[at] = 0;
      flags[at] = POINT;
    }
    return block;
  }

  /** Of each row the number of units that is given, where it is whole; else `NaN`. Null where nothing is given. */
  private exactUnits(): Float64Array | null {
    const { column, entries } = this;
    if (this.hasUnits || column === undefined) return column === undefined ? null : this.units;
    const exact = Float64Array.from(entries, (ends) =>
      ends?.isPoint && ends.lowError === 0 && ends.highError === 0 ? ends.low : Number.NaN,
    );
    const { count } = this.rows!;
    const units = this.units.length < count ? new Float64Array(count) : this.units;
    if (column.kind === 'dictionary') for (let row = 0; row < count; row++) units[row] = exact[column.ids[row]!]!;
    else for (let row = 0; row < count; row++) units[row] = this.wholeUnits(column.values[row]!);
    this.units = units;
    this.hasUnits = true;
    return units;
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

  /** What is not exactly a number of units. */
  private other(block: Block, at: number, row: number): void {
    const { column, derived, entries } = this;
    let entry = this.anything;
    if (column !== undefined) {
      if (column.kind === 'numbers' && !Number.isNaN(column.values[row]!))
        return this.inexact(block, at, column.values[row]!);
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

  private inexact(block: Block, at: number, value: number): void {
    const units = value * this.scale;
    const error = this.scale === 1 ? ownError(value) : 2 * Math.abs(units) * U;
    const { low, lowError, high, highError, flags } = block;
    low[at] = units;
    lowError[at] = error;
    high[at] = units;
    highError[at] = error;
    flags[at] = this.isAllowed(value) ? POINT : POINT | DOUBT;
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
