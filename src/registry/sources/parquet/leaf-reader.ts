import type { FileHandle } from 'node:fs/promises';
import type { Kernels } from '../../kernels/index.ts';
import type { BatchColumn, CellsColumn, DictionaryColumn } from '../batch.ts';
import type { Chunk } from './footer.ts';
import { ListRows } from './list-rows.ts';
import { NotUnderstood } from './not-understood.ts';
import { PageBench } from './page-bench.ts';
import { levelsOf } from './page-levels.ts';
import { type Page, Pages } from './pages.ts';
import { type PlainValues, plainColumn, type ValuesColumn } from './plain.ts';
import { Room } from './room.ts';
import type { Leaf } from './schema.ts';
import { spreadIntegers } from './spread.ts';

/** Numbers of Parquet's encodings. */
const PLAIN = 0;
const PLAIN_DICTIONARY = 2;
const RLE = 3;
const RLE_DICTIONARY = 8;

/** Places in a dictionary have so many bits at most. */
const WIDEST = 24;

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
  private readonly lists = new ListRows();
  private readonly bench: PageBench;

  constructor(
    file: FileHandle,
    private readonly leaf: Leaf,
    kernels: Kernels,
  ) {
    this.pages = new Pages(file);
    this.bench = new PageBench(kernels);
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
    if (this.leaf.empty !== null) this.lists.start();
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

  private readDictionary(page: Page): void {
    const { content } = this.leaf;
    const { values, encoding } = page;
    if (content.kind === 'boolean' || (encoding !== PLAIN && encoding !== PLAIN_DICTIONARY))
      throw new NotUnderstood('a dictionary of another kind');
    const { bench } = this;
    bench.lay(page);
    // It lasts longer than the pages after it.
    this.words = plainColumn(
      bench,
      content,
      { at: bench.start, count: values, rows: values, levels: null },
      new Room(),
    );
    this.size = values;
  }

  private readPage(page: Page): void {
    const { values } = page;
    const { defined } = this.leaf;
    if (values > this.values) throw new NotUnderstood('a chunk of other values');
    this.values -= values;
    const { bench } = this;
    bench.lay(page);
    const { repetition, definition, end } = levelsOf(bench, page, this.leaf);
    const count = definition === null ? values : bench.kernels.countLevel(definition, values, defined);
    if (repetition !== null) {
      const elements = this.valuesOf(page, { at: end, count, rows: count, levels: null });
      const dictionary = this.words && { words: this.words, size: this.size };
      const levels = { repetition, definition: definition!, values };
      this.column = this.lists.read(bench, this.leaf, levels, elements, dictionary, this.values === 0);
      this.from = 0;
      this.until = this.column.indices.length;
      return;
    }
    const levels = definition === null || count === values ? null : { at: definition, defined };
    this.column = this.valuesOf(page, { at: end, count, rows: values, levels });
    this.from = 0;
    this.until = values;
  }

  private valuesOf({ encoding }: Page, values: PlainValues): ValuesColumn | DictionaryColumn {
    const { content } = this.leaf;
    if (encoding === PLAIN_DICTIONARY || encoding === RLE_DICTIONARY) {
      if (this.words === null) throw new NotUnderstood('a page without its dictionary');
      return this.indices(values, this.words, this.size, this.wordsOf(values));
    }
    if (content.kind === 'boolean') return this.indices(values, TRUTH, 2, this.truthOf(encoding, values));
    if (encoding !== PLAIN) throw new NotUnderstood(`values of encoding ${encoding}`);
    return plainColumn(this.bench, content, values, this.room);
  }

  private indices(
    { levels, rows }: PlainValues,
    words: DictionaryColumn['words'],
    size: number,
    at: number,
  ): DictionaryColumn {
    const { bench } = this;
    const indices = this.room.integers(rows);
    const from = spreadIntegers(bench, at, levels, rows, -1);
    indices.set(bench.integers(from, rows));
    return { kind: 'dictionary', indices, words, size };
  }

  /** Where the places of values in the dictionary lie, one after the other. */
  private wordsOf({ at, count }: PlainValues): number {
    const { bench } = this;
    const to = bench.room(4 * count);
    if (count === 0) return to;
    if (at >= bench.end) throw new NotUnderstood('a page that is cut off');
    const width = bench.bytes(at, 1)[0]!;
    if (width > WIDEST) throw new NotUnderstood(`numbers of ${width} bits`);
    if (width > 0) bench.sound(bench.kernels.unpackIndices(at + 1, bench.end, width, count, this.size, to));
    else if (this.size > 0) bench.integers(to, count).fill(0);
    else throw new NotUnderstood('a value that its dictionary has not');
    return to;
  }

  /** Where truth values lie, 0 or 1. */
  private truthOf(encoding: number, { at, count }: PlainValues): number {
    const { bench } = this;
    const to = bench.room(4 * count);
    if (encoding === RLE) bench.sound(bench.kernels.unpackIndices(at + 4, bench.end, 1, count, 2, to));
    else if (encoding === PLAIN) bench.sound(bench.kernels.unpackBits(at, bench.end, count, to));
    else throw new NotUnderstood('truth values');
    return to;
  }
}
