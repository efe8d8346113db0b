import type { CasesNode, ChooseNode, TruthNode, ValueNode } from './node.ts';

/** What a node reads directly. */
export function childrenOf(node: TruthNode | ValueNode): readonly (TruthNode | ValueNode)[] {
  switch (node.kind) {
    case 'constant':
    case 'literal':
    case 'undefined':
    case 'grants':
      return [];
    case 'and':
    case 'or':
    case 'sum':
    case 'product':
    case 'least':
    case 'greatest':
      return node.of;
    case 'not':
    case 'member':
    case 'mentions':
    case 'round':
    case 'slices':
    case 'calendar':
      return [node.of];
    case 'compare':
    case 'same':
      return [node.left, node.right];
    case 'between':
      return [node.of, node.low, node.high];
    case 'holds':
      return [node.of, node.codes];
    case 'quotient':
      return [node.of, node.by];
    case 'span':
      return [node.from, node.to];
    case 'fact':
      return node.derive === null ? [] : [node.derive];
    case 'choose':
      return [...node.branches.flatMap(({ when, then }) => [when, then]), node.otherwise];
    case 'cases':
      return [node.of, ...outcomesOf(node)];
    default:
      return node satisfies never;
  }
}

/** What may come of a choice, in the order of its branches; last what comes of it otherwise. */
export function outcomesOf(node: ChooseNode | CasesNode): readonly ValueNode[] {
  const parts = node.kind === 'choose' ? node.branches : node.rows;
  return [...parts.map(({ then }) => then), node.otherwise];
}

/** The parts of a condition that must all hold. */
export function conjuncts(node: TruthNode): readonly TruthNode[] {
  return node.kind === 'and' ? node.of.flatMap(conjuncts) : [node];
}
