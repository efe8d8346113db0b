import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodeEntry, codeTree, resolveCode } from '../../src/value/code-tree.ts';
import {
  allOptions,
  intersectOptions,
  NO_OPTION,
  type OptionSet,
  optionCount,
  optionMembership,
  optionRelation,
  optionSet,
  optionsOf,
  subtrees,
  unionOptions,
} from '../../src/value/option-set.ts';

const entry = (code: string, parent?: string, formerly?: string[]): CodeEntry => ({
  code,
  label: { zh: code },
  ...(parent !== undefined && { parent }),
  ...(formerly && { formerly }),
});

/** Each of ten codes has one of those before it above it, or none; they stand in any order. */
const entries = fc
  .tuple(fc.array(fc.integer({ min: -2, max: 9 }), { minLength: 1, maxLength: 10 }), fc.infiniteStream(fc.nat()))
  .map(([parents, order]) => {
    const list = parents.map((parent, at) => entry(`c${at}`, parent >= 0 && parent < at ? `c${parent}` : undefined));
    return list
      .map((one) => ({ one, key: order.next().value as number }))
      .sort((a, b) => a.key - b.key)
      .map(({ one }) => one);
  });

function above(list: readonly CodeEntry[], code: string): string[] {
  const parent = list.find((one) => one.code === code)?.parent;
  return parent === undefined ? [code] : [code, ...above(list, parent)];
}

describe('code trees', () => {
  it('number everything at or below an entry as one range', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const tree = codeTree('t', list);
        expect(tree.entries.length).toBe(list.length);
        for (const { code } of list) {
          const at = tree.index.get(code)!;
          const below = tree.entries.slice(at, tree.last[at]! + 1).map((one) => one.code);
          expect(below.sort()).toEqual(
            list
              .filter((one) => above(list, one.code).includes(code))
              .map((one) => one.code)
              .sort(),
          );
        }
      }),
    );
  });

  it('find the successors of old codes', () => {
    const tree = codeTree('t', [
      entry('a', undefined, ['x']),
      entry('b', undefined, ['x', 'y']),
      entry('c', undefined, ['a']),
    ]);
    expect(resolveCode(tree, 'a')).toEqual([0]);
    expect(resolveCode(tree, 'x')).toEqual([0, 1]);
    expect(resolveCode(tree, 'y')).toEqual([1]);
    expect(resolveCode(tree, 'z')).toEqual([]);
  });

  it('take entries with a parent that is missing or lies on a cycle as roots', () => {
    const tree = codeTree('t', [
      entry('a', 'b'),
      entry('b', 'a'),
      entry('c', 'nowhere'),
      entry('d', 'a'),
      entry('e', 'e'),
    ]);
    expect([...tree.index.keys()].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(tree.last[tree.index.get('a')!]).toBe(tree.index.get('d'));
  });

  it('keep the first of two entries of one code', () => {
    expect(codeTree('t', [entry('a'), entry('a', 'b'), entry('b')]).entries.map((one) => one.code)).toEqual(['a', 'b']);
  });
});

describe('sets of options', () => {
  const list = [entry('r'), entry('a', 'r'), entry('a1', 'a'), entry('a2', 'a'), entry('b', 'r'), entry('s')];
  const tree = codeTree('t', list);
  const members = fc.uniqueArray(fc.nat(5));
  const setOf = (of: readonly number[]): OptionSet => optionSet(of.map((at) => [at, at] as const));

  it('are sorted ranges that are apart', () => {
    expect(
      optionSet([
        [4, 5],
        [0, 1],
        [2, 2],
      ]),
    ).toEqual([0, 2, 4, 5]);
    expect(
      optionSet([
        [0, 9],
        [2, 3],
      ]),
    ).toEqual([0, 9]);
  });

  it('join, meet and count as sets do', () => {
    fc.assert(
      fc.property(members, members, (a, b) => {
        const [left, right] = [setOf(a), setOf(b)];
        const sorted = (of: Iterable<number>): number[] => [...new Set(of)].sort((x, y) => x - y);
        expect([...optionsOf(unionOptions(left, right))]).toEqual(sorted([...a, ...b]));
        expect([...optionsOf(intersectOptions(left, right))]).toEqual(sorted(a.filter((one) => b.includes(one))));
        expect(optionCount(left)).toBe(a.length);
      }),
    );
    expect(allOptions(tree)).toEqual([0, 5]);
    expect(allOptions(codeTree('empty', []))).toEqual(NO_OPTION);
  });

  it('say whether all, none or some of them are wanted', () => {
    fc.assert(
      fc.property(members, members, (a, b) => {
        fc.pre(a.length > 0);
        const common = a.filter((one) => b.includes(one)).length;
        const truth = common === 0 ? 'false' : common === a.length ? 'true' : 'unknown';
        expect(optionMembership(setOf(a), setOf(b))).toBe(truth);
      }),
    );
  });

  it('say whether one lies at or below another, whichever of their options they are', () => {
    fc.assert(
      fc.property(members, members, (a, b) => {
        fc.pre(a.length > 0 && b.length > 0);
        const code = (at: number): string => tree.entries[at]!.code;
        const found = new Set(a.flatMap((x) => b.map((y) => above(list, code(x)).includes(code(y)))));
        const truth = found.size > 1 ? 'unknown' : found.has(true) ? 'true' : 'false';
        expect(optionRelation(tree, setOf(a), setOf(b))).toBe(truth);
      }),
    );
    expect(subtrees(tree, [tree.index.get('a')!])).toEqual([1, 3]);
  });
});
