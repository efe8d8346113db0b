import { type Domain, exactNumber } from '../../value/domain.ts';
import { exactly } from '../../value/interval.ts';
import { add, fromInteger, negate, ZERO } from '../../value/rational.ts';
import type { Variable } from './variable.ts';

const FAR = fromInteger(1_000_000_000_000n);
const FAR_DAYS = fromInteger(40_000);

/** Numbers low or high, options the first or the last. */
const KINDS = [
  { high: false, last: false },
  { high: true, last: true },
  { high: false, last: true },
  { high: true, last: false },
] as const;

/**
 * Some ways in which what is not known might turn out. If an item fails in one of them, it is not settled in favour while
 * that is not known.
 */
export function samplesOf(variables: readonly Variable[]): readonly ReadonlyMap<number, Domain>[] {
  // What is said of a derived fact must agree with what it derives from: no value of it is made up.
  const open = variables.filter(({ nodes }) => nodes[0]!.derive === null);
  return KINDS.map(
    ({ high, last }) =>
      new Map(
        open.flatMap((variable) => {
          const far = variable.allowed.kind === 'number' ? high : last;
          const value = endOf(variable.present ?? variable.allowed, far, variable.grid?.isDate === true);
          return value === null ? [] : [[variable.index, value] as const];
        }),
      ),
  );
}

/** One end of what a value can be; null where it is known, or has no ends. */
function endOf(domain: Domain, far: boolean, isDate: boolean): Domain | null {
  switch (domain.kind) {
    case 'number': {
      if (exactly(domain) !== null) return null;
      const [known, other] = far ? [domain.max, domain.min] : [domain.min, domain.max];
      if (known !== null) return exactNumber(known);
      // Open on this side: far out from the other end.
      const away = isDate ? FAR_DAYS : FAR;
      return exactNumber(add(other ?? ZERO, far ? away : negate(away)));
    }
    case 'option': {
      const { options } = domain;
      const at = far ? options[options.length - 1]! : options[0]!;
      return { ...domain, options: [at, at] };
    }
    case 'set': {
      const [one] = domain.alternatives;
      if (one === undefined || one.lacks === 'rest') return null;
      const { lacks } = one;
      const all = domain.tree.entries.map((_, at) => at).filter((at) => !lacks.has(at));
      return { ...domain, alternatives: [{ has: far ? new Set(all) : one.has, lacks: 'rest' }] };
    }
    case 'text':
      return null;
  }
}
