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
export { NumberTaker } from './number-taker.ts';
export { Pairing } from './pairing.ts';
export type { Plane } from './planes.ts';
export { type ItemPlanes, type Program, programOf } from './program.ts';
export { type Order, reordered } from './reordered.ts';
export { BATCH, everyRow, type RowNumbers } from './row-numbers.ts';
export { rowsOfWorlds } from './rows-of-worlds.ts';
export { Tuples } from './tuples.ts';

/*
 * From a cell to a plane: a value of a fact is first of a kind, which kernels tell for a strip of rows at once (an entry of a dictionary,
 * or a place among the numbers that the rules compare it with); kinds of which all atoms say the same are of one class, which the
 * reference finds out once, by one value for all; and a class marks the planes of the atoms that hold, that fail, and that miss a fact.
 * A register comes in parts, one after the other. What was found out of kinds, classes and combinations of these is kept for the next.
 */

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
