export { addTallies, emptyTally } from './add-tallies.ts';
export { type ManyMatch, ManyMatcher, type ManyOptions } from './many-matcher.ts';
export type { Pairs } from './pairs.ts';
export type { GroupTally, ItemTally, Money, Tally } from './tally.ts';
