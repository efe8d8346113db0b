import type { DocList, DocMap, DocNode } from './node.ts';
import {
  BRACE,
  BRACE_END,
  BRACKET,
  BRACKET_END,
  CARRIAGE_RETURN,
  COLON,
  COMMA,
  HASH,
  isMark,
  LINE_FEED,
  SPACE,
  spacesEnd,
  TAB,
} from './regular-scalar.ts';
import { RegularText } from './regular-text.ts';

/** Reads what stands between brackets. */
export abstract class RegularFlow extends RegularText {
  /** The brackets around the cursor, and the indentation of the block that they stand in. */
  private brackets = 0;
  protected flowIndent = -1;

  protected flowMap(depth: number): DocMap | null {
    if (this.exceeds(depth)) return null;
    const { text } = this;
    const start = this.at++;
    const from = this.entryCount;
    this.brackets++;
    let goesOn = this.gap();
    while (goesOn && text.charCodeAt(this.at) !== BRACE_END) {
      const key = this.scalar(this.flowIndent, true);
      if (key === null || !this.mayBeKey(key)) return null;
      this.at = spacesEnd(text, this.at);
      if (text.charCodeAt(this.at) !== COLON) return null;
      this.at++;
      const value = this.gap() ? this.flowValue(depth + 1) : null;
      if (value === null) return null;
      this.entries[this.entryCount++] = { key, value };
      goesOn = this.nextInFlow(BRACE_END);
    }
    if (!goesOn) return null;
    this.brackets--;
    return this.map(from, this.span(start, ++this.at));
  }

  protected flowList(depth: number): DocList | null {
    if (this.exceeds(depth)) return null;
    const { text } = this;
    const start = this.at++;
    const from = this.itemCount;
    this.brackets++;
    let goesOn = this.gap();
    while (goesOn && text.charCodeAt(this.at) !== BRACKET_END) {
      const item = this.flowValue(depth + 1);
      if (item === null) return null;
      this.items[this.itemCount++] = item;
      goesOn = this.nextInFlow(BRACKET_END);
    }
    if (!goesOn) return null;
    this.brackets--;
    return this.list(from, this.span(start, ++this.at));
  }

  private flowValue(depth: number): DocNode | null {
    switch (this.text.charCodeAt(this.at)) {
      case BRACE:
        return this.flowMap(depth);
      case BRACKET:
        return this.flowList(depth);
      default:
        return this.scalar(this.flowIndent, true);
    }
  }

  /** Goes on to the next value between brackets, or to their end; false if something else stands there. */
  private nextInFlow(end: number): boolean {
    if (!this.gap()) return false;
    const unit = this.text.charCodeAt(this.at);
    if (unit !== COMMA) return unit === end;
    this.at++;
    return this.gap();
  }

  /** Passes over spaces, line breaks and comments between brackets; false if something is odd about them. */
  private gap(): boolean {
    const { text } = this;
    let at = this.at;
    let line = -1;
    for (; ; at++) {
      const unit = text.charCodeAt(at);
      if (unit === SPACE || unit === TAB) continue;
      if (unit === LINE_FEED) {
        this.lines++;
        line = at + 1;
      } else if (unit === HASH) {
        // At the margin, `yaml` may take one for a comment without a space before it.
        if (at === this.at || at === line) return false;
        at = text.indexOf('\n', at) - 1;
        if (at < 0) return false;
      } else if (unit !== CARRIAGE_RETURN) break;
    }
    this.at = at;
    return line < 0 || this.isIndentedInFlow(line, at);
  }

  /** The last bracket may stand as far to the left as the line of the first. */
  private isIndentedInFlow(line: number, at: number): boolean {
    const column = spacesEnd(this.text, line) - line;
    if (column > this.flowIndent) return column > 0 || !isMark(this.text, at);
    const unit = this.text.charCodeAt(at);
    return column === this.flowIndent && this.brackets === 1 && (unit === BRACE_END || unit === BRACKET_END);
  }
}
