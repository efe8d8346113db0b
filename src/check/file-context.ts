import type { DocReader } from './reader.ts';
import type { Scope } from './scope.ts';

/** Where a part of a rule file stands: whose names it sees, and where it reports. */
export interface FileContext {
  readonly reader: DocReader;
  readonly scope: Scope;
  /** The id of the policy; null in a vocabulary or stacking file. */
  readonly policy: string | null;
}
