import type { CompiledRules } from '../compile/index.ts';
import type { World } from '../kernel/world.ts';
import type { Truth } from '../value/truth.ts';

/**
 * A way to decide compiled rules. The reference says what they mean; every engine gives the same truth for every item
 * and every world, however little is known. Reasons, amounts and what is missing are not an engine's business.
 */
export interface Engine {
  /** As the command line calls it. */
  readonly name: string;
  /** Makes ready, once for many worlds, whatever the engine needs of the rules. */
  prepare(rules: CompiledRules): PreparedRules | Promise<PreparedRules>;
}

export interface PreparedRules {
  /** Whether all gates of each item hold, in the order of the items of the rules. Calls may overlap. */
  truths(world: World): readonly Truth[] | Promise<readonly Truth[]>;
}
