import type { Builder } from '../kernel/builder.ts';
import type { TruthNode, ValueNode } from '../kernel/node.ts';
import type { FactType } from '../policy/types.ts';
import type { Phrase } from '../text/localized.ts';
import type { NumberSet } from '../value/number-set.ts';
import type { OptionSet } from '../value/option-set.ts';

/** What may stand in `value`: one value, a list, either, two ends, or phrases. */
export type OperandShape = 'one' | 'list' | 'one-or-list' | 'ends' | 'phrases';

/** An operand ready for the kernel. Codes are everything at or below those named, or of a set the exact codes. */
export type LoweredOperand =
  | { readonly kind: 'value'; readonly node: ValueNode }
  | { readonly kind: 'numbers'; readonly set: NumberSet; readonly node: ValueNode }
  | { readonly kind: 'options'; readonly options: OptionSet; readonly set: ValueNode }
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'ends'; readonly low: ValueNode; readonly high: ValueNode };

/** An operator of conditions: everything that any part of huiqi knows of it stands in its file. */
export interface Operator {
  /** As in json-rules-engine, where it has one like it. */
  readonly name: string;
  /** Other spellings. */
  readonly symbols: readonly string[];
  readonly takes: readonly FactType[];
  readonly operand: OperandShape;
  /** The types on which `{ fact: other }` may stand as the value. */
  readonly comparesFacts: readonly FactType[];
  /** How it reads, with `{fact}` and `{value}` in their places. */
  readonly words: Phrase;
  /** What it means, for documentation. */
  readonly meaning: Phrase;
  readonly lower: (build: Builder, subject: ValueNode, operand: LoweredOperand) => TruthNode;
}

/** The check of a file lets no other operand through; to get here is a mistake in huiqi. */
export function unexpected(operator: string, operand: LoweredOperand): never {
  throw new TypeError(`operator ${operator} was handed an operand of kind ${operand.kind}`);
}

/** The operand as one value node. */
export function operandNode(operator: string, operand: LoweredOperand): ValueNode {
  if (operand.kind === 'value' || operand.kind === 'numbers') return operand.node;
  return unexpected(operator, operand);
}

/** Lies in the set that the author wrote; null where the operand is no such set. */
export function inWrittenSet(build: Builder, subject: ValueNode, operand: LoweredOperand): TruthNode | null {
  switch (operand.kind) {
    case 'numbers':
      return build.member(subject, { kind: 'numbers', set: operand.set });
    case 'options':
      return build.member(subject, { kind: 'options', options: operand.options });
    case 'texts':
      return build.member(subject, { kind: 'texts', texts: operand.texts });
    default:
      return null;
  }
}
