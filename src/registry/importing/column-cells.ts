import type { FactType } from '../../policy/types.ts';
import { formatDay } from '../../value/civil-date.ts';
import type { Domain } from '../../value/domain.ts';
import type { Cell, CellReader } from '../cells/cell.ts';
import type {
  BatchColumn,
  BytesColumn,
  CellsColumn,
  DictionaryColumn,
  ExactColumn,
  NumbersColumn,
  PlainColumn,
} from '../sources/batch.ts';
import { cellOfJson } from '../sources/json-cell.ts';
import { TextIndex } from '../sources/text-index.ts';
import { readDirect } from './direct-numbers.ts';
import { doubleOf } from './double-of.ts';
import { plainDecimal } from './plain-decimal.ts';
import { numbered, takeEntries, takeNumbers, valuesOf } from './take-words.ts';

/** In place of an entry: the row's number is in `numbers`. */
export const NUMBER = -1;

/** What a distinct cell of a column says. */
export type Entry =
  | { readonly kind: 'empty' }
  | { readonly kind: 'bad'; readonly reason: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'domain'; readonly domain: Domain };

/** What the rows of a part say of a fact in one column. */
export interface CellsOfPart {
  /** Places in `known`, or `NUMBER`. */
  readonly entries: Int32Array;
  /** `NaN` where an entry is not `NUMBER`. Empty where none is. */
  readonly numbers: Float64Array;
  readonly known: readonly Entry[];
}

type Cells = Pick<CellsOfPart, 'entries' | 'numbers'>;

const NONE: Entry = { kind: 'empty' };
/** More distinct cells than these are not remembered from one part to the next. */
const REMEMBERED = 1 << 16;
const SMALL = 1 << 12;
/** After so many distinct texts it shows whether they are looked up in vain: in a column of addresses each is another one. */
const TRIED = 1 << 13;

/** Reads the cells of one column, each distinct one once. */
export class ColumnCells implements CellsOfPart {
  readonly entries: Int32Array;
  readonly numbers: Float64Array;
  known: Entry[] = [];
  /** Readings that are the same object, or bad for the same reason, are one entry. */
  private byReading = new Map<Domain | string, number>();
  private distinct = 0;
  /** Texts that were looked up in this part, and whether that is given up. */
  private looked = 0;
  private mostlyNew = false;
  private texts = new TextIndex();
  private byNumber = new Map<number, number>();
  private byCell = new Map<Cell, number>();
  private byList = new Map<string, number>();
  private readonly small = new Int32Array(SMALL);
  /** What the words of a dictionary say, as far as they have been read; the first stands for none. */
  private words: PlainColumn | null = null;
  private wordsRead = 0;
  private wordCells: Cells = { entries: new Int32Array(1), numbers: Float64Array.of(Number.NaN) };

  constructor(
    private readonly reader: CellReader,
    private readonly type: FactType,
    rows: number,
  ) {
    this.entries = new Int32Array(rows);
    this.numbers = new Float64Array(reader.readNumber === undefined ? 0 : rows);
    this.forget();
  }

  /** Reads the `count` rows of a batch that `rows` names, as rows of the part from `to` on. */
  read(column: BatchColumn, rows: Int32Array, count: number, to: number): void {
    if (column.kind === 'dictionary') this.readDictionary(column, rows, count, to);
    else this.readInto(this, column, rows, count, to);
  }

  /** No row from `to` on has a cell. */
  readNothing(count: number, to: number): void {
    this.entries.fill(0, to, to + count);
    this.numbers.fill(Number.NaN, to, to + count);
  }

  private readInto(out: Cells, column: PlainColumn, rows: Int32Array, count: number, to: number): void {
    out.numbers.fill(Number.NaN, to, to + count);
    switch (column.kind) {
      case 'text':
      case 'json':
        return this.readBytes(out, column, rows, count, to);
      case 'numbers':
      case 'days':
        return this.readNumbers(out, column, rows, count, to);
      case 'exact':
        return this.readExact(out, column, rows, count, to);
      case 'cells':
        return this.readCells(out, column, rows, count, to);
    }
  }

  private readDictionary(
    { indices, words, size }: DictionaryColumn,
    rows: Int32Array,
    count: number,
    to: number,
  ): void {
    if (words !== this.words) {
      this.words = words;
      this.wordsRead = 0;
    }
    if (this.wordsRead < size) this.readWords(words, size);
    const { entries, numbers, wordCells } = this;
    const places = valuesOf(indices, rows, count);
    if (numbers.length === 0) takeEntries(wordCells.entries, places, entries.subarray(to, to + count));
    else takeNumbers(wordCells, places, entries.subarray(to, to + count), numbers.subarray(to, to + count));
  }

  private readWords(words: PlainColumn, size: number): void {
    const { wordCells, wordsRead } = this;
    if (wordCells.entries.length <= size) {
      const room = Math.max(size + 1, 2 * wordsRead);
      const larger = { entries: new Int32Array(room), numbers: new Float64Array(room) };
      larger.entries.set(wordCells.entries);
      larger.numbers.set(wordCells.numbers);
      this.wordCells = larger;
    }
    const count = size - wordsRead;
    this.readInto(this.wordCells, words, numbered(count, wordsRead), count, wordsRead + 1);
    this.wordsRead = size;
  }

  /** The part is done with. */
  endPart(): void {
    if (this.distinct > REMEMBERED) this.forget();
  }

  private forget(): void {
    this.known = [];
    this.byReading = new Map();
    // The first entry is that of no cell at all.
    this.add(null);
    this.distinct = 0;
    this.looked = 0;
    this.texts = new TextIndex();
    this.byNumber = new Map();
    this.byCell = new Map();
    this.byList = new Map();
    this.small.fill(-1);
    this.words = null;
  }

  private readBytes(
    { entries, numbers }: Cells,
    column: BytesColumn,
    rows: Int32Array,
    count: number,
    to: number,
  ): void {
    const { bytes, starts, ends, at, stride } = column;
    const { texts, reader } = this;
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const decimals = reader.readDecimal !== undefined;
    for (let next = 0; next < count; next++) {
      const place = rows[next]! * stride + at;
      const start = starts[place]!;
      const end = ends[place]!;
      if (end < 0) {
        entries[to + next] = 0;
        continue;
      }
      if (decimals) {
        const number = reader.readDecimal!(plainDecimal(bytes, start, end));
        if (!Number.isNaN(number)) {
          entries[to + next] = NUMBER;
          numbers[to + next] = number;
          continue;
        }
      }
      let found = this.mostlyNew ? -1 : texts.find(bytes, start, end);
      if (found < 0) {
        const text = buffer.toString('utf8', start, end);
        found = this.add(column.kind === 'json' ? cellOfJson(text) : text);
        if (!this.mostlyNew) texts.add(bytes, start, end, found);
      }
      entries[to + next] = found;
    }
    // Words of a dictionary are few, and come again in the next one.
    if (entries !== this.entries) return;
    this.looked += count;
    if (texts.size > TRIED && 2 * texts.size > this.looked) this.mostlyNew = true;
  }

  private readNumbers(out: Cells, { kind, values }: NumbersColumn, rows: Int32Array, count: number, to: number): void {
    const { reader } = this;
    const days = kind === 'days';
    const direct = reader.readNumber !== undefined && days === (this.type === 'date');
    const rest = direct ? readDirect(reader.direct, values, rows, count, out, to) : null;
    const left = rest?.length ?? count;
    for (let at = 0; at < left; at++) {
      const next = rest === null ? at : rest[at]!;
      const value = values[rows[next]!]!;
      const number = direct ? reader.readNumber!(value) : Number.NaN;
      if (Number.isNaN(number)) out.entries[to + next] = this.entryOfNumber(value, days);
      else {
        out.entries[to + next] = NUMBER;
        out.numbers[to + next] = number;
      }
    }
  }

  private readExact(out: Cells, column: ExactColumn, rows: Int32Array, count: number, to: number): void {
    const { values } = column;
    const { reader } = this;
    const direct = reader.readDecimal !== undefined;
    const rest = direct ? readDirect(reader.direct, values, rows, count, out, to) : null;
    const left = rest?.length ?? count;
    for (let at = 0; at < left; at++) {
      const next = rest === null ? at : rest[at]!;
      const row = rows[next]!;
      const value = values[row]!;
      const number = direct ? reader.readDecimal!(value) : Number.NaN;
      if (Number.isNaN(number)) out.entries[to + next] = this.entryOfExact(value, column, row);
      else {
        out.entries[to + next] = NUMBER;
        out.numbers[to + next] = number;
      }
    }
  }

  private readCells(
    { entries, numbers }: Cells,
    { values }: CellsColumn,
    rows: Int32Array,
    count: number,
    to: number,
  ): void {
    const { reader } = this;
    const direct = reader.readNumber !== undefined && this.type !== 'date';
    for (let next = 0; next < count; next++) {
      const cell = values[rows[next]!];
      if (direct && typeof cell === 'number') {
        const number = reader.readNumber!(cell);
        if (!Number.isNaN(number)) {
          entries[to + next] = NUMBER;
          numbers[to + next] = number;
          continue;
        }
      }
      entries[to + next] = cell == null ? 0 : this.entryOfCell(cell);
    }
  }

  private entryOfNumber(value: number, days: boolean): number {
    if (Number.isNaN(value)) return 0;
    const whole = value >= 0 && value < SMALL && Number.isInteger(value);
    let found = whole ? this.small[value]! : (this.byNumber.get(value) ?? -1);
    if (found < 0) {
      found = this.add(days ? formatDay(value) : value);
      if (whole) this.small[value] = found;
      else this.byNumber.set(value, found);
    }
    return found;
  }

  private entryOfExact(value: number, column: ExactColumn, row: number): number {
    if (Number.isNaN(value)) return 0;
    if (value === Number.POSITIVE_INFINITY) return this.entryOfCell(column.cell(row));
    const found = this.byNumber.get(value) ?? this.add(column.cell(row));
    this.byNumber.set(value, found);
    return found;
  }

  private entryOfCell(cell: Cell): number {
    // A list is known by what it holds.
    const list = Array.isArray(cell);
    const found = (list ? this.byList.get(listKey(cell)) : this.byCell.get(cell)) ?? this.add(cell);
    if (list) this.byList.set(listKey(cell), found);
    else this.byCell.set(cell, found);
    return found;
  }

  /** What is read of it, which may be the same as of other cells. */
  private add(cell: Cell): number {
    this.distinct++;
    const reading = this.reader.read(cell);
    switch (reading.kind) {
      case 'empty':
        return this.same(NONE.kind, NONE);
      case 'bad':
        return this.same(reading.reason, reading);
      case 'known': {
        const number = this.reader.readNumber === undefined ? Number.NaN : doubleOf(reading.domain);
        if (Number.isNaN(number)) return this.same(reading.domain, { kind: 'domain', domain: reading.domain });
        return this.known.push({ kind: 'number', number }) - 1;
      }
    }
  }

  private same(reading: Domain | string, entry: Entry): number {
    const found = this.byReading.get(reading) ?? this.known.push(entry) - 1;
    this.byReading.set(reading, found);
    return found;
  }
}

const listKey = (list: Cell): string =>
  JSON.stringify(list, (_, value: unknown) => (typeof value === 'bigint' ? { whole: String(value) } : value));
