import type { Cell } from '../../cells/cell.ts';
import type { CellsColumn, DictionaryColumn } from '../batch.ts';
import { cellIn } from '../cell-in.ts';
import { ListWords } from './list-words.ts';
import type { PageBench } from './page-bench.ts';
import type { ValuesColumn } from './plain.ts';
import type { Leaf } from './schema.ts';

/** In place of the list that was open: there was none. */
const NO_LIST = -2;

/** Where the levels of a page lie, and of how many values. */
export interface ListLevels {
  readonly repetition: number;
  readonly definition: number;
  readonly values: number;
}

/** The dictionary of the chunk that a page is of. */
export type Words = Pick<DictionaryColumn, 'words' | 'size'> | null;

/** Puts the lists of a column together, page by page: a list may go on in the next one. */
export class ListRows {
  private lists = new ListWords();
  private listWords: CellsColumn = { kind: 'cells', values: this.lists.lists };
  /** The list that the page before ended with, of which there may be more elements. */
  private open: number | null = null;
  /** Elements that are not in the dictionary, which are counted behind those that are. */
  private others = new Map<string, number>();
  private otherTexts: string[] = [];

  /** Another chunk begins. */
  start(): void {
    this.lists = new ListWords();
    this.listWords = { kind: 'cells', values: this.lists.lists };
    this.others = new Map();
    this.otherTexts = [];
  }

  /** The rows that are known to have no more elements, of the page on the bench: `isLast` if no other one follows in its chunk. */
  read(
    bench: PageBench,
    leaf: Leaf,
    { repetition, definition, values }: ListLevels,
    elements: ValuesColumn | DictionaryColumn,
    dictionary: Words,
    isLast: boolean,
  ): DictionaryColumn {
    const { open } = this;
    const rowsAt = bench.room(4 * (values + 1));
    const placesAt = bench.room(4 * values);
    const sizesAt = bench.room(8);
    bench.integers(rowsAt, 1)[0] = open ?? NO_LIST;
    bench.sound(
      bench.kernels.listRows(repetition, definition, values, leaf.empty!, leaf.defined, rowsAt, placesAt, sizesAt),
    );
    const sizes = bench.integers(sizesAt, 2);
    const begun = sizes[0]!;
    // It lasts as long as the rows are not taken.
    const rows = bench.integers(rowsAt, begun + 1).slice();
    this.fill(rows, bench.integers(placesAt, sizes[1]!), elements, dictionary);
    const first = open === null ? 1 : 0;
    const ready = isLast ? begun + 1 : Math.max(begun, first);
    this.open = ready <= begun ? rows[begun]! : null;
    return {
      kind: 'dictionary',
      indices: rows.subarray(first, ready),
      words: this.listWords,
      size: this.lists.lists.length,
    };
  }

  /** Puts elements into the lists of their rows. */
  private fill(
    rows: Int32Array,
    places: Int32Array,
    elements: ValuesColumn | DictionaryColumn,
    dictionary: Words,
  ): void {
    const { lists, otherTexts } = this;
    const size = dictionary?.size ?? 0;
    const cell = (element: number): Cell =>
      element < size ? cellIn(dictionary!.words, element) : otherTexts[element - size];
    let next = 0;
    for (const place of places) {
      const row = place < 0 ? ~place : place;
      rows[row] = lists.with(rows[row]!, place < 0 ? -1 : this.elementOf(elements, next++, size), cell);
    }
  }

  /** A number for an element. */
  private elementOf(elements: ValuesColumn | DictionaryColumn, value: number, size: number): number {
    if (elements.kind === 'dictionary') return elements.indices[value]!;
    const text = cellIn(elements, value) as string;
    const known = this.others.get(text) ?? size + this.otherTexts.push(text) - 1;
    this.others.set(text, known);
    return known;
  }
}
