/** Lists of missing facts, each kept once: a list is another with one fact more. */
export class MissingLists {
  /** The first is empty. */
  readonly lists: (readonly string[])[] = [[]];
  private readonly longer: Map<string, number>[] = [new Map()];

  /** The place of the list that has one fact more. */
  with(list: number, fact: string): number {
    const known = this.longer[list]!.get(fact);
    if (known !== undefined) return known;
    this.lists.push([...this.lists[list]!, fact]);
    this.longer.push(new Map());
    this.longer[list]!.set(fact, this.lists.length - 1);
    return this.lists.length - 1;
  }
}
