import { Evaluation } from '../../kernel/evaluate.ts';
import type { World } from '../../kernel/world.ts';
import type { Truth } from '../../value/truth.ts';
import { ALL } from './planes.ts';
import { isOnSide, type Program } from './program.ts';

/** Decides all items for one enterprise: the planes of one row. */
export function decideOne({ inputs, planes, items }: Program, world: World): readonly Truth[] {
  const evaluation = new Evaluation(world);
  const holds = new Uint8Array(planes.length);
  holds[ALL] = 1;
  for (const { leaves } of inputs) {
    for (const { node, sides } of leaves) {
      const truth = evaluation.truth(node);
      for (const [side, plane] of sides) if (isOnSide(truth, side)) holds[plane] = 1;
    }
  }
  planes.forEach((op, plane) => {
    if (op === null) return;
    const decisive = op.kind === 'and' ? 0 : 1;
    let found = 1 - decisive;
    for (const part of op.of) {
      if (holds[part] !== decisive) continue;
      found = decisive;
      break;
    }
    holds[plane] = found;
  });
  return items.map(({ yes, may }) => (holds[yes] ? 'true' : holds[may] ? 'unknown' : 'false'));
}
