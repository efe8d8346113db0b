/** The index of the first of some ascending numbers that is at least `wanted`. */
export function firstAtLeast(ascending: readonly number[], wanted: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The lines of the part of a text that a document is: where the line of an offset begins and ends, without its break. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(readonly text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  startOf(offset: number): number {
    return this.#starts[this.#index(offset)] ?? 0;
  }

  endOf(offset: number): number {
    const next = this.#starts[this.#index(offset) + 1];
    if (next === undefined) return this.text.length;
    return this.text[next - 2] === '\r' ? next - 2 : next - 1;
  }

  #index(offset: number): number {
    const at = firstAtLeast(this.#starts, offset);
    return this.#starts[at] === offset ? at : at - 1;
  }
}
