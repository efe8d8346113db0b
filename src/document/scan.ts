import { CST, Lexer, Parser } from 'yaml';
import type { Span } from '../text/source.ts';
import { LIMITS } from './limits.ts';
import {
  aliasRefused,
  anchorRefused,
  directive,
  severalDocuments,
  tagRefused,
  tooDeep,
  tooManyNodes,
} from './messages.ts';
import type { Lines } from './places.ts';
import type { Problems } from './problems.ts';
import { OperatorFinder, type UnquotedOperator } from './unquoted-operators.ts';

/** One document as tokens, small enough to be composed. */
export interface Scan {
  /** What a composer reads; null if the document is over a limit or hides too many problems. */
  readonly tokens: readonly CST.Token[] | null;
  readonly hasDocument: boolean;
  readonly operators: readonly UnquotedOperator[];
  /** Anchors, tags and aliases: what goes wrong around them has been said. */
  readonly refused: readonly Span[];
  /** Quotes and brackets that never end: where they begin. */
  readonly unclosed: readonly number[];
}

const COLLECTIONS = new Set(['block-map', 'block-seq', 'flow-collection']);

/**
 * Splits a document into tokens and refuses on the way what this format does not have (tags, anchors, aliases, further documents) and
 * what is over a limit.
 *
 * The lexer and the parser of `yaml` keep a stack of their own, while its composer recurses and resolves: a bomb has to be found before.
 */
export function scan(text: string, lines: Lines, problems: Problems): Scan {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const operators = new OperatorFinder(lines, problems);
  const refused: Span[] = [];
  const unclosed: number[] = [];
  const open: number[] = [];
  const counts = new Map<string, number>();
  let documents = 0;
  let offset = 0;
  let scalarNext = false;
  const result = (complete: boolean): Scan => ({
    tokens: complete ? tokens : null,
    hasDocument: documents > 0,
    operators: operators.found,
    refused,
    unclosed,
  });
  /** False when there is no use in reading on. */
  const take = (token: CST.Token): boolean => {
    switch (token.type) {
      case 'document':
        documents++;
        if (documents > 1) {
          problems.report(token.offset, token.offset + 3, severalDocuments());
          return false;
        }
        tokens.push(token);
        return true;
      case 'directive':
        problems.report(token.offset, token.offset + token.source.length, directive(token.source));
        return !problems.full;
      case 'doc-end':
      case 'error':
        tokens.push(token);
        return tokens.length <= LIMITS.problems;
      default:
        return true;
    }
  };

  for (const lexeme of new Lexer().lex(text)) {
    const type: string = scalarNext ? 'scalar-text' : (CST.tokenType(lexeme) ?? 'text');
    const start = offset;
    const end = start + (SIGNALS.has(type) ? 0 : lexeme.length);
    operators.see(type, lexeme, start);
    if (type.endsWith('-start') && type.startsWith('flow')) open.push(start);
    else if (type === 'flow-error-end') unclosed.push(...open.splice(0));
    else if (type === 'flow-map-end' || type === 'flow-seq-end') {
      const opening = open.pop();
      if (opening !== undefined && (text[opening] === '{') !== (lexeme === '}')) unclosed.push(opening);
    } else if (type.endsWith('quoted-scalar') && (lexeme.length === 1 || lexeme.at(-1) !== lexeme[0]))
      unclosed.push(start);
    if (type in REFUSALS) {
      const refusal = REFUSALS[type as keyof typeof REFUSALS];
      if (!(type === 'tag' && lexeme.startsWith('!='))) problems.report(start, end, refusal(lexeme));
      refused.push({ start, end });
      if (problems.full) return result(false);
    }
    const count = (counts.get(type) ?? 0) + 1;
    counts.set(type, count);
    // Whatever a token is, of these kinds there is at most one for each value.
    if (count > LIMITS.nodes && !FILLERS.has(type)) {
      problems.report(start, end, tooManyNodes(LIMITS.nodes));
      return result(false);
    }
    for (const token of parser.next(lexeme)) if (!take(token)) return result(true);
    if (parser.stack.length > LIMITS.depth && depthOf(parser.stack) > LIMITS.depth) {
      problems.report(start, end, tooDeep(LIMITS.depth));
      return result(false);
    }
    scalarNext = type === 'scalar';
    offset = end;
  }
  unclosed.push(...open);
  for (const token of parser.end()) if (!take(token)) break;
  return result(true);
}

const depthOf = (stack: readonly CST.Token[]): number => stack.filter((token) => COLLECTIONS.has(token.type)).length;

/** Lexemes that stand for no character of the text. */
const SIGNALS = new Set(['doc-mode', 'flow-error-end', 'scalar']);
const FILLERS = new Set(['space', 'newline', 'comment', 'map-value-ind']);
const REFUSALS = { tag: tagRefused, anchor: anchorRefused, alias: aliasRefused } as const;
