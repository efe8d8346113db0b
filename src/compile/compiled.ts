import type { TruthNode, ValueNode } from '../kernel/node.ts';
import type { Item, Limit, Policy } from '../policy/policy.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import type { Lowering } from './lowering.ts';
import type { Outline } from './outline.ts';

/** What every item requires, in the order in which it is told. */
export type Gate =
  | { readonly kind: 'in-force'; readonly node: TruthNode }
  | { readonly kind: 'effective'; readonly node: TruthNode }
  /** `by`: the policies that supersede the item, or its policy. */
  | { readonly kind: 'superseded'; readonly node: TruthNode; readonly by: readonly Policy[] }
  | { readonly kind: 'region'; readonly node: TruthNode; readonly entries: readonly number[] }
  | { readonly kind: 'requires' | 'when'; readonly node: TruthNode; readonly outline: Outline }
  /** `times` and `amount`: what has been received that counts against it, where it limits them; `max` in money. */
  | {
      readonly kind: 'limit';
      readonly node: TruthNode;
      readonly limit: Limit;
      readonly counted: readonly string[];
      readonly times: ValueNode | null;
      readonly amount: ValueNode | null;
      readonly max: ValueNode | null;
    };

/** How an amount comes about: the author's form, what is taken from it, and the rounding, each standing on the one before. */
export type Stage =
  | { readonly kind: 'form'; readonly node: ValueNode }
  /** `taken`: the best grant on the ladder of a `top-up`. */
  | { readonly kind: 'top-up'; readonly node: ValueNode; readonly taken: ValueNode; readonly ladder: readonly string[] }
  /** `max` in all, of which `used` is gone. */
  | {
      readonly kind: 'limit';
      readonly node: ValueNode;
      readonly limit: Limit;
      readonly max: ValueNode;
      readonly used: ValueNode;
    }
  | { readonly kind: 'fen'; readonly node: ValueNode };

export interface CompiledItem {
  readonly policy: Policy;
  readonly item: Item;
  readonly gates: readonly Gate[];
  /** All gates together. */
  readonly verdict: TruthNode;
  /** In yuan, after `top-up` and what limits leave, rounded to the fen; null without money. */
  readonly amount: ValueNode | null;
  /** How it comes about, the last being `amount`; empty without money. */
  readonly stages: readonly Stage[];
  readonly ceiling: ValueNode | null;
}

/** A rule set ready for any engine. */
export interface CompiledRules {
  readonly vocabulary: Vocabulary;
  readonly policies: readonly Policy[];
  readonly items: readonly CompiledItem[];
  /** What the rules were lowered with: asked again for a part of a rule, it gives the node that is in the graph. */
  readonly lowering: Lowering;
  /** How many distinct nodes the kernel has. */
  readonly nodes: number;
}
