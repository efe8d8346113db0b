import type { RuleSet } from '../../../src/index.ts';
import { Evaluation, EvaluationMemory } from '../../../src/kernel/evaluate.ts';
import type { World } from '../../../src/kernel/world.ts';
import { answersByRow, type Contender, FAILS, HOLDS, OPEN } from './contender.ts';
import { rowsOf } from './huiqi.ts';

const PLACE = { true: HOLDS, unknown: OPEN, false: FAILS } as const;

/** What the rules mean: the evaluator that explanations come from. */
export function reference(rules: RuleSet): Contender {
  const { compiled } = rules;
  return {
    engine: 'reference',
    form: 'kernel evaluator',
    threeValued: true,
    rows: (items) => Math.ceil(300_000 / items),
    prepare: (_, register) => {
      const rows = rowsOf(rules, register);
      const worlds: readonly World[] = Array.from({ length: register.count }, (_, row) => rows.world(row));
      const memory = new EvaluationMemory(compiled.nodes);
      const decide = (row: number): Uint8Array => {
        const evaluation = new Evaluation(worlds[row]!, memory.empty());
        return Uint8Array.from(compiled.items, ({ verdict }) => PLACE[evaluation.truth(verdict)]);
      };
      return {
        run: () => {
          for (let row = 0; row < register.count; row++) decide(row);
        },
        answers: () => answersByRow(compiled.items.length, register.count, decide),
      };
    },
  };
}
