import type { Localized } from '../text/localized.ts';
import type { Reason } from './explanation.ts';

/** What a condition comes to behind names, negations and groups of one. */
export interface Meant {
  readonly reason: Reason;
  /** Whether its opposite is required. */
  readonly negated: boolean;
  /** Of several parts, whether all or any of them must hold, or of their opposites. */
  readonly group: 'all' | 'any' | null;
  readonly notes: readonly Localized[];
}

export function meantBy(reason: Reason, negated = false, around: readonly Localized[] = []): Meant {
  const { kind, parts, clause } = reason;
  const notes = reason.note ? [...around, reason.note] : around;
  const [only] = parts;
  if (kind === 'all' || kind === 'any') {
    if (parts.length > 1) return { reason, negated, group: (kind === 'all') === negated ? 'any' : 'all', notes };
  } else if (kind !== 'not' && kind !== 'named') return { reason, negated, group: null, notes };
  if (only === undefined) return { reason, negated, group: null, notes };
  return meantBy({ ...only, clause: only.clause ?? clause }, kind === 'not' ? !negated : negated, notes);
}
