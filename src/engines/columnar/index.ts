import type { CompiledRules } from '../../compile/index.ts';
import type { World } from '../../kernel/world.ts';
import type { Truth } from '../../value/truth.ts';
import type { Engine, PreparedRules } from '../engine.ts';
import { Decider } from './decide.ts';
import { encode } from './encode.ts';
import { type Program, programOf } from './program.ts';

/** Verdicts by columns: made for many enterprises at once, and here for one. */
export const columnar: Engine = {
  name: 'columnar',
  prepare: (rules) => new Prepared(rules),
};

class Prepared implements PreparedRules {
  private readonly programs = new Map<number, Program>();

  constructor(private readonly rules: CompiledRules) {}

  truths(world: World): readonly Truth[] {
    const program = this.programs.get(world.asOf) ?? programOf(this.rules, world.asOf);
    this.programs.set(world.asOf, program);
    const decider = new Decider(encode(program, { count: 1, world: () => world, column: () => undefined }));
    decider.decide(0);
    const holds = (plane: number): boolean => (decider.bits(plane)[0]! & 1) === 1;
    return program.items.map(({ yes, no }) => (holds(yes) ? 'true' : holds(no) ? 'false' : 'unknown'));
  }
}
