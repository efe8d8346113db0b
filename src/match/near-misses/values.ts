import type { Domain } from '../../value/domain.ts';
import type { Rational } from '../../value/rational.ts';

/** What one fact would be instead. `limit`: what it must pass, where there is no nearest value. */
export interface Value {
  readonly domain: Domain;
  readonly limit: Rational | null;
}

/** What the facts of a set would be instead, by index. */
export type Values = ReadonlyMap<number, Value>;
