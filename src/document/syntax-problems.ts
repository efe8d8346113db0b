import type { Message } from '../text/diagnostic.ts';
import type { Span } from '../text/source.ts';
import type { SyntaxMistake } from './compose.ts';
import type { Lines } from './places.ts';
import type { Problems } from './problems.ts';
import type { Scan } from './scan.ts';
import * as say from './syntax-messages.ts';

/** Where a document cannot be relied on. */
export interface Damage {
  /** Places of mistakes, ascending: a scalar that touches one is not what its author meant. */
  readonly places: readonly number[];
  /** Stretches whose lines may hang on the wrong level, ascending. */
  readonly misplaced: readonly Span[];
  /** Offsets of values that hold a second colon, and are one text. */
  readonly colonTexts: ReadonlySet<number>;
}

interface Mistake extends Span {
  readonly message: Message;
}

/** What an error of `yaml` means to an author. Null: it is said elsewhere, or does not matter. */
function mistakeOf(error: SyntaxMistake, lines: Lines): Mistake | null {
  const { text } = lines;
  const [start, end] = error.pos;
  const at = (message: Message): Mistake => ({
    start,
    end: Math.max(start, Math.min(end, lines.endOf(start))),
    message,
  });
  const says = (beginning: string): boolean => error.message.startsWith(beginning);
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return at(say.tabIndentation());
    case 'BAD_DQ_ESCAPE':
      return { start, end: start + 2, message: say.badEscape(text.slice(start, start + 2)) };
    case 'BAD_SCALAR_START':
      return at(say.badStart(text.charAt(start)));
    case 'BLOCK_IN_FLOW':
      // `{ a: 1 b: 2 }` is an indented map in a place where there is none.
      return at(text[start] === '-' ? say.blockInFlow() : say.missingComma());
    case 'MULTILINE_IMPLICIT_KEY':
      return at(say.multilineKey());
    case 'BLOCK_AS_IMPLICIT_KEY': {
      if (says('Nested') && /:(\s|$)/.test(text.slice(start, lines.endOf(start)))) return at(say.nestedMapping());
      // The second colon stands in the next line, which is indented as if it went on with the text of this one.
      const next = says('Nested') ? Math.min(lines.endOf(start) + 1, text.length) : start;
      return { start: next, end: next, message: say.badIndentation() };
    }
    case 'BAD_INDENT':
    case 'MISSING_CHAR':
      // The scan knows where what is unclosed begins.
      if (error.message.includes('end with a') || says('Missing closing')) return null;
      if (says('Tags and anchors') || error.message.includes('props')) return null;
      if (says('Missing ,')) return at(say.missingComma());
      if (says('Missing space')) return at(say.missingSpace());
      if (says('Implicit map keys')) return at(say.missingColon());
      if (says('Sequence item')) return at(say.missingDash());
      if (says('Comments')) return at(say.commentSpace());
      return at(error.code === 'BAD_INDENT' || says('Block scalar') ? say.badIndentation() : say.unreadable());
    case 'UNEXPECTED_TOKEN':
      if (says('Unexpected ,') || says('Unexpected empty')) return at(say.extraComma());
      if (says('Unexpected block-seq-ind')) return at(say.dashAfterKey());
      return at(say.unexpected(text.slice(start, Math.min(end, lines.endOf(start))).trimEnd() || text.charAt(start)));
    case 'IMPOSSIBLE':
    case 'RESOURCE_EXHAUSTION':
      return at(say.unreadable());
    // Tags, anchors and aliases were refused one by one; long keys and the uniqueness of keys are not its business.
    default:
      return null;
  }
}

const LAYOUT = new Set([
  'tab-indentation',
  'bad-indentation',
  'missing-dash',
  'unexpected-text',
  'missing-colon',
  'dash-after-key',
]);
const HARMLESS = new Set(['comment-without-space', 'extra-comma', 'missing-comma', 'unclosed-bracket']);

/** Reports the syntax errors of a document, one a line, and says what they make unreliable. */
export function reportSyntax(errors: readonly SyntaxMistake[], lines: Lines, seen: Scan, problems: Problems): Damage {
  const { text } = lines;
  const places: number[] = [];
  const misplaced: Span[] = [];
  const colonTexts = new Set<number>();
  const told = new Set<number>();
  for (const { start, end, message } of mistakes(errors, lines, seen)) {
    if (problems.full) break;
    const { code } = message;
    if (code === 'second-colon') colonTexts.add(start);
    else if (!HARMLESS.has(code)) places.push(start);
    const lineStart = lines.startOf(start);
    if (LAYOUT.has(code) && (misplaced.at(-1)?.end ?? 0) <= start) {
      misplaced.push({ start: lineStart, end: nextTopLine(text, start) });
    }
    if (told.has(lineStart)) continue;
    told.add(lineStart);
    const indentation = /^[ \t]*/.exec(text.slice(lineStart, lineStart + 200))![0];
    if (LAYOUT.has(code) && indentation.includes('\t')) {
      problems.report(lineStart, lineStart + indentation.length, say.tabIndentation());
    } else problems.report(start, end, message);
  }
  return { places, misplaced, colonTexts };
}

function mistakes(errors: readonly SyntaxMistake[], lines: Lines, seen: Scan): Mistake[] {
  const found: Mistake[] = seen.unclosed.map((start) => ({
    start,
    end: start + 1,
    message: say.unclosed(lines.text.charAt(start)),
  }));
  const nested = new Set(errors.flatMap(({ code, pos }) => (code === 'BLOCK_AS_IMPLICIT_KEY' ? [pos[0]] : [])));
  for (const error of errors) {
    if (isSilenced(error.pos[0], seen)) continue;
    // Two sides of one mistake: a second colon that stands in the next line.
    if (error.code === 'MULTILINE_IMPLICIT_KEY' && nested.has(error.pos[0])) continue;
    const mistake = mistakeOf(error, lines);
    if (mistake) found.push(mistake);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Whether what is wrong at a place has been said by the scan. */
function isSilenced(at: number, { operators, refused }: Scan): boolean {
  return (
    operators.some(({ span, silencedTo }) => at >= span.start && at <= silencedTo) ||
    refused.some(({ start, end }) => at >= start && at <= end)
  );
}

/** The next line that begins a key at the margin: from there on levels are certain again. */
function nextTopLine(text: string, from: number): number {
  const next = /\n(?=[^\s#\-\]}])/g;
  next.lastIndex = from;
  const found = next.exec(text);
  return found ? found.index + 1 : text.length;
}
