import type { FileHandle } from 'node:fs/promises';
import type { Cell } from '../../cells/cell.ts';
import type { BatchColumn, CellsColumn, DictionaryColumn } from '../batch.ts';
import { cellIn } from '../cell-in.ts';
import type { Chunk } from './footer.ts';
import { ListWords } from './list-words.ts';
import { NotUnderstood } from './not-understood.ts';
import { type Page, Pages } from './pages.ts';
import { plainColumn, spread, type ValuesColumn } from './plain.ts';
import { Room } from './room.ts';
import type { Leaf } from './schema.ts';
import { unpack } from './unpack.ts';

/** Numbers of Parquet's encodings. */
const PLAIN = 0;
const PLAIN_DICTIONARY = 2;
const RLE = 3;
const RLE_DICTIONARY = 8;

const TRUTH: CellsColumn = { kind: 'cells', values: [false, true] };
const NO_WORDS: CellsColumn = { kind: 'cells', values: [] };

/** Reads the column chunks of one column, page by page. */
export class LeafReader {
  private readonly pages: Pages;
  private readonly room = new Room();
  /** Values of the chunk that are in pages yet to come. */
  private values = 0;
  /** Rows of the page that have not been taken, and where they begin. */
  private from = 0;
  private until = 0;
  private column: ValuesColumn | DictionaryColumn = {
    kind: 'dictionary',
    indices: new Int32Array(0),
    words: NO_WORDS,
    size: 0,
  };
  /** The dictionary of the chunk. */
  private words: ValuesColumn | null = null;
  private size = 0;
  private lists = new ListWords();
  private listWords: CellsColumn = NO_WORDS;
  /** The list that the page before ended with, of which there may be more elements. */
  private open: number | null = null;
  /** Elements that are not in the dictionary, which are counted behind those that are. */
  private others = new Map<string, number>();
  private otherTexts: string[] = [];
  private readonly repetitions = new Room();
  private readonly definitions = new Room();

  constructor(
    file: FileHandle,
    private readonly leaf: Leaf,
  ) {
    this.pages = new Pages(file);
  }

  /** Rows that can be taken. */
  get ready(): number {
    return this.until - this.from;
  }

  start(chunk: Chunk): void {
    if (this.ready > 0 || this.values > 0) throw new NotUnderstood('a row group of other rows');
    this.pages.open(chunk);
    this.values = chunk.values;
    this.words = null;
    this.size = 0;
    if (this.leaf.empty === null) return;
    this.lists = new ListWords();
    this.listWords = { kind: 'cells', values: this.lists.lists };
    this.others = new Map();
    this.otherTexts = [];
  }

  /** Makes more rows ready. */
  async load(): Promise<void> {
    while (this.ready === 0) {
      if (this.values === 0) throw new NotUnderstood('a column with fewer rows than others');
      const page = await this.pages.next();
      if (page.dictionary) this.readDictionary(page);
      else this.readPage(page);
    }
  }

  take(count: number): BatchColumn {
    const { column, from } = this;
    const to = from + count;
    this.from = to;
    switch (column.kind) {
      case 'dictionary':
        return { ...column, indices: column.indices.subarray(from, to) };
      case 'exact':
        return column.slice(from, to);
      case 'numbers':
      case 'days':
        return { kind: column.kind, values: column.values.subarray(from, to) };
      case 'text':
      case 'json':
        return { ...column, starts: column.starts.subarray(from, to), ends: column.ends.subarray(from, to) };
    }
  }

  private readDictionary({ values, encoding, bytes }: Page): void {
    const { content } = this.leaf;
    if (content.kind === 'boolean' || (encoding !== PLAIN && encoding !== PLAIN_DICTIONARY))
      throw new NotUnderstood('a dictionary of another kind');
    // It lasts longer than its page.
    this.words = plainColumn(content, bytes.slice(), 0, values, values, new Room());
    this.size = values;
  }

  private readPage(page: Page): void {
    const { values, bytes, levels, oldLevels } = page;
    const { defined, empty } = this.leaf;
    if (values > this.values) throw new NotUnderstood('a chunk of other values');
    this.values -= values;
    let at = 0;
    const levelsOf = (which: 0 | 1, width: number): Uint8Array => {
      const before = levels === null ? 4 : 0;
      if (oldLevels[which] || at + before > bytes.length) throw new NotUnderstood('levels of another kind');
      const length = levels?.[which] ?? new DataView(bytes.buffer, bytes.byteOffset + at).getUint32(0, true);
      const end = at + before + length;
      if (end > bytes.length) throw new NotUnderstood('levels beyond their page');
      const out = (which === 0 ? this.repetitions : this.definitions).levels(values);
      unpack(bytes, at + before, end, width, values, out);
      at = end;
      return out;
    };
    const repetition = empty === null ? null : levelsOf(0, 1);
    const definition = defined === 0 ? null : levelsOf(1, 32 - Math.clz32(defined));
    let count = values;
    if (definition !== null) {
      count = 0;
      if (defined === 1) for (let value = 0; value < values; value++) count += definition[value]!;
      else for (let value = 0; value < values; value++) if (definition[value] === defined) count++;
    }
    const column = this.valuesOf(page, at, count);
    if (repetition !== null) return this.assemble(column, repetition, definition!, values);
    if (definition !== null && count < values) {
      if (column.kind === 'dictionary') spreadIndices(column.indices, definition, defined, values, count);
      else spread(column, definition, defined, values, count);
    }
    this.column = column;
    this.from = 0;
    this.until = values;
  }

  /** The `count` values of a page that are there, with memory for its rows. */
  private valuesOf({ encoding, bytes, values }: Page, at: number, count: number): ValuesColumn | DictionaryColumn {
    const { content } = this.leaf;
    if (encoding === PLAIN_DICTIONARY || encoding === RLE_DICTIONARY) {
      if (this.words === null) throw new NotUnderstood('a page without its dictionary');
      const [indices] = this.room.pairs(values);
      if (count > 0) {
        if (at >= bytes.length) throw new NotUnderstood('a page that is cut off');
        unpack(bytes, at + 1, bytes.length, bytes[at]!, count, indices);
        const { size } = this;
        let largest = 0;
        for (let value = 0; value < count; value++) if (indices[value]! > largest) largest = indices[value]!;
        if (largest >= size) throw new NotUnderstood('a value that its dictionary has not');
      }
      return { kind: 'dictionary', indices, words: this.words, size: this.size };
    }
    if (content.kind === 'boolean') {
      const [indices] = this.room.pairs(values);
      if (encoding === RLE) unpack(bytes, at + 4, bytes.length, 1, count, indices);
      else if (encoding !== PLAIN || at + Math.ceil(count / 8) > bytes.length) throw new NotUnderstood('truth values');
      else for (let value = 0; value < count; value++) indices[value] = (bytes[at + (value >> 3)]! >> (value & 7)) & 1;
      return { kind: 'dictionary', indices, words: TRUTH, size: 2 };
    }
    if (encoding !== PLAIN) throw new NotUnderstood(`values of encoding ${encoding}`);
    return plainColumn(content, bytes, at, count, values, this.room);
  }

  /** Puts lists together. The last one of a page is ready once it is known that it has no more elements. */
  private assemble(
    column: ValuesColumn | DictionaryColumn,
    repetition: Uint8Array,
    definition: Uint8Array,
    values: number,
  ): void {
    const { defined } = this.leaf;
    const empty = this.leaf.empty!;
    const rows = new Int32Array(values + 1);
    let count = 0;
    let next = 0;
    let list = this.open;
    const { lists, size, words, otherTexts } = this;
    const cell = (element: number): Cell => (element < size ? cellIn(words!, element) : otherTexts[element - size]);
    for (let value = 0; value < values; value++) {
      const level = definition[value]!;
      if (repetition[value] === 0) {
        if (list !== null) rows[count++] = list;
        list = level < empty ? -1 : 0;
      } else if (list === null || list < 0) throw new NotUnderstood('an element without its list');
      if (level <= empty) continue;
      list = lists.with(list, level === defined ? this.elementOf(column, next++) : -1, cell);
    }
    if (this.values === 0 && list !== null) {
      rows[count++] = list;
      list = null;
    }
    this.open = list;
    this.column = { kind: 'dictionary', indices: rows, words: this.listWords, size: lists.lists.length };
    this.from = 0;
    this.until = count;
  }

  /** A number for an element. */
  private elementOf(column: ValuesColumn | DictionaryColumn, value: number): number {
    if (column.kind === 'dictionary') return column.indices[value]!;
    const text = cellIn(column, value) as string;
    const known = this.others.get(text) ?? this.size + this.otherTexts.push(text) - 1;
    this.others.set(text, known);
    return known;
  }
}

function spreadIndices(indices: Int32Array, levels: Uint8Array, defined: number, rows: number, count: number): void {
  let next = count;
  for (let row = rows - 1; row >= 0; row--) indices[row] = levels[row] === defined ? indices[--next]! : -1;
}
