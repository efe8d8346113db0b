import type { CodeTree } from './code-tree.ts';
import { hull, type Interval, intersect, isEmpty } from './interval.ts';
import { intersectOptions, type OptionSet, optionCount, unionOptions } from './option-set.ts';
import { ceil, equals, floor, fromInteger, type Rational } from './rational.ts';

/**
 * What is known of a value: everything that it can still be.
 * Dates are whole numbers of days; booleans are options of the list `BOOLEANS`.
 */
export type Domain = NumberDomain | OptionDomain | SetDomain | TextDomain;

export interface NumberDomain extends Interval {
  readonly kind: 'number';
  /** Whether it can only be a whole number. */
  readonly integral: boolean;
}

export interface OptionDomain {
  readonly kind: 'option';
  readonly tree: CodeTree;
  readonly options: OptionSet;
}

/** One way a set may be: codes it has, and those it lacks (`rest`: all others, so that it is completely known). */
export interface SetAlternative {
  readonly has: ReadonlySet<number>;
  readonly lacks: ReadonlySet<number> | 'rest';
}

export interface SetDomain {
  readonly kind: 'set';
  readonly tree: CodeTree;
  readonly alternatives: readonly SetAlternative[];
}

export interface TextDomain {
  readonly kind: 'text';
  /** Null is any text. */
  readonly text: string | null;
}

export const BOOLEANS: CodeTree = {
  name: 'boolean',
  entries: [
    { code: 'false', label: { zh: '否', en: 'no' } },
    { code: 'true', label: { zh: '是', en: 'yes' } },
  ],
  index: new Map([
    ['false', 0],
    ['true', 1],
  ]),
  last: [0, 1],
  successors: new Map(),
};

/** The numbers of an interval; of an integral value only the whole ones count, so its ends move inwards to them. */
export function numbers(interval: Interval, integral: boolean): NumberDomain {
  if (!integral) return { kind: 'number', min: interval.min, max: interval.max, integral };
  const min = interval.min && fromInteger(ceil(interval.min));
  const max = interval.max && fromInteger(floor(interval.max));
  return { kind: 'number', min, max, integral };
}

export function exactNumber(value: Rational): NumberDomain {
  return { kind: 'number', min: value, max: value, integral: value.den === 1n };
}

export const ANY_TEXT: TextDomain = { kind: 'text', text: null };

export function anySet(tree: CodeTree): SetDomain {
  return { kind: 'set', tree, alternatives: [{ has: new Set(), lacks: new Set() }] };
}

/** Whether only one value is left. */
export function isExact(domain: Domain): boolean {
  switch (domain.kind) {
    case 'number':
      return domain.min !== null && domain.max !== null && equals(domain.min, domain.max);
    case 'option':
      return optionCount(domain.options) === 1;
    case 'set':
      return domain.alternatives.length === 1 && isComplete(domain.alternatives[0]!, domain.tree);
    case 'text':
      return domain.text !== null;
  }
}

function isComplete(alternative: SetAlternative, tree: CodeTree): boolean {
  return alternative.lacks === 'rest' || alternative.has.size + alternative.lacks.size === tree.entries.length;
}

/** What both allow, or null if nothing. Both are of one kind. */
export function intersectDomains(a: Domain, b: Domain): Domain | null {
  if (a.kind === 'number' && b.kind === 'number') {
    const common = intersect(a, b);
    if (common === null) return null;
    const narrowed = numbers(common, a.integral || b.integral);
    return isEmpty(narrowed) ? null : narrowed;
  }
  if (a.kind === 'option' && b.kind === 'option') {
    const options = intersectOptions(a.options, b.options);
    return options.length === 0 ? null : { ...a, options };
  }
  if (a.kind === 'text' && b.kind === 'text') {
    if (a.text === null || b.text === null || a.text === b.text) return a.text === null ? b : a;
    return null;
  }
  if (a.kind === 'set' && b.kind === 'set') {
    const alternatives = a.alternatives.flatMap((one) => b.alternatives.flatMap((other) => bothWays(one, other) ?? []));
    return alternatives.length === 0 ? null : { ...a, alternatives };
  }
  throw new TypeError(`a ${a.kind} and a ${b.kind} have nothing in common`);
}

/** One way that is two ways at once, or null if they contradict each other. */
function bothWays(a: SetAlternative, b: SetAlternative): SetAlternative | null {
  if (a.lacks === 'rest') return allows(b, a.has) ? a : null;
  if (b.lacks === 'rest') return allows(a, b.has) ? b : null;
  const has = new Set([...a.has, ...b.has]);
  const lacks = new Set([...a.lacks, ...b.lacks]);
  return [...has].some((code) => lacks.has(code)) ? null : { has, lacks };
}

/** Whether the set may be exactly `codes`. */
function allows({ has, lacks }: SetAlternative, codes: ReadonlySet<number>): boolean {
  if (![...has].every((code) => codes.has(code))) return false;
  return lacks === 'rest' ? codes.size === has.size : ![...lacks].some((code) => codes.has(code));
}

/** The least that covers both. Both are of one kind. */
export function hullDomains(a: Domain, b: Domain): Domain {
  if (a.kind === 'number' && b.kind === 'number')
    return { kind: 'number', ...hull(a, b), integral: a.integral && b.integral };
  if (a.kind === 'option' && b.kind === 'option') return { ...a, options: unionOptions(a.options, b.options) };
  if (a.kind === 'text' && b.kind === 'text') return a.text === b.text ? a : ANY_TEXT;
  if (a.kind === 'set' && b.kind === 'set') return { ...a, alternatives: [...a.alternatives, ...b.alternatives] };
  throw new TypeError(`a ${a.kind} and a ${b.kind} have no common cover`);
}
