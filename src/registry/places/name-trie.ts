/** Names by their characters, for finding those that begin at a place of a text; built once, then only read. */
export class NameTrie<Value> {
  /** The node of each first character, 0 if none begins with it: most characters of a text begin no name. */
  private readonly first = new Uint16Array(65536);
  /** The children of each node by code unit. Node 0 is none. */
  private readonly children: Map<number, number>[] = [new Map()];
  private readonly values: (Value | undefined)[] = [undefined];

  /** The value of a name, made where it is new. */
  at(name: string, make: () => Value): Value {
    const start = name.charCodeAt(0);
    let node = this.first[start]!;
    if (node === 0) {
      node = this.add();
      this.first[start] = node;
    }
    for (let i = 1; i < name.length; i++) {
      const children = this.children[node]!;
      let next = children.get(name.charCodeAt(i));
      if (next === undefined) {
        next = this.add();
        children.set(name.charCodeAt(i), next);
      }
      node = next;
    }
    const value = this.values[node] ?? make();
    this.values[node] = value;
    return value;
  }

  private add(): number {
    this.children.push(new Map());
    this.values.push(undefined);
    return this.children.length - 1;
  }

  /** Names that begin at `from`: their values and ends go into `found`, the shortest first. */
  find(text: string, from: number, found: Matches<Value>): void {
    found.count = 0;
    let node = this.first[text.charCodeAt(from)]!;
    for (let at = from + 1; node !== 0; at++) {
      const value = this.values[node];
      if (value !== undefined) {
        found.values[found.count] = value;
        found.ends[found.count] = at;
        found.count++;
      }
      if (at >= text.length) return;
      node = this.children[node]!.get(text.charCodeAt(at)) ?? 0;
    }
  }
}

/** Room for what is found, kept from one call to the next. */
export interface Matches<Value> {
  count: number;
  readonly values: Value[];
  readonly ends: number[];
}

export function matches<Value>(): Matches<Value> {
  return { count: 0, values: [], ends: [] };
}
