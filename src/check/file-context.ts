import type { NameAt } from '../policy/policy.ts';
import type { Span } from '../text/source.ts';
import type { DocReader } from './reader.ts';
import type { Scope } from './scope.ts';

/** Where a part of a rule file stands: whose names it sees, and where it reports. */
export interface FileContext {
  readonly reader: DocReader;
  readonly scope: Scope;
  /** The id of the policy; null in a vocabulary or stacking file. */
  readonly policy: string | null;
  /** The ids of conditions in the item (or named condition) that is being read, each with its place. */
  readonly ids?: Map<string, Span>;
  /** Collects the items that a policy names in `formerly` and `limit.of`. */
  readonly granted?: NameAt[];
}
