import { resolveYear } from '../../policy/fact-reference.ts';
import { type Domain, exactNumber, intersectDomains, isExact } from '../../value/domain.ts';
import { domainKey } from '../../value/domain-key.ts';
import { isInteger } from '../../value/rational.ts';
import type { FactColumn, Given, NumberColumn, Rows } from './columns.ts';
import type { Derives, EncodingContext } from './encoding-context.ts';
import { decimalOf, Ranks } from './ranks.ts';
import type { FactUse } from './reads.ts';
import type { RowNumbers } from './row-numbers.ts';

/** How a truth value that is not decided begins. */
const UNKNOWN = 'u';

/** So many numbers are looked at one by one, in all their combinations. */
const FEW = 64;

/** Rows of one fact sorted into classes whose values are alike for those who use it. Class 0 is of whom nothing is given. */
export class Component {
  /** By class: one value of it, for all. */
  readonly given: Given[] = [undefined];
  readonly fact: string;
  readonly year: number | null;
  private readonly byKey = new Map<string, number>();
  private readonly ranks: Ranks;
  /** Classes by place among the thresholds, of whole numbers and of others, where it matters which are whole; -1 if not met yet. */
  private readonly byPlace: Int32Array;
  private readonly byPlaceBroken: Int32Array;
  private readonly byNumber = new Map<number, number>();
  private readonly tellsWhole: boolean;
  private current: FactColumn | null = null;
  private byEntry = new Uint32Array(0);
  private places = new Int32Array(0);
  private doubles = new Float64Array(0);

  constructor(
    readonly use: FactUse,
    asOfYear: number,
    /** Of a fact that is derived beforehand. */
    private readonly derived: Derives | null,
  ) {
    const { name, year, allowed } = use.node;
    this.fact = name;
    this.year = year && resolveYear(year, asOfYear);
    this.ranks = new Ranks(use.thresholds);
    this.byPlace = new Int32Array(this.ranks.places).fill(-1);
    this.byPlaceBroken = new Int32Array(this.ranks.places).fill(-1);
    this.tellsWhole = use.tellsWhole || (allowed.kind === 'number' && allowed.integral);
  }

  /** Undefined: nothing is given in any row. Null: not what can be looked at by itself. */
  private column(rows: Rows): FactColumn | undefined | null {
    return this.derived ? this.derived.column(rows) : rows.column(this.fact, this.year);
  }

  /** Whether rows have few values of which no two are alike: dates are few, and so are the numbers of a small dictionary. */
  isNarrow(rows: Rows, typeOf: EncodingContext['typeOf']): boolean {
    const column = this.column(rows);
    if (column === null) return false;
    if (!this.use.whole || column === undefined || this.use.node.allowed.kind !== 'number') return true;
    return typeOf(this.fact) === 'date' || (column.kind === 'dictionary' && column.domains.length <= FEW);
  }

  /** Classes are numbered anew: of texts and dates no end of them may be met. */
  forget(): void {
    this.given.length = 1;
    this.byKey.clear();
    this.byNumber.clear();
    this.byPlace.fill(-1);
    this.byPlaceBroken.fill(-1);
  }

  /** To be called before rows are classed one by one. False where nothing is given in any. */
  begin(rows: Rows): boolean {
    const column = this.column(rows);
    if (!column) return false;
    this.current = column;
    this.byEntry = Uint32Array.from(column.domains, (domain) => this.classOf(domain));
    return true;
  }

  /** The class of a row. */
  at(row: number): number {
    const column = this.current!;
    if (column.kind === 'dictionary') return this.byEntry[column.ids[row]!]!;
    const value = column.values[row]!;
    if (!Number.isNaN(value)) return this.classOfDouble(value);
    return this.byEntry[column.others ? column.others[row]! : 0] ?? 0;
  }

  /** Writes the class of each of some rows. */
  classify(rows: RowNumbers, count: number, classes: Uint32Array): void {
    const column = this.current!;
    if (column.kind === 'numbers' && !this.use.whole) return this.classifyNumbers(column, rows, count, classes);
    if (column.kind === 'numbers') {
      for (let at = 0; at < count; at++) classes[at] = this.at(rows[at]!);
      return;
    }
    const { ids } = column;
    const { byEntry } = this;
    for (let at = 0; at < count; at++) classes[at] = byEntry[ids[rows[at]!]!]!;
  }

  private classifyNumbers(
    { values, others }: NumberColumn,
    rows: RowNumbers,
    count: number,
    classes: Uint32Array,
  ): void {
    const { byEntry, byPlace, tellsWhole } = this;
    if (this.places.length < count) {
      this.places = new Int32Array(count);
      this.doubles = new Float64Array(count);
    }
    const { places, doubles } = this;
    for (let at = 0; at < count; at++) doubles[at] = values[rows[at]!]!;
    this.ranks.ofDoubles(doubles, count, places);
    for (let at = 0; at < count; at++) {
      const value = doubles[at]!;
      if (Number.isNaN(value)) classes[at] = byEntry[others ? others[rows[at]!]! : 0] ?? 0;
      else {
        const place = places[at]!;
        const isWhole = !tellsWhole || Number.isInteger(value);
        const known = isWhole ? byPlace[place]! : -1;
        classes[at] = known >= 0 ? known : this.ofPlace(place, isWhole);
      }
    }
  }

  private classOfDouble(value: number): number {
    if (this.use.whole) {
      const known = this.byNumber.get(value);
      if (known !== undefined) return known;
      const made = this.classOf(exactNumber(decimalOf(value)));
      this.byNumber.set(value, made);
      return made;
    }
    const place = this.ranks.ofDouble(value);
    return this.ofPlace(place, !this.tellsWhole || Number.isInteger(value));
  }

  private ofPlace(place: number, isWhole: boolean): number {
    const known = isWhole ? this.byPlace : this.byPlaceBroken;
    const found = known[place]!;
    if (found >= 0) return found;
    const made = this.add(exactNumber(this.ranks.at(place, isWhole)));
    known[place] = made;
    return made;
  }

  private classOf(domain: Given): number {
    if (domain === undefined || domain === null) return 0;
    const isNumber = domain.kind === 'number';
    if (isNumber && !this.use.whole && isExact(domain))
      return this.ofPlace(this.ranks.of(domain.min!), !this.tellsWhole || isInteger(domain.min!));
    const key = this.keyOf(domain);
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const made = this.add(domain);
    this.byKey.set(key, made);
    return made;
  }

  /**
   * Exactly known values of which all tests say the same are alike, and so are others of which every test is decided; the rest,
   * and what is used whole, only with themselves.
   */
  private keyOf(domain: Domain): string {
    if (this.use.whole || domain.kind === 'number') return domainKey(domain);
    const allowed = intersectDomains(domain, this.use.node.allowed);
    const told = this.use.tests.map((test) => test(domain)[0]).join('');
    if (isExact(domain)) return `${Number(allowed !== null)}${told}`;
    const isWithin = allowed !== null && domainKey(allowed) === domainKey(domain);
    return isWithin && !told.includes(UNKNOWN) ? `~${told}` : domainKey(domain);
  }

  private add(domain: Domain): number {
    this.given.push(domain);
    return this.given.length - 1;
  }
}
