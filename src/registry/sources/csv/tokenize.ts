import type { RejectedRecord } from '../batch.ts';

const QUOTE = 0x22;
const RETURN = 0x0d;
const SPACE = 0x20;
/** Of a record that cannot be taken apart so many bytes are shown. */
const SHOWN = 300;
/** A quote that is not closed within so many bytes is taken for a slip. */
const LONGEST_QUOTED = 16 * 1024 * 1024;

export interface Dialect {
  /** Bytes, both. */
  readonly delimiter: number;
  readonly lineEnd: number;
}

/** Where the fields of successive records lie: that of record `r` and column `c` at `r * width + c`. */
export interface Tokens {
  starts: Int32Array;
  ends: Int32Array;
  /** The number of each record, from 1. */
  lines: Uint32Array;
  count: number;
  /** Up to here the bytes are done with; a record begins there that is not complete. */
  consumed: number;
  rejects: RejectedRecord[];
}

/**
 * Takes separated records apart (RFC 4180, with any separator; blank lines are none). Fields stay where they stand in the bytes,
 * without the quotes around them; of doubled quotes within them one is taken out on the spot. A record with fewer or more
 * fields than `width`, or whose quotes do not close, is rejected by itself, and reading goes on with the next line.
 */
export class Tokenizer {
  /** The number of the last record that was looked at. */
  line = 0;
  /** By byte: whether it ends a field that is not quoted. */
  private readonly stops = new Uint8Array(256);
  private readonly tokens: Tokens = {
    starts: new Int32Array(0),
    ends: new Int32Array(0),
    lines: new Uint32Array(0),
    count: 0,
    consumed: 0,
    rejects: [],
  };
  private doubled = false;

  constructor(
    private readonly dialect: Dialect,
    private readonly width: number,
  ) {
    this.stops[dialect.delimiter] = 1;
    this.stops[dialect.lineEnd] = 1;
  }

  /**
   * The records within the first `length` bytes, behind which there is room for one more. The last may be incomplete
   * unless this is the `final` piece. What is given back is used again by the next call.
   */
  tokenize(bytes: Uint8Array, length: number, final: boolean): Tokens {
    const { tokens, stops, width } = this;
    const { lineEnd } = this.dialect;
    this.makeRoom(length);
    const { starts, ends, lines } = tokens;
    tokens.rejects = [];
    const withDoubled: number[] = [];
    let count = 0;
    let at = 0;
    // An end of line behind the last byte, so that the search for the end of a field needs no other bound.
    const behind = bytes[length]!;
    bytes[length] = lineEnd;
    while (at < length) {
      if (bytes[at] === lineEnd || (bytes[at] === RETURN && bytes[at + 1] === lineEnd)) {
        at++;
        continue;
      }
      const record = at;
      const base = count * width;
      let fields = 0;
      let unclosed = false;
      let broken = false;
      for (;;) {
        let start = at;
        let end: number;
        if (bytes[at] === QUOTE) {
          start++;
          end = this.closingQuote(bytes, start, length);
          at = end + 1;
          unclosed = end < 0;
          broken = unclosed;
          if (broken) break;
          if (bytes[at] === RETURN && bytes[at + 1] === lineEnd && at < length) at++;
          broken = stops[bytes[at]!] === 0;
          if (broken) break;
          if (this.doubled) withDoubled.push(fields);
        } else {
          while (stops[bytes[at]!] === 0) at++;
          end = at;
          if (end > start && bytes[end - 1] === RETURN && bytes[at] === lineEnd) end--;
        }
        if (fields < width) {
          starts[base + fields] = start;
          ends[base + fields] = end;
        }
        fields++;
        if (bytes[at] === lineEnd) break;
        at++;
      }
      const waits = unclosed ? length - record < LONGEST_QUOTED : !broken && at >= length;
      if (broken) at = bytes.indexOf(lineEnd, record);
      if (!final && (waits || (broken && at === length))) {
        at = record;
        break;
      }
      this.line++;
      if (broken || fields !== width) this.reject(bytes, record, at, broken ? 'quotes' : 'fields');
      else {
        for (const field of withDoubled)
          ends[base + field] = takeOut(bytes, starts[base + field]!, ends[base + field]!);
        lines[count++] = this.line;
      }
      if (withDoubled.length > 0) withDoubled.length = 0;
      at++;
    }
    bytes[length] = behind;
    tokens.count = count;
    tokens.consumed = Math.min(at, length);
    return tokens;
  }

  private reject(bytes: Uint8Array, from: number, to: number, reason: string): void {
    const value = new TextDecoder().decode(bytes.subarray(from, Math.min(to, from + SHOWN))).trimEnd();
    this.tokens.rejects.push({ line: this.line, column: '', value, reason });
  }

  /** Where the quote is that closes a field, or -1; tells also whether there are doubled ones within. */
  private closingQuote(bytes: Uint8Array, from: number, length: number): number {
    this.doubled = false;
    for (let at = from; at < length; at++) {
      if (bytes[at] !== QUOTE) continue;
      if (bytes[at + 1] !== QUOTE || at + 1 === length) return at;
      this.doubled = true;
      at++;
    }
    return -1;
  }

  /** A record has a byte at least for each field but one, a line end counted. */
  private makeRoom(length: number): void {
    const fields = length + this.width + 1;
    if (this.tokens.starts.length >= fields) return;
    this.tokens.starts = new Int32Array(fields);
    this.tokens.ends = new Int32Array(fields);
    this.tokens.lines = new Uint32Array(Math.ceil(fields / this.width) + 1);
  }
}

/** Leaves one of each two quotes, and blanks behind the new end, which is given back. */
function takeOut(bytes: Uint8Array, start: number, end: number): number {
  let to = start;
  for (let from = start; from < end; from++) {
    bytes[to++] = bytes[from]!;
    if (bytes[from] === QUOTE) from++;
  }
  bytes.fill(SPACE, to, end);
  return to;
}
