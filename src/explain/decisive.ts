import type { Truth } from '../value/truth.ts';
import type { Reason } from './explanation.ts';

/** Marks, from the gates down, what settled the verdict or keeps it open. */
export function markDecisive(gates: readonly Reason[], verdict: Truth): readonly Reason[] {
  return gates.map((gate) => mark(gate, decides('all', gate.truth, verdict)));
}

function mark(reason: Reason, decisive: boolean): Reason {
  // Of a named condition, a gate or a negation the one part decides whatever it is.
  const connective = reason.kind === 'all' || reason.kind === 'any' ? reason.kind : null;
  const parts = reason.parts.map((part) =>
    mark(part, decisive && (connective === null || decides(connective, part.truth, reason.truth))),
  );
  return { ...reason, decisive, parts };
}

/**
 * Whether a part found `part` has to do with `whole`: of `all`, one that fails settles it, and all must hold for it to hold;
 * of `any` the other way round; what is open is kept open by what is open.
 */
function decides(connective: 'all' | 'any', part: Truth, whole: Truth): boolean {
  switch (whole) {
    case 'unknown':
      return part === 'unknown';
    case 'true':
      return connective === 'all' || part === 'true';
    case 'false':
      return connective === 'any' || part === 'false';
  }
}

/** What is required and is not so: a condition, or several of which one would be enough. */
export interface Shortfall {
  readonly reason: Reason;
  /** Whether it is the opposite of `reason` that is required. */
  readonly negated: boolean;
}

/** What is not so and made an item ineligible, in the order in which it stands. */
export function shortfalls(reasons: readonly Reason[], negated = false): readonly Shortfall[] {
  return reasons.flatMap((reason): readonly Shortfall[] => {
    const { kind, parts, decisive } = reason;
    if (!decisive) return [];
    const enough = kind === (negated ? 'all' : 'any') && parts.length > 1;
    if (parts.length === 0 || enough) return [{ reason, negated }];
    return shortfalls(parts, kind === 'not' ? !negated : negated);
  });
}
