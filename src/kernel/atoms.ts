import type { Domain, NumberDomain, SetAlternative } from '../value/domain.ts';
import { exactly, type Interval, intersect, isEmpty } from '../value/interval.ts';
import { membership } from '../value/number-set.ts';
import { optionMembership, optionRelation, optionsOf } from '../value/option-set.ts';
import { ceil, compare, floor } from '../value/rational.ts';
import { type Truth, truthOf } from '../value/truth.ts';
import type { MemberSet, Relation } from './node.ts';

/*
 * INVARIANT: each of these is true if every value that the operands can still have satisfies it, false if none does,
 * else unknown; two operands are taken as independent (FORMAT, "Knowing a fact").
 */

export function compareBounds(relation: Relation, left: NumberDomain, right: NumberDomain): Truth {
  switch (relation) {
    case 'less':
      return truthOf(!alwaysAtLeast(left, right), !alwaysBelow(left, right));
    case 'at-most':
      return truthOf(!alwaysBelow(right, left), !alwaysAtLeast(right, left));
    case 'equal':
      return equalBounds(left, right);
  }
}

/** Whether no value of `a` reaches any of `b`. */
function alwaysBelow(a: Interval, b: Interval): boolean {
  return a.max !== null && b.min !== null && compare(a.max, b.min) < 0;
}

/** Whether every value of `a` is at least every value of `b`. */
function alwaysAtLeast(a: Interval, b: Interval): boolean {
  return a.min !== null && b.max !== null && compare(a.min, b.max) >= 0;
}

function equalBounds(a: NumberDomain, b: NumberDomain): Truth {
  const common = intersect(a, b);
  if (common === null) return 'false';
  const whole = a.integral || b.integral;
  if (whole && common.min !== null && common.max !== null && ceil(common.min) > floor(common.max)) return 'false';
  return truthOf(true, exactly(a) === null || exactly(b) === null);
}

export function liesBetween(of: NumberDomain, low: NumberDomain, high: NumberDomain): Truth {
  const within = compareBounds('at-most', low, of) === 'true' && compareBounds('at-most', of, high) === 'true';
  if (within) return 'true';
  // The widest range that the ends allow; if not even that meets the value, none does.
  const widest = { min: low.min, max: high.max };
  if (isEmpty(widest)) return 'false';
  const common = intersect(of, widest);
  if (common === null) return 'false';
  if (of.integral && common.min !== null && common.max !== null && ceil(common.min) > floor(common.max)) return 'false';
  return 'unknown';
}

export function memberOf(domain: Domain, set: MemberSet): Truth {
  if (domain.kind === 'number' && set.kind === 'numbers') return membership(domain, domain.integral, set.set);
  if (domain.kind === 'option' && set.kind === 'options') return optionMembership(domain.options, set.options);
  if (domain.kind === 'text' && set.kind === 'texts') {
    if (domain.text !== null) return truthOf(set.texts.includes(domain.text), !set.texts.includes(domain.text));
    return set.texts.length === 0 ? 'false' : 'unknown';
  }
  // A row of `cases` without any set of its own kind: nothing lies in it.
  if (set.kind === 'numbers' && set.set.length === 0) return 'false';
  throw new TypeError(`a ${domain.kind} cannot lie in a set of ${set.kind}`);
}

export function sameValue(left: Domain, right: Domain): Truth {
  if (left.kind === 'option' && right.kind === 'option') return optionRelation(left.tree, left.options, right.options);
  if (left.kind === 'text' && right.kind === 'text') {
    return left.text === null || right.text === null
      ? 'unknown'
      : truthOf(left.text === right.text, left.text !== right.text);
  }
  throw new TypeError(`a ${left.kind} cannot equal a ${right.kind}`);
}

export function holdsIn(set: Domain, quantifier: 'any' | 'all', codes: Domain): Truth {
  if (set.kind !== 'set') throw new TypeError(`a ${set.kind} holds no codes`);
  let canHold = false;
  let canFail = false;
  for (const wanted of wantedCodes(codes)) {
    for (const alternative of set.alternatives) {
      const truth = holds(alternative, quantifier, wanted);
      canHold ||= truth !== 'false';
      canFail ||= truth !== 'true';
    }
  }
  return truthOf(canHold, canFail);
}

/** Which codes may be asked for: those of a known set, or each option of a code one at a time. */
function* wantedCodes(codes: Domain): Generator<readonly number[]> {
  if (codes.kind === 'option') for (const at of optionsOf(codes.options)) yield [at];
  else if (codes.kind === 'set') for (const alternative of codes.alternatives) yield [...alternative.has];
  else throw new TypeError(`a ${codes.kind} names no codes`);
}

function holds(alternative: SetAlternative, quantifier: 'any' | 'all', wanted: readonly number[]): Truth {
  const decisive = quantifier === 'any' ? 'true' : 'false';
  let result: Truth = quantifier === 'any' ? 'false' : 'true';
  for (const code of wanted) {
    const truth = has(alternative, code);
    if (truth === decisive) return truth;
    if (truth === 'unknown') result = 'unknown';
  }
  return result;
}

function has({ has: held, lacks }: SetAlternative, code: number): Truth {
  if (held.has(code)) return 'true';
  return lacks === 'rest' || lacks.has(code) ? 'false' : 'unknown';
}

export function mentionsIn(text: Domain, phrases: readonly string[]): Truth {
  if (text.kind !== 'text') throw new TypeError(`a ${text.kind} mentions nothing`);
  if (text.text === null) return 'unknown';
  const known = text.text;
  const found = phrases.some((phrase) => known.includes(phrase));
  return truthOf(found, !found);
}
