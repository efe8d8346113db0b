import { describe, expect, it } from 'vitest';
import { type Explanation, explain, explanationText, type Reason } from '../../src/index.ts';
import { type Choices, checkChoices, must } from './arbitrary/choices.ts';
import { anyAsOf, anyKnown, anyWorld, slotsOf, writeProfile } from './arbitrary/profiles.ts';
import { anyGrants, anyRules, show } from './arbitrary/rules.ts';
import { runs } from './check-property.ts';
import { dayOf, textOf } from './oracle/calendar.ts';
import { Fraction, readFraction } from './oracle/fraction.ts';
import { type Model, pathOf } from './oracle/model.ts';

/*
 * An explanation is decided again from its own data alone, after a way through JSON: leaves from their tests and the facts
 * as they are told, groups by Kleene's logic, the verdict from the gates. No code of src takes part.
 */

type Truth = Reason['truth'];
type Test = NonNullable<Reason['test']>;
type Operand = (Test & { kind: 'atom' })['value'];
type Value = Explanation['facts'][string]['value'];
/** A number as far as it is known; null is no bound. */
interface Range {
  readonly min: Fraction | null;
  readonly max: Fraction | null;
  readonly whole: boolean;
}

class Recomputed {
  leaves = 0;

  constructor(
    readonly explanation: Explanation,
    readonly model: Model,
  ) {}

  verdict(): string {
    const truth = kleene(
      this.explanation.gates.map((gate) => this.truth(gate)),
      'false',
    );
    if (truth === 'unknown') return 'undetermined';
    if (truth === 'false') return 'ineligible';
    return this.explanation.result.review.length > 0 ? 'review' : 'eligible';
  }

  truth(reason: Reason): Truth {
    const found = this.decide(reason);
    if (found !== reason.truth) throw new Error(`${reason.id} is told ${reason.truth} and comes to ${found}`);
    return found;
  }

  private decide({ kind, parts, test }: Reason): Truth {
    const truths = parts.map((part) => this.truth(part));
    if (kind === 'any') return kleene(truths, 'true');
    if (kind === 'not') return truths[0] === 'unknown' ? 'unknown' : truths[0] === 'true' ? 'false' : 'true';
    if (parts.length > 0 || kind === 'always') return kleene(truths, 'false');
    this.leaves++;
    return this.leaf(test!);
  }

  private leaf(test: Test): Truth {
    switch (test.kind) {
      case 'status':
        return test.draft ? 'false' : 'true';
      case 'superseded':
        return test.by.some(({ from }) => from === null || from <= this.explanation.asOf) ? 'false' : 'true';
      case 'limit': {
        const times = test.times
          ? less(rangeOf(test.times.used), point(Fraction.of(test.times.max)))
          : ('true' as const);
        const amount = test.amount ? less(rangeOf(test.amount.used), rangeOf(test.amount.max)) : ('true' as const);
        return kleene([times, amount], 'false');
      }
      case 'atom':
        return this.atom(test);
    }
  }

  private atom({ fact, operator, value }: Test & { kind: 'atom' }): Truth {
    const own = this.explanation.facts[fact]!.value;
    switch (own.kind) {
      case 'number':
      case 'date':
        return numeric(operator, rangeOf(own), this.ranges(value));
      case 'boolean': {
        const other = value.kind === 'fact' ? this.explanation.facts[value.fact]!.value : null;
        const wanted =
          value.kind === 'codes' ? value.codes[0] === 'true' : other?.kind === 'boolean' ? other.value : null;
        if (own.value === null || wanted === null) return 'unknown';
        return (own.value === wanted) === (operator === 'equal') ? 'true' : 'false';
      }
      case 'code': {
        const possible = this.codes(fact, own);
        const others =
          value.kind === 'fact'
            ? this.codes(fact, this.explanation.facts[value.fact]!.value as Value & { kind: 'code' }).map((code) => [
                code,
              ])
            : [[...(value as Operand & { kind: 'codes' }).codes, ...(value as Operand & { kind: 'codes' }).within]];
        const negated = operator.startsWith('not');
        const holds = possible.flatMap((code) =>
          others.map((wanted) => wanted.some((one) => this.path(fact, code).includes(one)) !== negated),
        );
        return holds.every(Boolean) ? 'true' : holds.some(Boolean) ? 'unknown' : 'false';
      }
      case 'codes':
        // Of another fact, a set must hold whichever code it may be.
        return agreed(
          (value.kind === 'fact'
            ? this.codes(value.fact, this.explanation.facts[value.fact]!.value as Value & { kind: 'code' }).map(
                (code) => [code],
              )
            : [(value as Operand & { kind: 'codes' }).codes]
          ).map((codes) => sets(operator, own, codes)),
        );
      case 'text': {
        const other = value.kind === 'fact' ? this.explanation.facts[value.fact]!.value : null;
        const texts = value.kind === 'texts' ? value.values : other?.kind === 'text' ? [other.value] : [];
        if (own.value === null || texts.some((text) => text === null)) return 'unknown';
        const found = texts.some((text) => (operator === 'mentions' ? own.value!.includes(text!) : own.value === text));
        return found !== operator.startsWith('not') ? 'true' : 'false';
      }
    }
  }

  private ranges(operand: Operand): readonly Range[] {
    switch (operand.kind) {
      case 'fact':
        return [rangeOf(this.explanation.facts[operand.fact]!.value)];
      case 'numbers':
        return operand.values.map((value) => point(readExact(value)));
      case 'dates':
        return operand.values.map((value) => point(Fraction.of(dayOf(value))));
      case 'ends':
        // An end that is not told lies beyond everything.
        return [operand.low, operand.high].map((end, at) =>
          end === null ? point(Fraction.of(at === 0 ? -(10n ** 30n) : 10n ** 30n)) : this.ranges(end)[0]!,
        );
      default:
        throw new Error(`no numbers in ${operand.kind}`);
    }
  }

  private codes(fact: string, { any, codes, within }: Value & { kind: 'code' }): readonly string[] {
    const { entries } = this.model.facts.get(fact.split('@')[0]!)!.codes!;
    if (any) return entries.map(({ code }) => code);
    return entries
      .map(({ code }) => code)
      .filter((code) => codes.includes(code) || this.path(fact, code).some((above) => within.includes(above)));
  }

  private path(fact: string, code: string): readonly string[] {
    return pathOf(this.model.facts.get(fact.split('@')[0]!)!.codes!, code);
  }
}

function kleene(truths: readonly Truth[], decisive: 'true' | 'false'): Truth {
  if (truths.includes(decisive)) return decisive;
  return truths.includes('unknown') ? 'unknown' : decisive === 'true' ? 'false' : 'true';
}

/** `0.026` or `1/3`. */
function readExact(text: string): Fraction {
  const [of, by] = text.split('/');
  return by === undefined ? readFraction(text) : readFraction(of!).over(readFraction(by));
}

const point = (value: Fraction): Range => ({ min: value, max: value, whole: false });

function rangeOf(value: Value): Range {
  if (value.kind !== 'number' && value.kind !== 'date') throw new Error(`no number: ${value.kind}`);
  const read = (end: string | null): Fraction | null =>
    end === null ? null : value.kind === 'date' ? Fraction.of(dayOf(end)) : readExact(end);
  return { min: read(value.min), max: read(value.max), whole: value.kind === 'date' || value.whole };
}

function less(a: Range, b: Range): Truth {
  if (a.max && b.min && a.max.against(b.min) < 0) return 'true';
  return a.min && b.max && a.min.against(b.max) >= 0 ? 'false' : 'unknown';
}

const negated = (truth: Truth): Truth => (truth === 'unknown' ? truth : truth === 'true' ? 'false' : 'true');

function same(a: Range, b: Range): Truth {
  if (a.min && a.max?.is(a.min) && b.min && b.max?.is(b.min)) return a.min.is(b.min) ? 'true' : 'false';
  const low = a.min && b.min ? (a.min.against(b.min) > 0 ? a.min : b.min) : (a.min ?? b.min);
  const high = a.max && b.max ? (a.max.against(b.max) < 0 ? a.max : b.max) : (a.max ?? b.max);
  if (!low || !high) return 'unknown';
  if (low.against(high) > 0) return 'false';
  if (!a.whole && !b.whole) return 'unknown';
  // Is there a whole number between them?
  const first = -Fraction.of(0).minus(low).floor();
  return Fraction.of(first).against(high) > 0 ? 'false' : 'unknown';
}

function numeric(operator: string, own: Range, others: readonly Range[]): Truth {
  const [first, second] = others as [Range, Range];
  switch (operator) {
    case 'lessThan':
    case 'before':
      return less(own, first);
    case 'greaterThanInclusive':
    case 'onOrAfter':
      return negated(less(own, first));
    case 'greaterThan':
    case 'after':
      return less(first, own);
    case 'lessThanInclusive':
    case 'onOrBefore':
      return negated(less(first, own));
    case 'equal':
      return same(own, first);
    case 'notEqual':
      return negated(same(own, first));
    case 'in':
      return among(own, others);
    case 'notIn':
      return negated(among(own, others));
    case 'between':
      return between(own, first, second);
    default:
      throw new Error(`no numbers for ${operator}`);
  }
}

/** One of several numbers: certain where it can be nothing else. */
function among(own: Range, others: readonly Range[]): Truth {
  const truths = others.map((other) => same(own, other));
  if (truths.includes('true')) return 'true';
  if (!truths.includes('unknown')) return 'false';
  if (!own.whole || !own.min || !own.max) return 'unknown';
  // A whole number of a few is all of them, or not.
  for (let at = own.min; at.against(own.max) <= 0; at = at.plus(Fraction.of(1)))
    if (!others.some((other) => at.is(other.min!))) return 'unknown';
  return 'true';
}

function between(own: Range, low: Range, high: Range): Truth {
  const within = [negated(less(own, low)), negated(less(high, own))];
  if (within.every((truth) => truth === 'true')) return 'true';
  if (within.includes('false')) return 'false';
  // No range has its ends the other way round.
  if (low.min && high.max && low.min.against(high.max) > 0) return 'false';
  const from = own.min && low.min ? (own.min.against(low.min) > 0 ? own.min : low.min) : (own.min ?? low.min);
  const to = own.max && high.max ? (own.max.against(high.max) < 0 ? own.max : high.max) : (own.max ?? high.max);
  if (!own.whole || !from || !to) return 'unknown';
  return Fraction.of(-Fraction.of(0).minus(from).floor()).against(to) > 0 ? 'false' : 'unknown';
}

function sets(operator: string, { ways }: Value & { kind: 'codes' }, codes: readonly string[]): Truth {
  const truths = ways.map(({ has, lacks }): Truth => {
    const each = codes.map(
      (code): Truth => (has.includes(code) ? 'true' : lacks === 'rest' || lacks.includes(code) ? 'false' : 'unknown'),
    );
    switch (operator) {
      case 'contains':
      case 'containsAny':
        return kleene(each, 'true');
      case 'containsAll':
        return kleene(each, 'false');
      case 'doesNotContain':
      case 'containsNone':
        return negated(kleene(each, 'true'));
      default:
        throw new Error(`no sets for ${operator}`);
    }
  });
  return agreed(truths);
}

/** What all possibilities come to. */
function agreed(truths: readonly Truth[]): Truth {
  return truths.every((truth) => truth === truths[0]) ? truths[0]! : 'unknown';
}

const counts = { explained: 0, leaves: 0, verdicts: {} as Record<string, number> };

function recomputes(choices: Choices): void {
  const { rules, model, items, files } = anyRules(choices);
  for (let round = 0; round < 3; round++) {
    const asOf = anyAsOf(choices);
    const slots = slotsOf(model, anyWorld(choices, model, asOf));
    const profile = writeProfile(choices, anyKnown(choices, slots), asOf, anyGrants(choices));
    for (const { name } of items) {
      const { explanation } = explain(rules, profile, { asOf: textOf(asOf), item: name, near: choices.chance(10) });
      const told = (): string => `${show(files)}\n${JSON.stringify({ asOf: textOf(asOf), item: name, profile })}`;
      must(explanation !== null, 'nothing is explained', told);
      const recomputed = new Recomputed(JSON.parse(JSON.stringify(explanation)) as Explanation, model);
      let verdict: string;
      try {
        verdict = recomputed.verdict();
      } catch (error) {
        verdict = String(error);
      }
      must(verdict === explanation!.result.verdict, `${name}: ${explanation!.result.verdict}, but ${verdict}`, told);
      // The text says all of it in both languages, and never a hole.
      for (const language of ['zh', 'en'] as const)
        for (const short of [false, true]) {
          const text = explanationText(explanation!, { language, short });
          must(!/undefined|null|NaN|\[object/.test(text), `a hole in the text:\n${text}`, told);
        }
      counts.explained++;
      counts.leaves += recomputed.leaves;
      counts.verdicts[verdict] = (counts.verdicts[verdict] ?? 0) + 1;
    }
  }
}

describe('an explanation', () => {
  it('decided again from its own data, comes to its verdict', () => {
    checkChoices('explanations', runs(200, 1000), recomputes, 3000);
    console.log(counts);
    expect(counts.leaves).toBeGreaterThan(counts.explained);
    for (const verdict of ['eligible', 'undetermined', 'ineligible'])
      expect(counts.verdicts[verdict]).toBeGreaterThan(10);
  });
});
