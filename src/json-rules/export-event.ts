import type { DocNode } from '../document/node.ts';
import { parseDocument } from '../document/parse.ts';
import type { Item, Policy } from '../policy/policy.ts';
import type { Quantity } from '../policy/quantity.ts';
import type { LiteralData } from '../quantities/scalars.ts';
import type { Source, Span } from '../text/source.ts';
import { exactly } from '../value/interval.ts';
import { toDecimal } from '../value/rational.ts';
import type { JsonEvent } from './json-rule.ts';
import { fitsDouble, numberOf, readLiteral } from './literal.ts';

/** Finds quantities as their authors wrote them. */
export class WrittenForms {
  readonly #roots = new Map<Source, DocNode | null>();

  /** A constant as a number (as text where no double holds it), anything else in the data form of rule files. */
  form(quantity: Quantity, source: Source): unknown {
    const { domain } = quantity.data === undefined ? { domain: null } : ((quantity.data ?? {}) as Partial<LiteralData>);
    const value = quantity.form === 'literal' && domain?.kind === 'number' ? exactly(domain) : null;
    if (value !== null) return jsonNumber(toDecimal(value, 40));
    const node = this.node(quantity.span, source);
    return node && dataOf(node);
  }

  private node(span: Span, source: Source): DocNode | null {
    const known = this.#roots.get(source);
    const root = known === undefined ? parseDocument(source).root : known;
    this.#roots.set(source, root);
    return root && nodeAt(root, span);
  }
}

function nodeAt(node: DocNode, span: Span): DocNode | null {
  if (node.span.start === span.start && node.span.end === span.end) return node;
  const parts = node.kind === 'list' ? node.items : node.kind === 'map' ? node.entries.map(({ value }) => value) : [];
  for (const part of parts) {
    if (span.start < part.span.start || part.span.end < span.end) continue;
    const found = nodeAt(part, span);
    if (found) return found;
  }
  return null;
}

/** Scalars as written, but for numbers that JSON holds, `true` and `false`. */
function dataOf(node: DocNode): unknown {
  if (node.kind === 'list') return node.items.map(dataOf);
  if (node.kind === 'map') return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, dataOf(value)]));
  const literal = readLiteral(node);
  if (literal.kind === 'number') return jsonNumber(literal.text);
  return literal.kind === 'boolean' ? literal.value : node.text;
}

function jsonNumber(text: string): number | string {
  const value = numberOf(text);
  return value !== null && fitsDouble(value, text) ? Number(text) : text;
}

/** What an item is, beside its conditions. */
export function eventOf(item: Item, policy: Policy, forms: WrittenForms): JsonEvent {
  const { kind, segment, clause, amount, ceiling, review, delivery, handling, note } = item;
  const params = {
    item: item.name,
    title: item.title,
    policy: policy.id,
    kind,
    segment,
    clause,
    amount: amount && forms.form(amount, policy.source),
    ceiling: ceiling && forms.form(ceiling, policy.source),
    review: review.length > 0 ? review.map(({ note: text, by }) => ({ note: text, ...(by && { by }) })) : undefined,
    delivery,
    handling,
    note,
  };
  return {
    type: item.name,
    params: Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)),
  };
}
