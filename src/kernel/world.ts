import type { Domain } from '../value/domain.ts';
import type { Interval } from '../value/interval.ts';
import type { GrantMeasure, GrantPeriod } from './node.ts';

/** What is known of one enterprise on one day: all that an engine reads besides the nodes. */
export interface World {
  /** The as-of date, in days since 1970-01-01. */
  readonly asOf: number;
  readonly asOfYear: number;
  /** What was given of a fact; `year` is null unless it is a series. Undefined: never asked; null: asked and not known. */
  given(name: string, year: number | null): Domain | null | undefined;
  granted(measure: GrantMeasure, items: readonly string[], per: GrantPeriod): Interval;
}
