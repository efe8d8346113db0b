import { resolveYear } from '../../policy/fact-reference.ts';
import { type Domain, exactNumber, intersectDomains, isExact } from '../../value/domain.ts';
import { domainKey } from '../../value/domain-key.ts';
import { isInteger } from '../../value/rational.ts';
import type { FactColumn, Given, NumberColumn, Rows } from './columns.ts';
import type { Derives, EncodingContext } from './encoding-context.ts';
import { decimalOf, Ranks, type RankTable } from './ranks.ts';
import type { FactUse } from './reads.ts';
import type { Scratch } from './reals/block.ts';
import { areTogether, BATCH, type RowNumbers } from './row-numbers.ts';

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
  private rankTable: RankTable | null = null;
  /**
   * Where classes stand in the workspace, by place among the thresholds; of whole numbers and of others by turns, where it matters
   * which are whole; -1 if not met yet.
   */
  private byPlace = 0;
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
    if (this.rankTable !== null) this.clearPlaces();
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
    if (areTogether(rows, count)) {
      const first = rows[0]!;
      for (let at = 0; at < count; at++) classes[at] = byEntry[ids[first + at]!]!;
    } else for (let at = 0; at < count; at++) classes[at] = byEntry[ids[rows[at]!]!]!;
  }

  private classifyNumbers(column: NumberColumn, rows: RowNumbers, count: number, classes: Uint32Array): void {
    for (let from = 0; from < count; from += BATCH) {
      const some = Math.min(BATCH, count - from);
      this.classifyBatch(column, rows.subarray(from, from + some), classes.subarray(from, from + some));
    }
  }

  private classifyBatch({ values, others }: NumberColumn, rows: RowNumbers, classes: Uint32Array): void {
    const { workspace, numbers } = this.scratch;
    const { kernels, found } = workspace;
    const count = rows.length;
    const { low, high: unknown } = numbers;
    this.load(values, rows, low);
    const table = this.table();
    kernels.rank(low, count, table.words, table.from, Number(this.tellsWhole), found);
    for (let at = 0; ; at++) {
      at = kernels.lookUp(found, at, count, this.byPlace);
      if (at >= count) break;
      const place = workspace.words[(found >> 2) + at]!;
      const made = this.tellsWhole ? this.ofPlace(place >> 1, (place & 1) === 0) : this.ofPlace(place, true);
      workspace.words[(found >> 2) + at] = made;
    }
    const { words } = workspace;
    classes.set(words.subarray(found >> 2, (found >> 2) + count));
    const left = kernels.unheld(low, low, count, unknown);
    for (let index = 0; index < left; index++) {
      const at = words[(unknown >> 2) + index]!;
      classes[at] = this.byEntry[others ? others[rows[at]!]! : 0] ?? 0;
    }
  }

  private load(values: Float64Array, rows: RowNumbers, to: number): void {
    const { doubles } = this.scratch.workspace;
    const count = rows.length;
    if (areTogether(rows, count)) doubles.set(values.subarray(rows[0]!, rows[0]! + count), to >> 3);
    else for (let at = 0; at < count; at++) doubles[(to >> 3) + at] = values[rows[at]!]!;
  }

  /** The thresholds, and room for the classes of places, in the workspace. */
  private table(): RankTable {
    if (this.rankTable !== null) return this.rankTable;
    const { workspace } = this.scratch;
    this.rankTable = this.ranks.put(workspace);
    this.byPlace = workspace.take(this.placeCount * 4);
    this.clearPlaces();
    return this.rankTable;
  }

  private clearPlaces(): void {
    const from = this.byPlace >> 2;
    this.scratch.workspace.words.fill(-1, from, from + this.placeCount);
  }

  private get placeCount(): number {
    return this.ranks.places * (this.tellsWhole ? 2 : 1);
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
    this.table();
    const at = (this.byPlace >> 2) + (this.tellsWhole ? 2 * place + Number(!isWhole) : place);
    const found = this.scratch.workspace.words[at]!;
    if (found >= 0) return found;
    const made = this.add(exactNumber(this.ranks.at(place, isWhole)));
    this.scratch.workspace.words[at] = made;
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
