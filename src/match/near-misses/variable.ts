import { childrenOf } from '../../kernel/children.ts';
import type { FactNode, TruthNode, ValueNode } from '../../kernel/node.ts';
import type { Vocabulary } from '../../policy/vocabulary.ts';
import type { Domain } from '../../value/domain.ts';
import type { Grid } from './grid.ts';

/** A fact that can be changed: one that derives from nothing, or that was said of the enterprise itself. */
export interface Variable {
  readonly index: number;
  /** Name with resolved year. */
  readonly fact: string;
  readonly name: string;
  readonly year: number | null;
  readonly nodes: readonly FactNode[];
  readonly allowed: Domain;
  /** What is known of it; null: nothing. */
  readonly present: Domain | null;
  /** The values that are searched, of a number or date. */
  readonly grid: Grid | null;
  readonly controllable: boolean;
}

/** A derived fact is as controllable as something that it derives from, unless its declaration says. */
export function isControllable(node: FactNode, vocabulary: Vocabulary): boolean {
  const said = vocabulary.facts.get(node.name)?.controllable;
  if (said !== undefined || node.derive === null) return said ?? true;
  const seen = new Set<number>();
  const open: (TruthNode | ValueNode)[] = [node.derive];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (seen.has(one.id)) continue;
    seen.add(one.id);
    if (one.kind !== 'fact') open.push(...childrenOf(one));
    else if (one.name !== 'asOf' && isControllable(one, vocabulary)) return true;
  }
  return false;
}
