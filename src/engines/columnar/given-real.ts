import type { FactNode } from '../../kernel/node.ts';
import { resolveYear } from '../../policy/fact-reference.ts';
import { intersectDomains, isExact, type NumberDomain } from '../../value/domain.ts';
import { type Rational, toNumber } from '../../value/rational.ts';
import type { FactColumn, Given, Rows } from './columns.ts';
import { ownError, Real, U } from './real.ts';

export class Constant extends Real {
  override readonly isConstant = true;
  constructor(domain: NumberDomain) {
    super();
    const { min, max } = domain;
    const [low, high] = [min === null ? -Infinity : toNumber(min), max === null ? Infinity : toNumber(max)];
    this.ends(low, errorOf(min, low), high, errorOf(max, high));
    this.isPoint = isExact(domain);
  }
  begin(): void {}
  reckon(): void {}
}

function errorOf(exact: Rational | null, double: number): number {
  return exact === null ? 0 : exact.den === 1n ? ownError(double) : Math.abs(double) * U;
}

/** What is given of a fact, or what derives it. */
export class FactReal extends Real {
  private column: FactColumn | undefined;
  private values: Float64Array | null = null;
  /** What it may be where nothing is given; null where it derives. */
  private readonly anything: Constant | null;
  /** By entry of the column: what is given; null where it derives. */
  private entries: readonly (Constant | null)[] = [];
  private readonly year: number | null;
  private readonly least: number;
  private readonly most: number;

  constructor(
    readonly node: FactNode,
    readonly derived: Real | null,
    asOfYear: number,
  ) {
    super();
    this.year = node.year && resolveYear(node.year, asOfYear);
    const { min, max } = node.allowed as NumberDomain;
    this.anything = derived === null ? new Constant(node.allowed as NumberDomain) : null;
    this.least = min === null ? -Infinity : toNumber(min);
    this.most = max === null ? Infinity : toNumber(max);
  }

  begin(rows: Rows): void {
    this.derived?.begin(rows);
    this.column = rows.column(this.node.name, this.year);
    this.values = this.column?.kind === 'numbers' ? this.column.values : null;
    this.entries = (this.column?.domains ?? []).map((given) => this.stated(given));
  }

  private stated(given: Given): Constant | null {
    const stated = given ? intersectDomains(given, this.node.allowed) : null;
    return stated === null ? this.anything : new Constant(stated as NumberDomain);
  }

  reckon(row: number): void {
    const { values, column } = this;
    this.isDoubtful = false;
    if (values !== null) {
      const value = values[row]!;
      if (!Number.isNaN(value)) {
        this.point(value, ownError(value));
        // At and beyond its bounds, and where it should be whole and is not, the reference says what counts.
        const { integral } = this.node.allowed as NumberDomain;
        const isInside = value > this.least && value < this.most;
        const isAtEnd = (value === this.least || value === this.most) && Number.isSafeInteger(value);
        if (!(isInside || isAtEnd) || (integral && !Number.isInteger(value))) this.isDoubtful = true;
        return;
      }
    }
    let entry = this.anything;
    if (column !== undefined) {
      const id = column.kind === 'dictionary' ? column.ids[row]! : column.others ? column.others[row]! : 0;
      if (id < this.entries.length) entry = this.entries[id]!;
    }
    if (entry === null) return this.derive(row);
    this.take(entry);
    // Bounds that are given are narrowed by what derives: seldom, and left to the reference.
    if (this.derived !== null && !this.isPoint) this.isDoubtful = true;
  }

  private derive(row: number): void {
    const derived = this.derived!;
    derived.reckon(row);
    this.take(derived);
    // One number stays, within the bounds and beyond them.
    if (this.isPoint || (this.least === -Infinity && this.most === Infinity)) return;
    const inside = this.low - this.lowError > this.least && this.high + this.highError < this.most;
    const within =
      (this.low - this.lowError > this.least || this.low === -Infinity || this.low === this.least) &&
      (this.high + this.highError < this.most || this.high === Infinity || this.high === this.most);
    if (inside) return;
    if (!within) {
      this.isDoubtful = true;
      return;
    }
    if (this.low < this.least) [this.low, this.lowError] = [this.least, ownError(this.least)];
    if (this.high > this.most) [this.high, this.highError] = [this.most, ownError(this.most)];
    // What is left must be something, and surely so.
    if (!(this.low + this.lowError < this.high - this.highError)) this.isDoubtful = true;
  }
}
