import type { CST, Parser } from 'yaml';

/** What `Parser.next` of yaml 2.9 works with. */
interface Inside {
  atNewLine: boolean;
  atScalar: boolean;
  indent: number;
  offset: number;
  source: string;
  type: string;
  step(): Generator<CST.Token, void>;
  pop(error: unknown): Generator<CST.Token, void>;
}

/**
 * Does what `parser.next(lexeme)` does, whose `type` the caller knows already (`text` for none). That method reads an environment
 * variable for every lexeme, which takes a quarter of all the time; a test holds the two together.
 */
export function advanceParser(parser: Parser, lexeme: string, type: string): Generator<CST.Token, void> | null {
  const inside = parser as unknown as Inside;
  inside.source = lexeme;
  if (inside.atScalar) return scalarText(inside, lexeme);
  if (type === 'scalar') {
    inside.atNewLine = false;
    inside.atScalar = true;
    inside.type = type;
    return null;
  }
  return type === 'text' ? noToken(inside, lexeme) : token(inside, lexeme, type);
}

function* scalarText(inside: Inside, lexeme: string): Generator<CST.Token, void> {
  inside.atScalar = false;
  yield* inside.step();
  inside.offset += lexeme.length;
}

function* noToken(inside: Inside, lexeme: string): Generator<CST.Token, void> {
  yield* inside.pop({ type: 'error', offset: inside.offset, message: 'Not a YAML token', source: lexeme });
  inside.offset += lexeme.length;
}

function* token(inside: Inside, lexeme: string, type: string): Generator<CST.Token, void> {
  inside.type = type;
  yield* inside.step();
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
    case 'doc-mode':
    case 'flow-error-end':
      return;
    default:
      inside.atNewLine = false;
  }
  inside.offset += lexeme.length;
}
