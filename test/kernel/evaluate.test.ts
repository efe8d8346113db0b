import { describe, expect, it } from 'vitest';
import { Builder } from '../../src/kernel/builder.ts';
import { Evaluation } from '../../src/kernel/evaluate.ts';
import type { TruthNode, ValueNode } from '../../src/kernel/node.ts';
import type { World } from '../../src/kernel/world.ts';
import { type Domain, exactNumber, numbers } from '../../src/value/domain.ts';
import { EVERYTHING, NOT_NEGATIVE, point } from '../../src/value/interval.ts';
import { fromInteger } from '../../src/value/rational.ts';

const whole = (value: number): Domain => exactNumber(fromInteger(value));
const between = (min: number, max: number): Domain => numbers({ min: fromInteger(min), max: fromInteger(max) }, false);

/** A world that notes what it is asked. */
function noting(facts: Readonly<Record<string, Domain | null>>): World & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    asOf: 0,
    asOfYear: 1970,
    given: (name, year) => {
      asked.push(year === null ? name : `${name}@${year}`);
      return facts[name];
    },
    granted: () => NOT_NEGATIVE,
  };
}

function fact(
  build: Builder,
  name: string,
  derive: ValueNode | null = null,
  allowed = numbers(EVERYTHING, false),
): ValueNode {
  return build.fact({ name, year: null, allowed, derive, asked: false });
}

describe('the reference evaluation', () => {
  it('asks for nothing that a decided part has made needless', () => {
    const build = new Builder();
    const [a, b] = [fact(build, 'a'), fact(build, 'b')];
    const one = build.number(fromInteger(1));
    const world = noting({ a: whole(5), b: whole(0) });
    const evaluation = new Evaluation(world);
    expect(evaluation.truth(build.or([build.compare('less', one, a), build.compare('less', one, b)]))).toBe('true');
    expect(evaluation.truth(build.and([build.compare('less', a, one), build.compare('less', one, b)]))).toBe('false');
    expect(world.asked).toEqual(['a']);
    evaluation.value(build.choose([{ when: build.compare('less', one, a), then: one }], b));
    expect(world.asked).toEqual(['a']);
  });

  it('asks once for each fact, however often it stands', () => {
    const build = new Builder();
    const a = fact(build, 'a');
    const world = noting({ a: whole(5) });
    const evaluation = new Evaluation(world);
    expect(evaluation.number(build.sum([a, a, build.product([a, a])]))).toMatchObject(point(fromInteger(35)));
    expect(world.asked).toEqual(['a']);
  });

  it('decides each condition once', () => {
    const build = new Builder();
    const inner = build.compare('less', fact(build, 'a'), build.number(fromInteger(9)));
    let looks = 0;
    const watched: TruthNode = {
      // Beyond those of the builder.
      id: 1000,
      kind: 'not',
      get of() {
        looks++;
        return inner;
      },
    };
    const evaluation = new Evaluation(noting({ a: whole(5) }));
    expect(evaluation.truth(build.or([watched, build.and([watched, watched])]))).toBe('false');
    expect(looks).toBe(1);
  });

  it('keeps what it found, so that it can be asked for any node of the graph again', () => {
    const build = new Builder();
    const a = fact(build, 'a');
    const node = build.compare('less', a, build.number(fromInteger(9)));
    const evaluation = new Evaluation(noting({ a: whole(5) }));
    const first = evaluation.value(a);
    expect(evaluation.truth(node)).toBe('true');
    expect(evaluation.value(a)).toBe(first);
  });

  it('counts an exact value that is given and ignores what derives, and narrows a given range by it', () => {
    const build = new Builder();
    const derived = fact(build, 'd', build.sum([fact(build, 'a'), build.number(fromInteger(1))]));
    const found = (d: Domain | null, a: Domain): Domain => new Evaluation(noting({ a, d })).value(derived);
    expect(found(whole(3), between(0, 9))).toMatchObject(point(fromInteger(3)));
    expect(found(between(2, 20), between(0, 9))).toMatchObject({ min: fromInteger(2), max: fromInteger(10) });
    expect(found(null, whole(4))).toMatchObject(point(fromInteger(5)));
  });

  it('notes a clash, and counts what is given', () => {
    const build = new Builder();
    const derived = fact(build, 'd', fact(build, 'a'));
    const evaluation = new Evaluation(noting({ a: whole(4), d: whole(5) }));
    expect(evaluation.value(derived)).toMatchObject(point(fromInteger(5)));
    expect(evaluation.clashes).toEqual([{ fact: 'd', year: null }]);
  });

  it('counts what derives where the bounds of the vocabulary leave nothing', () => {
    const build = new Builder();
    const allowed = numbers({ min: fromInteger(0), max: fromInteger(1) }, false);
    const derived = fact(build, 'd', fact(build, 'a'), allowed);
    expect(new Evaluation(noting({ a: whole(4) })).value(derived)).toMatchObject(point(fromInteger(4)));
    expect(new Evaluation(noting({ a: between(-3, 4) })).value(derived)).toMatchObject({
      min: fromInteger(0),
      max: fromInteger(1),
    });
  });

  it('takes a quotient on a base that may be zero or less as unknown', () => {
    const build = new Builder();
    const node = build.quotient(fact(build, 'a'), fact(build, 'b'));
    expect(new Evaluation(noting({ a: whole(1), b: between(0, 4) })).value(node)).toMatchObject(EVERYTHING);
    expect(new Evaluation(noting({ a: whole(8), b: between(2, 4) })).value(node)).toMatchObject({
      min: fromInteger(2),
      max: fromInteger(4),
    });
  });

  it('throws where a programmer takes a text for a number', () => {
    const build = new Builder();
    const node = build.literal({ kind: 'text', text: 'a' });
    expect(() => new Evaluation(noting({})).number(node)).toThrow(TypeError);
  });
});
