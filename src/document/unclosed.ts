/** Finds quotes and brackets that never end, or end with the wrong sign, in a stream of lexemes. */
export class UnclosedFinder {
  /** Where they begin. */
  readonly found: number[] = [];
  readonly #open: number[] = [];

  constructor(readonly text: string) {}

  see(type: string, lexeme: string, start: number): void {
    switch (type) {
      case 'flow-map-start':
      case 'flow-seq-start':
        this.#open.push(start);
        break;
      case 'flow-map-end':
      case 'flow-seq-end': {
        const opening = this.#open.pop();
        if (opening !== undefined && (this.text[opening] === '{') !== (lexeme === '}')) this.found.push(opening);
        break;
      }
      case 'flow-error-end':
        this.end();
        break;
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
        if (lexeme.length === 1 || lexeme.at(-1) !== lexeme[0]) this.found.push(start);
    }
  }

  end(): void {
    this.found.push(...this.#open.splice(0));
  }
}
