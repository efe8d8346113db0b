import { describe, expect, it } from 'vitest';
import { match } from '../../src/index.ts';
import { type Choices, checkChoices, must } from './arbitrary/choices.ts';
import { OPERATORS_OF } from './arbitrary/conditions.ts';
import { loadCleanly } from './arbitrary/rules.ts';
import { runs } from './check-property.ts';
import { dayOf, textOf } from './oracle/calendar.ts';
import { holds, literal } from './oracle/evaluate.ts';
import { Fraction } from './oracle/fraction.ts';
import { type Exact, type Json, type ModelCodes, type ModelFact, pathOf, successorsOf } from './oracle/model.ts';

/*
 * FORMAT, "Knowing a fact": an atom is true if every value the fact can still have satisfies it, false if none does,
 * else unknown; at first a fact can have everything that its type, bounds and code list allow, and two facts compared
 * are taken as independent. Here the values are counted out one by one.
 */

const TREE: ModelCodes = {
  name: 'tree',
  entries: [
    { code: '33' },
    { code: '3310', parent: '33' },
    { code: '331002', parent: '3310', formerly: ['one-old'] },
    { code: '331083', parent: '3310', formerly: ['split'] },
    { code: '3302', parent: '33', formerly: ['split'] },
    { code: '44' },
  ],
};

const FLAT: ModelCodes = {
  name: 'flat',
  entries: [{ code: 'a' }, { code: 'b', formerly: ['split'] }, { code: 'c', formerly: ['split'] }, { code: 'd' }],
};

const WORDS = ['阀门', '水泵阀门', 'pump', 'pumps', ''] as const;

const START = dayOf('2024-02-27');

/** Facts of the vocabulary below. */
function fact(name: string, type: ModelFact['type'], more: Partial<ModelFact> = {}): ModelFact {
  return { name, type, yearly: false, asked: false, holder: [], reads: new Set(), ...more };
}

const FACTS: readonly ModelFact[] = ['a', 'b', 'c'].flatMap((id) => [
  fact(`boolean-${id}`, 'boolean'),
  fact(`integer-${id}`, 'integer'),
  fact(`bounded-${id}`, 'integer', { min: '-0.5', max: '2.5' }),
  fact(`decimal-${id}`, 'decimal'),
  fact(`money-${id}`, 'money', { min: '0' }),
  fact(`ratio-${id}`, 'ratio'),
  fact(`date-${id}`, 'date'),
  fact(`tree-${id}`, 'code', { codes: TREE }),
  fact(`flat-${id}`, 'code', { codes: FLAT }),
  fact(`set-${id}`, 'codes', { codes: FLAT }),
  fact(`trees-${id}`, 'codes', { codes: TREE }),
  fact(`text-${id}`, 'text'),
]);

const VOCABULARY = {
  codes: Object.fromEntries(
    [TREE, FLAT].map(({ name, entries }) => [
      name,
      Object.fromEntries(
        entries.map(({ code, parent, formerly }) => [
          code,
          { label: code, ...(parent && { parent }), ...(formerly && { formerly }) },
        ]),
      ),
    ]),
  ),
  facts: Object.fromEntries(
    FACTS.map(({ name, type, codes, min, max }) => [
      name,
      { type, label: name, ...(codes && { codes: codes.name }), ...(min && { min }), ...(max && { max }) },
    ]),
  ),
};

/** What is known of a fact, and every value that it leaves; enough of them, where there are endlessly many. */
interface Known {
  readonly json: Json;
  readonly values: readonly Exact[];
}

const numbers = (values: readonly Fraction[]): readonly Exact[] => values;

/** Quarters from `low` to `high`, and far beyond where there is no end. Literals are halves, so that this tells all. */
function quarters(low: Fraction | null, high: Fraction | null): Fraction[] {
  const far = Fraction.of(1000);
  const found: Fraction[] = [];
  if (low === null) found.push(Fraction.of(0).minus(far));
  for (let at = low ?? Fraction.of(-8); at.against(high ?? Fraction.of(8)) <= 0; at = at.plus(new Fraction(1n, 4n)))
    found.push(at);
  if (high === null) found.push(far);
  return found;
}

function anyRange(choices: Choices, { type, min, max }: ModelFact): Known {
  const whole = type === 'integer' || type === 'date';
  const end = (): Fraction =>
    type === 'date' ? Fraction.of(START + choices.below(5)) : new Fraction(BigInt(choices.between(-4, 6)), 2n);
  const [a, b] = [end(), end()];
  let [low, high] = [choices.chance(85) ? a : null, choices.chance(85) ? b : null] as (Fraction | null)[];
  if (low && high && low.against(high) > 0) [low, high] = [high, low];
  const write = (value: Fraction): string => (type === 'date' ? textOf(Number(value.n)) : value.toString());
  const [least, most] = [min, max].map((text) => (text === undefined ? null : literal(text)));
  const fits = (value: Fraction): boolean =>
    (!whole || value.d === 1n) && (!least || value.against(least) >= 0) && (!most || value.against(most) <= 0);
  const all = (from: Fraction | null, to: Fraction | null): Fraction[] => {
    if (type !== 'date') return quarters(from, to).filter(fits);
    const days = Array.from({ length: 9 }, (_, at) => Fraction.of(START - 2 + at));
    return days.filter((day) => (!from || day.against(from) >= 0) && (!to || day.against(to) <= 0));
  };
  const values = all(low ?? null, high ?? null);
  const exact = low && fits(low) && choices.chance(25);
  if (exact) return { json: write(low!), values: [low!] };
  // Bounds that leave nothing are refused; that is for other tests.
  if (values.length === 0 || (!low && !high)) return { json: null, values: all(null, null) };
  return { json: { ...(low && { min: write(low) }), ...(high && { max: write(high) }) }, values: numbers(values) };
}

function anyKnown(choices: Choices, of: ModelFact): Known {
  switch (of.type) {
    case 'boolean':
      return choices.pick<Known>([
        { json: true, values: [true] },
        { json: false, values: [false] },
        { json: null, values: [true, false] },
      ]);
    case 'text': {
      const word = choices.pick([...WORDS, null]);
      return word === null ? { json: null, values: [...WORDS, '水泵', '别的'] } : { json: word, values: [word] };
    }
    case 'code': {
      const { entries } = of.codes!;
      const old = entries.flatMap((entry) => entry.formerly ?? []);
      const code = choices.pick([...entries.map((entry) => entry.code), ...old, null]);
      const below = code === null ? null : successorsOf(of.codes!, code);
      const values = entries.map((entry) => entry.code);
      return {
        json: code,
        values:
          below === null ? values : values.filter((one) => pathOf(of.codes!, one).some((up) => below.includes(up))),
      };
    }
    case 'codes':
      return anySet(choices, of.codes!);
    default:
      return anyRange(choices, of);
  }
}

/** All sets of codes. */
function sets({ entries }: ModelCodes): readonly ReadonlySet<string>[] {
  const all: ReadonlySet<string>[] = [new Set()];
  for (const { code } of entries) all.push(...all.map((one) => new Set([...one, code])));
  return all;
}

function anySet(choices: Choices, codes: ModelCodes): Known {
  const all = sets(codes);
  const names = [...codes.entries.map((entry) => entry.code), 'split'];
  const means = (code: string): readonly string[] => successorsOf(codes, code);
  const kind = choices.below(4);
  if (kind === 0) return { json: null, values: all };
  if (kind === 1) {
    // Each old code is one of its successors.
    const list = choices.some(names, 40);
    const ways = list.reduce<readonly string[][]>(
      (found, code) => found.flatMap((way) => means(code).map((one) => [...way, one])),
      [[]],
    );
    return { json: list, values: ways.map((way) => new Set(way)) };
  }
  const has = choices.some(names, 30);
  const hasNot = choices.some(names, 30);
  const values = all.filter(
    (set) =>
      has.every((code) => means(code).some((one) => set.has(one))) &&
      hasNot.every((code) => means(code).some((one) => !set.has(one))),
  );
  return values.length === 0 ? { json: null, values: all } : { json: { has, hasNot }, values };
}

const LISTS: readonly string[] = ['in', 'notIn', 'containsAny', 'containsAll', 'containsNone'];

interface Operand {
  readonly json: Json;
  /** Every combination of values that it may have. */
  readonly values: readonly (readonly Exact[])[];
  readonly facts: Readonly<Record<string, Json>>;
}

function anyLiteral(choices: Choices, { type, codes }: ModelFact): { json: Json; value: Exact } {
  switch (type) {
    case 'boolean': {
      const value = choices.chance(50);
      return { json: value, value };
    }
    case 'text': {
      const value = choices.pick(['阀门', 'pump', '水泵']);
      return { json: value, value };
    }
    case 'code':
    case 'codes': {
      const code = choices.pick([...codes!.entries.map((entry) => entry.code), ...(codes === TREE ? ['one-old'] : [])]);
      return { json: code, value: successorsOf(codes!, code)[0]! };
    }
    case 'date': {
      const text = textOf(START + choices.between(-1, 5));
      return { json: text, value: literal(text) };
    }
    default: {
      const value = new Fraction(BigInt(choices.between(-5, 7)), 2n);
      return { json: value.toString(), value };
    }
  }
}

/** A fact that may stand in `value`, with what is known of it. */
function anyOther(choices: Choices, { name, type }: ModelFact, id: 'b' | 'c'): Operand {
  const kinds =
    type === 'integer' || type === 'decimal' || type === 'ratio'
      ? ['integer', 'decimal', 'ratio', 'bounded']
      : [name.split('-')[0]!];
  const kind = type === 'codes' ? (name.startsWith('set') ? 'flat' : 'tree') : choices.pick(kinds);
  const other = FACTS.find((one) => one.name === `${kind}-${id}`)!;
  const { json, values } = anyKnown(choices, other);
  return { json: { fact: other.name }, values: values.map((value) => [value]), facts: { [other.name]: json } };
}

function anyOperand(choices: Choices, of: ModelFact, operator: string): Operand {
  const fixed = (): Operand => {
    const { json, value } = anyLiteral(choices, of);
    return { json, values: [[value]], facts: {} };
  };
  const many = (): Operand => {
    const parts = choices.list(1, 3, () => anyLiteral(choices, of));
    return { json: parts.map(({ json }) => json), values: [parts.map(({ value }) => value)], facts: {} };
  };
  if (LISTS.includes(operator)) return many();
  if (operator === 'mentions') return choices.chance(50) ? many() : fixed();
  if (operator === 'between') {
    const [low, high] = [
      choices.chance(50) ? fixed() : anyOther(choices, of, 'b'),
      choices.chance(50) ? fixed() : anyOther(choices, of, 'c'),
    ];
    const [a, b] = [low.values[0]![0] as Fraction, high.values[0]![0] as Fraction];
    const crossed = typeof low.json === 'string' && typeof high.json === 'string' && a.against(b) > 0;
    return {
      json: crossed ? [high.json, low.json] : [low.json, high.json],
      values: low.values.flatMap((one) =>
        high.values.map((two) => (crossed ? [two[0]!, one[0]!] : [one[0]!, two[0]!])),
      ),
      facts: { ...low.facts, ...high.facts },
    };
  }
  if (choices.chance(40)) return anyOther(choices, of, 'b');
  return operator.endsWith('ithin') && choices.chance(50) ? many() : fixed();
}

const VERDICTS = { true: 'eligible', false: 'ineligible', unknown: 'undetermined' } as const;

const counts = { true: 0, false: 0, unknown: 0 };

/** Every operator a few times, in one rule set. */
function atoms(type: ModelFact['type']): (choices: Choices) => void {
  return (choices) => {
    const subjects = FACTS.filter((one) => one.type === type && one.name.endsWith('-a'));
    const operators = [1, 2, 3, 4].flatMap(() => OPERATORS_OF[type]);
    const cases = operators.map((operator) => {
      const subject = choices.pick(subjects);
      return { operator, subject, known: anyKnown(choices, subject), operand: anyOperand(choices, subject, operator) };
    });
    const items = cases.map(({ subject, operator, operand }, at) => {
      return { id: `i${at}`, title: 'i', when: { fact: subject.name, operator, value: operand.json } };
    });
    const files = [
      { name: 'vocabulary/a.json', text: JSON.stringify(VOCABULARY) },
      { name: 'p.json', text: JSON.stringify({ policy: 'p', title: 'p', items }) },
    ];
    const { rules } = loadCleanly(files);
    cases.forEach(({ operator, subject, known, operand }, at) => {
      const facts = { [subject.name]: known.json, ...operand.facts };
      const { results, diagnostics } = match(
        rules,
        { enterprise: 'x', facts },
        { asOf: '2025-01-01', items: [`p/i${at}`] },
      );
      const found = new Set(
        known.values.flatMap((value) => operand.values.map((others) => holds(operator, value, others, subject))),
      );
      const truth = found.size > 1 ? 'unknown' : found.has(true) ? 'true' : 'false';
      counts[truth]++;
      const verdict = results[0]!.verdict;
      must(
        diagnostics.length === 0 && verdict === VERDICTS[truth],
        `${verdict}, though by all values it is ${truth} ${diagnostics[0]?.what.en ?? ''}`,
        () => JSON.stringify({ ...items[at]!.when, facts }),
      );
    });
  };
}

describe('atoms', () => {
  const types = ['boolean', 'integer', 'decimal', 'money', 'ratio', 'date', 'code', 'codes', 'text'] as const;
  for (const type of types) {
    it(`on a ${type} are true if all values satisfy them, false if none does, else unknown`, () => {
      checkChoices(`atoms on ${type}`, runs(15, 130), atoms(type), 800);
    });
  }

  it('come out all three ways', () => {
    console.log(counts);
    expect(Math.min(counts.true, counts.false, counts.unknown)).toBeGreaterThan(100);
  });
});
