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

/** The leaves that settled it, in the order in which they stand. */
export function decisiveLeaves(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.flatMap((reason) => {
    if (!reason.decisive) return [];
    return reason.parts.length === 0 ? [reason] : decisiveLeaves(reason.parts);
  });
}
