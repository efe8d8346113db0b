import { Evaluation } from '../../kernel/evaluate.ts';
import type { Engine } from '../engine.ts';

/** The reference evaluator itself, in the shape of an engine. */
export const reference: Engine = {
  name: 'reference',
  prepare: ({ items }) => ({
    truths: (world) => {
      const evaluation = new Evaluation(world);
      return items.map(({ verdict }) => evaluation.truth(verdict));
    },
  }),
};
