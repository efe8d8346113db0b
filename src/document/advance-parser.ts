import type { CST, Parser } from 'yaml';

/** What `Parser.next` of yaml 2.9 works with. */
interface Inside {
  atNewLine: boolean;
  atScalar: boolean;
  indent: number;
  offset: number;
  source: string;
  type: string;
  readonly stack: readonly CST.Token[];
  step(): Tokens;
  pop(error: unknown): Tokens;
  scalar(top: CST.Token): Tokens;
  blockMap(top: CST.Token): Tokens;
  blockSequence(top: CST.Token): Tokens;
  flowCollection(top: CST.Token): Tokens;
}

type Tokens = Generator<CST.Token, void>;
type Take = (token: CST.Token) => boolean;

/**
 * Does what `parser.next(lexeme)` does, whose `type` the caller knows already (`text` for none), and calls `take` with each token,
 * until one returns false; returns whether none did. That method reads an environment variable for every lexeme, which takes a quarter of
 * all the time, and passes on through three generators what is nearly always nothing; a test holds the two together.
 */
export function advanceParser(parser: Parser, lexeme: string, type: string, take: Take): boolean {
  const inside = parser as unknown as Inside;
  inside.source = lexeme;
  if (inside.atScalar) {
    inside.atScalar = false;
    if (!takeAll(step(inside), take)) return false;
  } else if (type === 'scalar') {
    inside.atNewLine = false;
    inside.atScalar = true;
    inside.type = type;
    return true;
  } else if (type === 'text') {
    const error = { type: 'error', offset: inside.offset, message: 'Not a YAML token', source: lexeme };
    if (!takeAll(inside.pop(error), take)) return false;
  } else {
    inside.type = type;
    if (!takeAll(step(inside), take)) return false;
    if (type === 'doc-mode' || type === 'flow-error-end') return true;
    countIndent(inside, lexeme, type);
  }
  inside.offset += lexeme.length;
  return true;
}

/** What `parser.step()` comes to where the token that is being built is one of the usual. */
function step(inside: Inside): Tokens {
  const { stack } = inside;
  const top = stack[stack.length - 1];
  if (top === undefined || inside.type === 'doc-end') return inside.step();
  switch (top.type) {
    case 'flow-collection':
      return inside.flowCollection(top);
    case 'block-map':
      return inside.blockMap(top);
    case 'block-seq':
      return inside.blockSequence(top);
    case 'scalar':
      return inside.scalar(top);
    default:
      return inside.step();
  }
}

function takeAll(tokens: Tokens, take: Take): boolean {
  for (let next = tokens.next(); !next.done; next = tokens.next()) if (!take(next.value)) return false;
  return true;
}

function countIndent(inside: Inside, lexeme: string, type: string): void {
  switch (type) {
    case 'newline':
      inside.atNewLine = true;
      inside.indent = 0;
      break;
    case 'space':
      if (inside.atNewLine && lexeme[0] === ' ') inside.indent += lexeme.length;
      break;
    case 'explicit-key-ind':
    case 'map-value-ind':
    case 'seq-item-ind':
      if (inside.atNewLine) inside.indent += lexeme.length;
      break;
    default:
      inside.atNewLine = false;
  }
}
