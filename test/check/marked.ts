/** Where a mistake stands in a text, counted here by hand: nothing of the code under test is used. */
export interface Mark {
  readonly line: number;
  readonly column: number;
  readonly code: string;
  /** What the carets should stand under. */
  readonly text: string;
}

export interface Marked {
  readonly text: string;
  readonly marks: readonly Mark[];
}

const MARK = /⟦([^⟦⟧]*)⟧\{([a-z0-9-]+)\}/;

/** Takes `⟦token⟧{code}` out of a text: the token stays, and its place and code are what is expected. */
export function marked(written: string): Marked {
  const marks: Mark[] = [];
  let text = written;
  for (let found = MARK.exec(text); found; found = MARK.exec(text)) {
    const before = text.slice(0, found.index);
    const lines = before.split('\n');
    const [, token = '', code = ''] = found;
    marks.push({ line: lines.length, column: [...lines[lines.length - 1]!].length + 1, code, text: token });
    text = before + token + text.slice(found.index + found[0].length);
  }
  return { text, marks };
}

export function showMark({ line, column, code, text }: Mark): string {
  return `${line}:${column} ${code} ${text}`.trimEnd();
}
