import { describe, expect, it } from 'vitest';
import { loadRules, match } from '../../src/index.ts';
import { codeTree } from '../../src/value/code-tree.ts';
import {
  anySet,
  type Domain,
  exactNumber,
  hullDomains,
  intersectDomains,
  isExact,
  numbers,
  type SetAlternative,
  type SetDomain,
} from '../../src/value/domain.ts';
import { fromInteger, rational } from '../../src/value/rational.ts';

const tree = codeTree(
  'titles',
  ['A', 'B', 'C'].map((code) => ({ code, label: { zh: code } })),
);

function set(...alternatives: readonly [has: readonly number[], lacks: readonly number[] | 'rest'][]): SetDomain {
  return {
    kind: 'set',
    tree,
    alternatives: alternatives.map(
      ([has, lacks]): SetAlternative => ({ has: new Set(has), lacks: lacks === 'rest' ? lacks : new Set(lacks) }),
    ),
  };
}

/** Every set of codes that a domain still allows, as a text. */
function possible(domain: Domain | null): string[] {
  if (domain === null) return [];
  if (domain.kind !== 'set') throw new TypeError('not a set');
  const all = [[], [0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]];
  const fits = ({ has, lacks }: SetAlternative, codes: readonly number[]): boolean =>
    [...has].every((code) => codes.includes(code)) &&
    (lacks === 'rest' ? codes.length === has.size : codes.every((code) => !lacks.has(code)));
  return all.filter((codes) => domain.alternatives.some((one) => fits(one, codes))).map((codes) => codes.join(''));
}

describe('domains', () => {
  it('keeps what is known in part of a set when it meets all that the list allows', () => {
    const part = set([[0], [1]]);
    expect(possible(intersectDomains(part, anySet(tree)))).toEqual(possible(part));
    expect(possible(intersectDomains(anySet(tree), part))).toEqual(possible(part));
  });

  it('knows of a set what a profile says in part', () => {
    const { rules, diagnostics } = loadRules([
      {
        name: 'vocabulary/a.yaml',
        text: 'codes: { titles: { A: { label: A }, B: { label: B }, C: { label: C } } }\nfacts: { titles: { type: codes, codes: titles, label: 荣誉 } }',
      },
      {
        name: 'p.yaml',
        text: 'policy: p\ntitle: p\nitems: [{ id: a, title: a, when: { fact: titles, operator: contains, value: A } }, { id: b, title: b, when: { fact: titles, operator: contains, value: B } }]',
      },
    ]);
    expect(diagnostics).toEqual([]);
    const { results } = match(
      rules,
      { enterprise: 'x', facts: { titles: { has: ['A'], hasNot: ['B'] } } },
      { asOf: '2025-06-01' },
    );
    expect(results.map((result) => result.verdict)).toEqual(['eligible', 'ineligible']);
  });

  it('intersects sets as the sets of possible sets', () => {
    const alternatives: [readonly number[], readonly number[] | 'rest'][] = [
      [[], []],
      [[0], []],
      [[], [0]],
      [[0], [1]],
      [[1], [0, 2]],
      [[0, 1], 'rest'],
      [[], 'rest'],
      [[2], 'rest'],
    ];
    const domains = alternatives.flatMap((one, at) => [
      set(one),
      ...alternatives.slice(at + 1).map((two) => set(one, two)),
    ]);
    for (const a of domains) {
      for (const b of domains) {
        const both = possible(a).filter((codes) => possible(b).includes(codes));
        expect(possible(intersectDomains(a, b))).toEqual(both);
      }
    }
  });

  it('covers two sets by the ways of both', () => {
    expect(possible(hullDomains(set([[0], 'rest']), set([[1], 'rest'])))).toEqual(['0', '1']);
  });

  it('calls a set exact once every code is decided', () => {
    expect(isExact(set([[0], [1]]))).toBe(false);
    expect(isExact(set([[0], [1, 2]]))).toBe(true);
    expect(isExact(set([[0], 'rest']))).toBe(true);
  });

  it('moves the ends of whole numbers inwards', () => {
    const ends = { min: rational(3n, 2n), max: rational(7n, 2n) };
    expect(numbers(ends, true)).toMatchObject({ min: fromInteger(2), max: fromInteger(3) });
    expect(numbers(ends, false)).toMatchObject(ends);
  });

  it('has nothing in common where no whole number is left', () => {
    const whole = numbers({ min: fromInteger(0), max: fromInteger(9) }, true);
    expect(intersectDomains(whole, numbers({ min: rational(1n, 3n), max: rational(2n, 3n) }, false))).toBeNull();
    expect(intersectDomains(whole, exactNumber(fromInteger(4)))).toMatchObject({
      min: fromInteger(4),
      max: fromInteger(4),
    });
  });
});
