import { optionCount } from '../../value/option-set.ts';
import type { Leaf, Program } from './program.ts';

/**
 * How likely an enterprise is to be in each plane: a guess that decides only in which order things are looked at. Of a
 * code, as likely as the codes asked for are many among all; of everything else half. Parts are taken as independent.
 */
export function likelihoods({ inputs, planes }: Program): Float64Array {
  const likely = new Float64Array(planes.length).fill(0.5);
  likely[0] = 0;
  likely[1] = 1;
  for (const { leaves } of inputs)
    for (const leaf of leaves)
      for (const [side, plane] of leaf.sides)
        likely[plane] = side === 'yes' || side === 'notNo' ? share(leaf) : 1 - share(leaf);
  planes.forEach((op, plane) => {
    if (op?.kind === 'and') likely[plane] = op.of.reduce((all, part) => all * likely[part]!, 1);
    else if (op) likely[plane] = 1 - op.of.reduce((none, part) => none * (1 - likely[part]!), 1);
  });
  return likely;
}

function share({ node }: Leaf): number {
  if (node.kind !== 'member' || node.set.kind !== 'options' || node.of.kind !== 'fact') return 0.5;
  const { allowed } = node.of;
  return allowed.kind === 'option' ? optionCount(node.set.options) / Math.max(1, optionCount(allowed.options)) : 0.5;
}
