import type { Engine } from '../engine.ts';
import { prepare } from './prepare.ts';

export { MissingPackage } from './load-package.ts';

/**
 * Decides with the npm package json-rules-engine, an optional peer dependency that is loaded when rules are first
 * prepared. That package has two truth values, compares floats, and takes a missing fact for a value; so each item is
 * two rules, one that fires if the item certainly holds and one if it certainly does not, and facts are everything that
 * a value can still be. Where neither rule fires, the item is unknown.
 */
export const jsonRulesEngine: Engine = { name: 'json-rules-engine', prepare };
