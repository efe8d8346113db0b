import { Composer, type CST, type Document, type ErrorCode, Schema } from 'yaml';
import { YAML_OPTIONS } from './yaml-options.ts';

/** A syntax error as `yaml` finds it. */
export interface SyntaxMistake {
  readonly code: ErrorCode;
  readonly message: string;
  readonly pos: readonly [start: number, end: number];
}

export interface Composed {
  readonly document: Document.Parsed | null;
  readonly errors: readonly SyntaxMistake[];
  /** Whether all was read. */
  readonly complete: boolean;
}

/** More than anybody reads; a hostile file makes millions. */
const MOST_ERRORS = 10_000;

class TooManyErrors extends Error {}

/** Every scalar is a string, as written. Made once, since it never changes: no tag is ever resolved. */
let failsafe: Schema | undefined;

function schema(): Schema {
  failsafe ??= new Schema(YAML_OPTIONS);
  return failsafe;
}

/** Composes the tokens of one document into the nodes of `yaml`. Aliases stay aliases. */
export function compose(tokens: readonly CST.Token[]): Composed {
  const errors: SyntaxMistake[] = [];
  const options = { ...YAML_OPTIONS, schema: schema() };
  const composer = new Composer(options as never);
  // Its own handler makes an Error with a stack for each, which takes a thousand times longer than reading the token.
  (composer as unknown as { onError: OnError }).onError = (place, code, message, warning) => {
    // A JSON key may be as long as it likes.
    if (warning || code === 'KEY_OVER_1024_CHARS') return;
    if (errors.length >= MOST_ERRORS) throw new TooManyErrors();
    errors.push({ code, message, pos: positionOf(place) });
  };
  let document: Document.Parsed | null = null;
  let complete = true;
  try {
    for (const token of tokens) for (const done of composer.next(token)) document ??= done as Document.Parsed;
    for (const done of composer.end()) document ??= done as Document.Parsed;
  } catch {
    // Too many errors, or a defect of the parser, which must not become a crash of ours.
    complete = false;
  }
  errors.push(...(document?.errors ?? composer.streamInfo().errors));
  return { document, errors, complete };
}

type Place = number | readonly [number, number, ...number[]] | { readonly offset: number; readonly source?: unknown };
type OnError = (place: Place, code: ErrorCode, message: string, warning?: boolean) => void;

function positionOf(place: Place): readonly [number, number] {
  if (typeof place === 'number') return [place, place + 1];
  if ('offset' in place)
    return [place.offset, place.offset + (typeof place.source === 'string' ? place.source.length : 1)];
  return [place[0], place[1]];
}
