import type { Cell } from '../../cells/cell.ts';

/** More elements than these have no combinations that could be told apart by one number. */
const ELEMENTS = 2 ** 26;

/** The different lists of a column, each once: a list is that of all its elements but the last, and that one. */
export class ListWords {
  /** By number; the first is the empty list. */
  readonly lists: Cell[] = [[]];
  private readonly next = new Map<number, number>();
  /** What follows the empty list, as most lists have one element. */
  private readonly first: number[] = [];

  /** The number of the list `list` with the element `element` behind it; -1 is the element that is null. `cell` is that element. */
  with(list: number, element: number, cell: (element: number) => Cell): number {
    if (list === 0 && element >= 0) {
      this.first[element] ??= this.add(list, cell(element));
      return this.first[element];
    }
    const key = list * ELEMENTS + element + 1;
    const known = this.next.get(key);
    if (known !== undefined) return known;
    const added = this.add(list, element < 0 ? null : cell(element));
    this.next.set(key, added);
    return added;
  }

  private add(list: number, cell: Cell): number {
    return this.lists.push([...(this.lists[list] as readonly Cell[]), cell]) - 1;
  }
}
