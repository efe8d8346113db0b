import type { Given } from '../../engines/columnar/index.ts';
import type { CodeTree } from '../../value/code-tree.ts';
import type { Domain, SetAlternative } from '../../value/domain.ts';
import type { OptionSet } from '../../value/option-set.ts';
import type { Rational } from '../../value/rational.ts';

/** What is given, as plain data: codes stand for entries of the fact's code list, so that it can be read back with that list alone. */
export type StoredGiven =
  /** Never asked. */
  | 0
  /** Asked and not known. */
  | null
  | { readonly n: readonly [min: string | null, max: string | null, integral: 0 | 1] }
  /** First and last codes of ranges. */
  | { readonly o: readonly string[] }
  | { readonly s: readonly (readonly [has: readonly string[], lacks: readonly string[] | 0])[] }
  | { readonly t: string | null };

export function storeGiven(given: Given): StoredGiven {
  if (given === undefined) return 0;
  return given === null ? null : storeDomain(given);
}

function storeDomain(domain: Domain): StoredGiven {
  switch (domain.kind) {
    case 'number':
      return { n: [storeRational(domain.min), storeRational(domain.max), domain.integral ? 1 : 0] };
    case 'option':
      return { o: codesOf(domain.options, domain.tree) };
    case 'set':
      return {
        s: domain.alternatives.map(({ has, lacks }) => [
          codesOf([...has], domain.tree),
          lacks === 'rest' ? 0 : codesOf([...lacks], domain.tree),
        ]),
      };
    case 'text':
      return { t: domain.text };
  }
}

/** `tree` is the code list of the fact, if it has one. */
export function restoreGiven(stored: StoredGiven, tree: CodeTree | undefined): Given {
  if (stored === 0) return undefined;
  if (stored === null) return null;
  if ('n' in stored) {
    const [min, max, integral] = stored.n;
    return { kind: 'number', min: restoreRational(min), max: restoreRational(max), integral: integral === 1 };
  }
  if ('t' in stored) return { kind: 'text', text: stored.t };
  if (tree === undefined) throw new RangeError('codes of a register need the code list of their fact');
  if ('o' in stored) return { kind: 'option', tree, options: numbersOf(stored.o, tree) };
  const alternatives = stored.s.map(
    ([has, lacks]): SetAlternative => ({
      has: new Set(numbersOf(has, tree)),
      lacks: lacks === 0 ? 'rest' : new Set(numbersOf(lacks, tree)),
    }),
  );
  return { kind: 'set', tree, alternatives };
}

const storeRational = (value: Rational | null): string | null =>
  value && (value.den === 1n ? `${value.num}` : `${value.num}/${value.den}`);

function restoreRational(stored: string | null): Rational | null {
  if (stored === null) return null;
  const bar = stored.indexOf('/');
  return bar < 0
    ? { num: BigInt(stored), den: 1n }
    : { num: BigInt(stored.slice(0, bar)), den: BigInt(stored.slice(bar + 1)) };
}

const codesOf = (places: OptionSet, tree: CodeTree): string[] => places.map((at) => tree.entries[at]!.code);

function numbersOf(codes: readonly string[], tree: CodeTree): number[] {
  return codes.map((code) => {
    const at = tree.index.get(code);
    if (at === undefined) throw new RangeError(`the code list ${tree.name} has no ${code}`);
    return at;
  });
}
