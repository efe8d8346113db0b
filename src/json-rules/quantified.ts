import { type Draft, type ElementUse, literalKey, type Values } from './draft.ts';

/** Some or all of what was said of each value of a list; said in one where that is possible. */
export function overValues(quantifier: 'any' | 'all', parts: readonly Draft[]): Draft {
  const [first] = parts;
  // `some` of nothing is false and `every` of nothing true.
  if (first === undefined) return { kind: 'constant', holds: quantifier === 'all' };
  return inOne(quantifier, parts) ?? { kind: quantifier, of: parts };
}

function inOne(quantifier: 'any' | 'all', parts: readonly Draft[]): Draft | null {
  const [first] = parts;
  if (
    first?.kind === 'has' &&
    first.quantifier === (quantifier === 'all' && first.quantifier === 'none' ? 'none' : 'any')
  ) {
    const same = parts.flatMap((part) =>
      part.kind === 'has' && part.set.key === first.set.key && part.quantifier === first.quantifier && !part.values.rest
        ? [part]
        : [],
    );
    if (same.length < parts.length) return null;
    const values = { values: same.flatMap((part) => part.values.values), rest: false };
    const surely = same.some((part) => part.surely);
    return { ...first, quantifier: first.quantifier === 'none' ? 'none' : quantifier, values, surely };
  }
  if (first?.kind === 'among' && first.values.rest === (quantifier === 'all')) {
    const same = parts.flatMap((part) =>
      part.kind === 'among' &&
      part.of.kind === first.of.kind &&
      subject(part.of) === subject(first.of) &&
      part.values.rest === first.values.rest
        ? [part]
        : [],
    );
    if (same.length < parts.length) return null;
    return { ...first, values: { values: same.flatMap((part) => part.values.values), rest: first.values.rest } };
  }
  return null;
}

function subject(of: (Draft & { kind: 'among' })['of']): string {
  return of.kind === 'fact' ? of.key : of.set.key;
}

/**
 * What a predicate of some or every element says of the whole set: some element is one of these values; or none is any of
 * the others. Null where the predicate reads other facts in a way that no operator on sets has.
 */
export function overElements(element: ElementUse, quantifier: 'any' | 'all', predicate: Draft): Draft | null {
  const { set, span } = element;
  if (predicate.kind === 'not' && predicate.of.kind === 'element-is')
    return overElements(element, quantifier, { ...predicate.of, negated: !predicate.of.negated });
  if (predicate.kind === 'element-is')
    return predicate.negated === (quantifier === 'all')
      ? { kind: 'has-fact', set, code: predicate.fact, negated: predicate.negated, span }
      : null;
  const values = valuesOf(predicate);
  if (values === null) return null;
  return quantifier === 'any'
    ? has(element, 'any', values)
    : has(element, 'none', { values: values.values, rest: !values.rest });
}

function has({ set, span }: ElementUse, quantifier: 'any' | 'none', values: Values): Draft {
  if (values.values.length > 0 || values.rest) return { kind: 'has', set, quantifier, values, surely: true, span };
  return { kind: 'constant', holds: quantifier === 'none' };
}

/** The values for which a predicate of one element holds. */
function valuesOf(predicate: Draft): Values | null {
  switch (predicate.kind) {
    case 'among':
      return predicate.of.kind === 'element' ? predicate.values : null;
    case 'constant':
      return { values: [], rest: predicate.holds };
    case 'not': {
      const of = valuesOf(predicate.of);
      return of && { values: of.values, rest: !of.rest };
    }
    case 'all':
    case 'any': {
      const parts = predicate.of.map(valuesOf);
      if (parts.some((part) => part === null)) return null;
      const join = predicate.kind === 'any' ? union : (a: Values, b: Values) => inverse(union(inverse(a), inverse(b)));
      return (parts as readonly Values[]).reduce(join);
    }
    default:
      return null;
  }
}

const inverse = ({ values, rest }: Values): Values => ({ values, rest: !rest });

function union(a: Values, b: Values): Values {
  const without = (from: Values, those: Values): Values['values'] => {
    const keys = new Set(those.values.map(literalKey));
    return from.values.filter((value) => !keys.has(literalKey(value)));
  };
  if (!a.rest && !b.rest) return { values: [...a.values, ...without(b, a)], rest: false };
  if (a.rest && b.rest) {
    const keys = new Set(b.values.map(literalKey));
    return { values: a.values.filter((value) => keys.has(literalKey(value))), rest: true };
  }
  return a.rest ? { values: without(a, b), rest: true } : { values: without(b, a), rest: true };
}
