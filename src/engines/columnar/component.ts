import { resolveYear } from '../../policy/fact-reference.ts';
import { type Domain, exactNumber, intersectDomains, isExact } from '../../value/domain.ts';
import { domainKey } from '../../value/domain-key.ts';
import { isInteger } from '../../value/rational.ts';
import type { FactColumn, Given, NumberColumn, Rows } from './columns.ts';
import type { Derives, EncodingContext } from './encoding-context.ts';
import type { Width } from './kernels/index.ts';
import { decimalOf, Ranks, type RankTable } from './ranks.ts';
import type { FactUse } from './reads.ts';
import type { Scratch } from './reals/block.ts';
import { BATCH, type RowNumbers } from './row-numbers.ts';

/** How a truth value that is not decided begins. */
const UNKNOWN = 'u';

/** So many numbers are looked at one by one, in all their combinations. */
const FEW = 64;

/** So many values that have been met are known at once. */
const MOST_MET = 1 << 14;

/** Where the kinds of some rows stand in the workspace, and how wide they are. */
export interface Kinds {
  readonly at: number;
  readonly width: Width;
}

/**
 * Rows of one fact sorted into classes whose values are alike for those who use it. Class 0 is of whom nothing is given.
 *
 * Before that, kernels sort them into kinds: by entry of a dictionary; or by where numbers lie among thresholds (of whole numbers and
 * of others by turns, where it matters which are whole), and behind these by entry of those that are none.
 */
export class Component {
  /** By class: one value of it, for all. */
  readonly given: Given[] = [undefined];
  readonly fact: string;
  readonly year: number | null;
  private readonly byKey = new Map<string, number>();
  /** What has been met, each by itself: parts have dictionaries of much the same. */
  private readonly byDomain = new Map<string, number>();
  private readonly ranks: Ranks;
  private rankTable: RankTable | null = null;
  /** By place among the thresholds; -1 if not met yet. */
  private readonly byPlace: Int32Array;
  private readonly byNumber = new Map<number, number>();
  private readonly tellsWhole: boolean;
  private current: FactColumn | null = null;
  private byEntry = new Uint32Array(0);

  constructor(
    readonly use: FactUse,
    asOfYear: number,
    private readonly scratch: Scratch,
    /** Of a fact that is derived beforehand. */
    private readonly derived: Derives | null,
  ) {
    const { name, year, allowed } = use.node;
    this.fact = name;
    this.year = year && resolveYear(year, asOfYear);
    this.ranks = new Ranks(use.thresholds);
    this.tellsWhole = use.tellsWhole || (allowed.kind === 'number' && allowed.integral);
    this.byPlace = new Int32Array(this.ranks.places * (this.tellsWhole ? 2 : 1)).fill(-1);
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
    this.byDomain.clear();
    this.byNumber.clear();
    this.byPlace.fill(-1);
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

  /** Whether its rows have kinds: dates of which no two are alike have not. */
  get hasKinds(): boolean {
    return this.current!.kind === 'dictionary' || !this.use.whole;
  }

  /** How many kinds are the same in all parts, and how many there are in this one. */
  get kindCounts(): { readonly lasting: number; readonly all: number } {
    const { current, byPlace } = this;
    const entries = Math.max(1, current!.domains.length);
    const lasting = current!.kind === 'dictionary' ? 0 : byPlace.length;
    return { lasting, all: lasting + entries };
  }

  /** The kinds of some rows that follow one another, at most a strip. */
  kinds(from: number, count: number): Kinds {
    const column = this.current!;
    const { workspace } = this.scratch;
    if (column.kind === 'dictionary') return workspace.putIds(column.ids.subarray(from, from + count));
    this.rank(column.values.subarray(from, from + count));
    this.addEntries(column, from, count);
    return { at: workspace.places, width: 4 };
  }

  private rank(values: Float64Array): void {
    const { workspace } = this.scratch;
    this.rankTable ??= this.ranks.put(workspace);
    const { words, from } = this.rankTable;
    workspace.doubles.set(values, workspace.given >> 3);
    const { kernels, given, places } = workspace;
    kernels.rank(given, values.length, words, from, Number(this.tellsWhole), places);
  }

  private addEntries({ others }: NumberColumn, from: number, count: number): void {
    if (others === null) return;
    const { workspace } = this.scratch;
    const { at, width } = workspace.putIds(others.subarray(from, from + count));
    workspace.kernels.addWhere(workspace.places, count, this.byPlace.length, at, width);
  }

  /** The class of a kind. */
  ofKind(kind: number): number {
    const places = this.current!.kind === 'dictionary' ? 0 : this.byPlace.length;
    if (kind >= places) return this.byEntry[kind - places] ?? 0;
    return this.tellsWhole ? this.ofPlace(kind >> 1, (kind & 1) === 0) : this.ofPlace(kind, true);
  }

  /** Writes the class of each of some rows: of those that have no kinds, or do not follow one another. */
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
    const { places } = this.scratch.workspace;
    for (let from = 0; from < count; from += BATCH) {
      const some = rows.subarray(from, Math.min(from + BATCH, count));
      const numbers = batch.subarray(0, some.length);
      for (let at = 0; at < some.length; at++) numbers[at] = values[some[at]!]!;
      this.rank(numbers);
      const { words } = this.scratch.workspace;
      for (let at = 0; at < some.length; at++) {
        const kind = words[(places >> 2) + at]!;
        const known = kind < this.byPlace.length ? this.byPlace[kind]! : (this.byEntry[others?.[some[at]!] ?? 0] ?? 0);
        classes[from + at] = known >= 0 ? known : this.ofKind(kind);
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
    const at = this.tellsWhole ? 2 * place + Number(!isWhole) : place;
    if (this.byPlace[at]! < 0) this.byPlace[at] = this.add(exactNumber(this.ranks.at(place, isWhole)));
    return this.byPlace[at]!;
  }

  private classOf(domain: Given): number {
    if (domain === undefined || domain === null) return 0;
    const isNumber = domain.kind === 'number';
    if (isNumber && !this.use.whole && isExact(domain))
      return this.ofPlace(this.ranks.of(domain.min!), !this.tellsWhole || isInteger(domain.min!));
    // Of texts no end may be met, each of them once.
    if (domain.kind === 'text') return this.classOfKey(this.keyOf(domain), domain);
    const whole = domainKey(domain);
    const met = this.byDomain.get(whole);
    if (met !== undefined) return met;
    if (this.byDomain.size === MOST_MET) this.byDomain.clear();
    const known = this.classOfKey(this.keyOf(domain, whole), domain);
    this.byDomain.set(whole, known);
    return known;
  }

  private classOfKey(key: string, domain: Domain): number {
    const known = this.byKey.get(key) ?? this.add(domain);
    this.byKey.set(key, known);
    return known;
  }

  /**
   * Exactly known values of which all tests say the same are alike, and so are others of which every test is decided; the rest,
   * and what is used whole, only with themselves.
   */
  private keyOf(domain: Domain, whole?: string): string {
    if (this.use.whole || domain.kind === 'number') return whole ?? domainKey(domain);
    const allowed = intersectDomains(domain, this.use.node.allowed);
    const told = this.use.tests.map((test) => test(domain)[0]).join('');
    if (isExact(domain)) return `${Number(allowed !== null)}${told}`;
    const key = whole ?? domainKey(domain);
    const isWithin = allowed !== null && domainKey(allowed) === key;
    return isWithin && !told.includes(UNKNOWN) ? `~${told}` : key;
  }

  private add(domain: Domain): number {
    this.given.push(domain);
    return this.given.length - 1;
  }
}

/** The numbers of a batch, while nobody else uses them. */
const batch = new Float64Array(BATCH);
