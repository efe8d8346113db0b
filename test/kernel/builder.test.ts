import { describe, expect, it } from 'vitest';
import { Builder } from '../../src/kernel/builder.ts';
import type { FactNode, TruthNode, ValueNode } from '../../src/kernel/node.ts';
import { BOOLEANS, numbers } from '../../src/value/domain.ts';
import { EVERYTHING } from '../../src/value/interval.ts';
import { closed, numberSet } from '../../src/value/number-set.ts';
import { fromInteger, rational } from '../../src/value/rational.ts';

const anyNumber = numbers(EVERYTHING, false);
const fact = (name: string, year: FactNode['year'] = null): Omit<FactNode, 'id' | 'kind'> => ({
  name,
  year,
  allowed: anyNumber,
  derive: null,
  asked: false,
});

/** One node of every kind, and a second one that differs in one thing only. */
function pairs(build: Builder): readonly (readonly [ValueNode | TruthNode, ValueNode | TruthNode])[] {
  const [a, b] = [build.fact(fact('a')), build.fact(fact('b'))];
  const [t, f] = [build.constant('true'), build.constant('false')];
  const set = (at: number) => numberSet([closed(fromInteger(at), null)]);
  const [one, half] = [fromInteger(1), rational(1n, 2n)];
  return [
    [t, f],
    [a, b],
    [build.fact(fact('s', { kind: 'relative', offset: -1 })), build.fact(fact('s', { kind: 'absolute', year: -1 }))],
    [build.and([t, f]), build.and([f, t])],
    [build.or([t, f]), build.and([t, f])],
    [build.not(t), build.not(f)],
    [build.compare('less', a, b), build.compare('at-most', a, b)],
    [build.compare('equal', a, b), build.compare('equal', b, a)],
    [build.member(a, { kind: 'numbers', set: set(1) }), build.member(a, { kind: 'numbers', set: set(2) })],
    [build.member(a, { kind: 'options', options: [0, 1] }), build.member(a, { kind: 'options', options: [0, 2] })],
    [build.member(a, { kind: 'texts', texts: ['x', 'y'] }), build.member(a, { kind: 'texts', texts: ['x","y'] })],
    [build.between(a, b, b), build.between(b, a, b)],
    [build.same(a, b), build.same(b, a)],
    [build.holds(a, 'any', b), build.holds(a, 'all', b)],
    [build.mentions(a, ['x']), build.mentions(a, ['x', 'y'])],
    [build.number(one), build.number(half)],
    [build.literal(anyNumber), build.undefined(anyNumber)],
    [build.literal(numbers(EVERYTHING, true)), build.literal(anyNumber)],
    [build.literal({ kind: 'text', text: null }), build.literal({ kind: 'text', text: 'null' })],
    [
      build.literal({ kind: 'option', tree: BOOLEANS, options: [0, 0] }),
      build.literal({ kind: 'option', tree: BOOLEANS, options: [1, 1] }),
    ],
    [build.grants('times', ['p/a'], { kind: 'year' }), build.grants('amount', ['p/a'], { kind: 'year' })],
    [
      build.grants('times', ['p/a'], { kind: 'period', months: 1, days: 0 }),
      build.grants('times', ['p/a'], { kind: 'period', months: 0, days: 1 }),
    ],
    [build.sum([a, b]), build.product([a, b])],
    [build.least([a, b]), build.greatest([a, b])],
    [build.quotient(a, b), build.quotient(b, a)],
    [build.round(a, one, 'up'), build.round(a, one, 'down')],
    [build.choose([{ when: t, then: a }], b), build.choose([{ when: f, then: a }], b)],
    [
      build.cases(a, [{ set: { kind: 'numbers', set: set(1) }, then: b }], a),
      build.cases(a, [{ set: { kind: 'numbers', set: set(2) }, then: b }], a),
    ],
    [build.slices(a, [{ from: one, below: null, rate: one }]), build.slices(a, [{ from: one, below: one, rate: one }])],
    [build.choose([{ when: t, then: a }], b), build.choose([{ when: t, then: a }], a)],
    [build.choose([{ when: t, then: a }], b), build.choose([{ when: t, then: b }], b)],
    [build.cases(a, [], b), build.cases(a, [], a)],
    [
      build.cases(a, [{ set: { kind: 'numbers', set: set(1) }, then: b }], a),
      build.cases(a, [{ set: { kind: 'numbers', set: set(1) }, then: a }], a),
    ],
    [
      build.slices(a, [{ from: one, below: null, rate: one }]),
      build.slices(a, [{ from: one, below: null, rate: half }]),
    ],
    [build.round(a, one, 'up'), build.round(a, half, 'up')],
    [build.grants('best', ['p/a'], { kind: 'lifetime' }), build.grants('best', ['p/b'], { kind: 'lifetime' })],
    [build.mentions(a, ['x', 'y']), build.mentions(a, ['x,y'])],
    [build.calendar('year-of', a), build.calendar('month-of', a)],
    [build.span(a, b), build.span(b, a)],
  ];
}

describe('the builder of the kernel', () => {
  it('makes one object of equal nodes, and two of different ones', () => {
    const build = new Builder();
    const first = pairs(build);
    const size = build.size;
    const second = pairs(build);
    expect(build.size).toBe(size);
    first.forEach(([a, b], at) => {
      expect(second[at]![0]).toBe(a);
      expect(second[at]![1]).toBe(b);
      expect(a, `${a.kind} ${at}`).not.toBe(b);
    });
  });

  it('numbers nodes without gaps, and each after those that it is made of', () => {
    const build = new Builder();
    const nodes = pairs(build).flat();
    expect(new Set(nodes.map((node) => node.id)).size).toBe(new Set(nodes).size);
    const visit = (value: unknown, id: number): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('id' in value && 'kind' in value) expect(value.id).toBeLessThan(id);
      else for (const inner of Object.values(value)) visit(inner, id);
    };
    for (const node of nodes) {
      expect(node.id).toBeLessThan(build.size);
      for (const inner of Object.values(node)) visit(inner, node.id);
    }
  });

  it('takes one part for the whole, and two negations for none', () => {
    const build = new Builder();
    const a = build.fact(fact('a'));
    const t = build.compare('less', a, a);
    expect(build.and([t])).toBe(t);
    expect(build.or([t])).toBe(t);
    expect(build.sum([a])).toBe(a);
    expect(build.least([a])).toBe(a);
    expect(build.not(build.not(t))).toBe(t);
  });

  it('counts the items of grants as a set', () => {
    const build = new Builder();
    const node = build.grants('best', ['p/b', 'p/a', 'p/b'], { kind: 'lifetime' });
    expect(build.grants('best', ['p/a', 'p/b'], { kind: 'lifetime' })).toBe(node);
  });
});
