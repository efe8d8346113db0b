import type { CompiledRules } from '../../compile/index.ts';
import { Evaluation, EvaluationMemory } from '../../kernel/evaluate.ts';
import type { World } from '../../kernel/world.ts';
import type { Truth } from '../../value/truth.ts';
import type { Engine, PreparedRules } from '../engine.ts';
import { OneDecider } from './decide-one.ts';
import { programOf } from './program.ts';

export { AmountColumn, amountColumns, type FenRange } from './amounts.ts';
export { Arrays } from './arrays.ts';
export type { DictionaryColumn, FactColumn, Given, NumberColumn, Rows } from './columns.ts';
export { Decider } from './decide.ts';
export { type Candidate, OneDecider, type Received } from './decide-one.ts';
export { readsWithDerived } from './derived-column.ts';
export { type Encoded, Encoder, encode } from './encode.ts';
export type { EncodingContext } from './encoding-context.ts';
export { fastestKernels, type Kernels, type KernelsOf, plainKernels, simdKernels } from './kernels/index.ts';
export { Pairing } from './pairing.ts';
export type { Plane } from './planes.ts';
export { type ItemPlanes, type Program, programOf } from './program.ts';
export { type Order, reordered } from './reordered.ts';
export { BATCH, everyRow, type RowNumbers } from './row-numbers.ts';
export { rowsOfWorlds } from './rows-of-worlds.ts';
export { Tuples } from './tuples.ts';
export { Words } from './words.ts';

/** Verdicts by columns, made for many enterprises at once; here the same program for one. */
export const columnar: Engine = {
  name: 'columnar',
  prepare: (rules) => new Prepared(rules),
};

class Prepared implements PreparedRules {
  private readonly deciders = new Map<number, OneDecider>();

  constructor(private readonly rules: CompiledRules) {}

  truths(world: World): readonly Truth[] {
    const decider = this.deciders.get(world.asOf) ?? new OneDecider(programOf(this.rules, world.asOf));
    this.deciders.set(world.asOf, decider);
    return decider.truths(new Evaluation(world, new EvaluationMemory(this.rules.nodes)));
  }
}
