export type {
  Becomes,
  Change,
  Difference,
  FactState,
  More,
  NearMiss,
  NearMisses,
  Through,
  Turn,
} from './near-miss.ts';
export { type NearMissOptions, nearMisses } from './near-misses.ts';
