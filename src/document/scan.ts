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
  tooManyTokens,
} from './messages.ts';
import type { Lines } from './places.ts';
import type { Problems } from './problems.ts';
import { UnclosedFinder } from './unclosed.ts';
import { OperatorFinder, type UnquotedOperator } from './unquoted-operators.ts';

/** One document as tokens, small enough to be composed. */
export interface Scan {
  /** What a composer reads; null if the document is over a limit or hides too many problems. */
  readonly tokens: readonly CST.Token[] | null;
  readonly operators: readonly UnquotedOperator[];
  /** Anchors, tags and aliases: what goes wrong around them has been said. */
  readonly refused: readonly Span[];
  /** Quotes and brackets that never end: where they begin. */
  readonly unclosed: readonly number[];
}

/**
 * Splits a document into tokens and refuses on the way what this format does not have (tags, anchors, aliases, further documents) and
 * what is over a limit.
 *
 * The lexer and the parser of `yaml` keep a stack of their own, while its composer recurses and resolves: a bomb has to be found before.
 */
export function scan(text: string, lines: Lines, problems: Problems): Scan {
  const parser = new Parser();
  const documents = new DocumentTaker(problems);
  const operators = new OperatorFinder(lines, problems);
  const brackets = new UnclosedFinder(text);
  const refused: Span[] = [];
  const counts: Counts = { tokens: 0, values: 0, dashes: 0, questions: 0, colons: 0, commas: 0 };
  let start = 0;
  let scalarNext = false;
  let isOver = false;
  const see = (lexeme: string): boolean => {
    const type: string = scalarNext ? 'scalar-text' : (CST.tokenType(lexeme) ?? 'text');
    const end = isSignal(type) ? start : start + lexeme.length;
    operators.see(type, lexeme, start);
    brackets.see(type, lexeme, start);
    if (type === 'tag' || type === 'anchor' || type === 'alias') {
      const refusal = type === 'tag' ? tagRefused : type === 'anchor' ? anchorRefused : aliasRefused;
      // `!=` has been called an operator.
      if (type !== 'tag' || !lexeme.startsWith('!=')) problems.report(start, end, refusal(lexeme));
      refused.push({ start, end });
    }
    const excess = countOf(type, counts);
    if (excess)
      problems.report(start, end, excess === 'nodes' ? tooManyNodes(LIMITS.nodes) : tooManyTokens(LIMITS.tokens));
    if (!excess && !problems.full) for (const token of parser.next(lexeme)) if (!documents.take(token)) return false;
    const isDeep = parser.stack.length > LIMITS.depth && depthOf(parser.stack) > LIMITS.depth;
    if (isDeep) problems.report(start, end, tooDeep(LIMITS.depth));
    isOver = excess !== null || isDeep;
    if (isOver || problems.full) return false;
    scalarNext = type === 'scalar';
    start = end;
    return true;
  };
  let complete = true;
  for (const lexeme of new Lexer().lex(text)) {
    complete = see(lexeme);
    if (!complete) break;
  }
  if (complete) {
    brackets.end();
    for (const token of parser.end()) if (!documents.take(token)) break;
  }
  return {
    tokens: isOver || problems.full ? null : documents.tokens,
    operators: operators.found,
    refused,
    unclosed: brackets.found,
  };
}

/** Keeps what a composer has to see of the first document. */
class DocumentTaker {
  readonly tokens: CST.Token[] = [];
  count = 0;

  constructor(readonly problems: Problems) {}

  /** False when there is no use in reading on. */
  take(token: CST.Token): boolean {
    if (token.type === 'directive') {
      this.problems.report(token.offset, token.offset + token.source.length, directive(token.source));
    } else if (token.type === 'document' && ++this.count > 1) {
      this.problems.report(token.offset, token.offset + 3, severalDocuments());
      return false;
    } else if (token.type === 'document' || token.type === 'doc-end' || token.type === 'error') {
      this.tokens.push(token);
      if (this.tokens.length > LIMITS.problems) return false;
    }
    return !this.problems.full;
  }
}

/** Of each kind there is at most one for each value, whatever a token is. */
interface Counts {
  tokens: number;
  values: number;
  dashes: number;
  questions: number;
  colons: number;
  commas: number;
}

function countOf(type: string, counts: Counts): 'nodes' | 'tokens' | null {
  if (!isSignal(type) && ++counts.tokens > LIMITS.tokens) return 'tokens';
  let count = 0;
  switch (type) {
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
    case 'alias':
    case 'flow-map-start':
    case 'flow-seq-start':
      count = ++counts.values;
      break;
    case 'seq-item-ind':
      count = ++counts.dashes;
      break;
    case 'explicit-key-ind':
      count = ++counts.questions;
      break;
    case 'map-value-ind':
      // A key and a value, even if both are empty.
      count = ++counts.colons * 2;
      break;
    case 'comma':
      count = ++counts.commas;
  }
  return count > LIMITS.nodes ? 'nodes' : null;
}

/** Lexemes that stand for no character of the text. */
function isSignal(type: string): boolean {
  return type === 'scalar' || type === 'doc-mode' || type === 'flow-error-end';
}

function depthOf(stack: readonly CST.Token[]): number {
  return stack.filter(({ type }) => type === 'block-map' || type === 'block-seq' || type === 'flow-collection').length;
}
