import type { Domain } from '../../value/domain.ts';
import type { BadCell } from './bad-cells.ts';
import type { CellReading } from './cell.ts';

export const EMPTY: CellReading = { kind: 'empty' };

const byReason = new Map<BadCell, CellReading>();

/** One object for each reason. */
export function bad(reason: BadCell): CellReading {
  const reading = byReason.get(reason) ?? { kind: 'bad', reason };
  byReason.set(reason, reading);
  return reading;
}

export function known(domain: Domain): CellReading {
  return { kind: 'known', domain };
}
