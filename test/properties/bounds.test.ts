import { describe, it } from 'vitest';
import { match, type RuleSet } from '../../src/index.ts';
import { type Choices, checkChoices, must } from './arbitrary/choices.ts';
import { loadCleanly } from './arbitrary/rules.ts';
import { runs } from './check-property.ts';
import { dayOf, textOf } from './oracle/calendar.ts';
import { Oracle } from './oracle/evaluate.ts';
import { Fraction, ZERO } from './oracle/fraction.ts';
import type { Exact, Json, Model, ModelFact } from './oracle/model.ts';

/*
 * Bounds against brute force: an amount over a few facts with small ranges, each fact used once, so that its parts are
 * independent indeed. The oracle computes it for every combination of values; the bounds must hold them all, and be
 * reached by some.
 *
 * Ranges of money are whole yuan, and rows begin and end at whole yuan. Values in between count for huiqi and not for
 * brute force; but every form is monotone or linear between two whole numbers, so that the extremes lie on them.
 */

const AS_OF = dayOf('2025-08-31');
/** Amounts are never below zero: what may be, is told this much higher. */
const HIGHER = 1_000_000_000;

interface Ranged {
  readonly fact: ModelFact;
  readonly values: readonly Exact[];
  /** As a profile says it. */
  readonly known: Json;
}

/** A quantity over facts of its own. */
interface Case {
  readonly json: Json;
  readonly facts: readonly Ranged[];
}

type Kind = 'money' | 'integer' | 'date' | 'boolean';

class Maker {
  private made = 0;

  constructor(readonly choices: Choices) {}

  /** A new fact, known within a small range. */
  fact(kind: Kind, low = -4, high = 6, widest = 3): Case {
    const { choices } = this;
    const name = `f${this.made++}`;
    const fact: ModelFact = { name, type: kind, yearly: false, asked: false, holder: [], reads: new Set() };
    if (kind === 'boolean') {
      const values = choices.pick([[true, false], [true], [false]]);
      return { json: name, facts: [{ fact, values, known: values.length > 1 ? null : values[0]! }] };
    }
    const start = kind === 'date' ? dayOf('2024-01-01') + choices.below(900) : choices.between(low, high);
    const size = kind === 'date' ? choices.pick([0, 1, 40, 3, 400]) : choices.below(widest + 1);
    const values = Array.from({ length: size + 1 }, (_, at) => start + at);
    const [min, max] = [start, start + size].map((end) => (kind === 'date' ? textOf(end) : String(end)));
    return {
      json: name,

      facts: [{ fact, values: values.map((value) => Fraction.of(value)), known: { min: min!, max: max! } }],
    };
  }

  /** Rows with whole ends, some with gaps between them, over what a fact of `fact` may be. */
  rows(part: () => Json, key: 'then' | 'rate', start: number, write: (end: number) => Json = (end) => end): Json[] {
    const { choices } = this;
    const ends = [start];
    while (ends.length < 4) ends.push(ends[ends.length - 1]! + choices.between(1, 3));
    const rows: Json[] = choices.chance(40) ? [{ below: write(ends[0]!), [key]: part() }] : [];
    for (let at = 0; at < 3; at++) {
      if (choices.chance(75)) rows.push({ from: write(ends[at]!), below: write(ends[at + 1]!), [key]: part() });
    }
    if (rows.length === 0 || choices.chance(50)) rows.push({ from: write(ends[3]!), [key]: part() });
    return rows;
  }

  condition(facts: Ranged[]): Json {
    const { choices } = this;
    const atom = (): Json => {
      const kind = choices.pick(['boolean', 'integer'] as const);
      const one = this.fact(kind);
      facts.push(...one.facts);
      if (kind === 'boolean') return { fact: one.json, operator: 'equal', value: true };
      return { fact: one.json, operator: choices.pick(['<', '>=', '=']), value: choices.between(-2, 6) };
    };
    return choices.chance(20) ? { any: [atom(), { not: atom() }] } : atom();
  }
}

type Make = (maker: Maker, part: () => Case) => Case;

/** Joins the facts of parts, and those of conditions. */
function form(parts: readonly Case[], json: Json, more: readonly Ranged[] = []): Case {
  return { json, facts: [...parts.flatMap((part) => part.facts), ...more] };
}

/** One maker for each form. */
const FORMS: Readonly<Record<string, Make>> = {
  sum: (_, part) => {
    const parts = [part(), part()];
    return form(parts, { sum: parts.map((one) => one.json) });
  },
  minus: (_, part) => {
    const parts = [part(), part()];
    return form(parts, { minus: parts.map((one) => one.json) });
  },
  times: (maker, part) => {
    const parts = [part(), maker.fact('integer')];
    return form(parts, { times: parts.map((one) => one.json) });
  },
  ratio: (maker, part) => {
    const parts = [part(), maker.fact('integer', 1, 5)];
    return form(parts, { ratio: parts.map((one) => one.json) });
  },
  'ratio on a base that may be zero or less': (maker, part) => {
    const parts = [part(), maker.fact('integer', -4, 2)];
    return form(parts, { ratio: parts.map((one) => one.json) });
  },
  growth: (maker) => {
    const parts = [maker.fact('money'), maker.fact('money', 1, 5)];
    return form(parts, { times: [{ growth: parts.map((one) => one.json) }, 700] });
  },
  lowest: (_, part) => {
    const parts = [part(), part()];
    return form(parts, { lowest: parts.map((one) => one.json) });
  },
  highest: (_, part) => {
    const parts = [part(), part()];
    return form(parts, { highest: parts.map((one) => one.json) });
  },
  rate: (maker, part) => {
    const of = part();
    if (maker.choices.chance(50)) return form([of], { rate: maker.choices.pick(['15%', '-0.5', '8‰']), of: of.json });
    const rate = maker.fact('integer');
    return form([rate, of], { rate: rate.json, of: of.json });
  },
  each: (maker, part) => {
    const per = maker.choices.chance(50) ? maker.fact('integer') : part();
    const every = maker.choices.pick([1, 2, '0.5', 3]);
    const each = maker.fact('money');
    return form([each, per], { each: each.json, per: per.json, every });
  },
  bands: (maker) => {
    const thens: Case[] = [];
    const then = (): Json => {
      thens.push(maker.choices.chance(50) ? maker.fact('money') : { json: maker.choices.between(-5, 20), facts: [] });
      return thens[thens.length - 1]!.json;
    };
    const kind = maker.choices.pick(['money', 'integer', 'date'] as const);
    if (kind === 'date') {
      const of = maker.fact('date');
      const [first] = of.facts[0]!.values as readonly Fraction[];
      const rows = maker.rows(then, 'then', Number(first!.n) + maker.choices.between(-2, 2), textOf);
      return form([of, ...thens], { bands: { of: of.json, rows } });
    }
    const of = maker.fact(kind);
    const rows = maker.rows(then, 'then', maker.choices.between(-4, 5));
    return form([of, ...thens], { bands: { of: of.json, rows } });
  },
  slices: (maker) => {
    // Rates of both signs turn where a row ends: a whole number, that a fact can be and a part need not.
    const of = maker.fact('money', -4, 6, 9);
    const rates = ['10%', '-20%', '50%', 0, 1];
    const rows = maker.rows(() => maker.choices.pick(rates), 'rate', maker.choices.between(-4, 5));
    return form([of], { bands: { of: of.json, mode: 'slices', rows } });
  },
  choose: (maker, part) => {
    const facts: Ranged[] = [];
    const parts: Case[] = [];
    const then = (): Json => {
      parts.push(part());
      return parts[parts.length - 1]!.json;
    };
    const branches: Json[] = maker.choices.list(1, 2, () => ({ when: maker.condition(facts), then: then() }));
    if (maker.choices.chance(60)) branches.push({ otherwise: then() });
    return form(parts, { choose: branches }, facts);
  },
  add: (maker, part) => {
    const facts: Ranged[] = [];
    const parts: Case[] = [];
    const branches = maker.choices.list(1, 2, () => {
      parts.push(part());
      return { when: maker.condition(facts), then: parts[parts.length - 1]!.json };
    });
    return form(parts, { add: branches }, facts);
  },
  ...Object.fromEntries(
    ['yearsSince', 'monthsSince', 'daysSince', 'yearOf', 'monthOf'].map((name): [string, Make] => [
      name,
      (maker) => {
        const date = maker.fact('date');
        return form([date], { times: [{ [name]: date.json }, 1] });
      },
    ]),
  ),
  atLeast: (_, part) => {
    const parts = [part(), part()];
    return form(parts, { sum: [parts[0]!.json], atLeast: parts[1]!.json });
  },
  atMost: (_, part) => {
    const parts = [part(), part()];
    return form(parts, { sum: [parts[0]!.json], atMost: parts[1]!.json });
  },
  round: ({ choices }, part) => {
    const of = part();
    const round = { to: choices.pick([1, '0.5', 3]), mode: choices.pick(['down', 'up', 'half-up']) };
    return form([of], { sum: [of.json], round });
  },
};

interface Loaded {
  readonly rules: RuleSet;
  readonly model: Model;
}

function load(json: Json, facts: readonly Ranged[], derived: boolean): Loaded {
  const declared = facts.map(({ fact }) => [fact.name, { type: fact.type, label: fact.name }] as const);
  const all = new Map<string, ModelFact>(facts.map(({ fact }) => [fact.name, fact]));
  const derivation = { type: 'money', label: 'd', derive: json };
  const vocabulary = { facts: { ...Object.fromEntries(declared), ...(derived && { d: derivation }) } };
  const amount = { sum: [derived ? 'd' : json, HIGHER] };
  const policy = { policy: 'p', title: 'p', items: [{ id: 'a', title: 'a', when: 'always', amount }] };
  const { rules } = loadCleanly([
    { name: 'vocabulary/a.json', text: JSON.stringify(vocabulary) },
    { name: 'p.json', text: JSON.stringify(policy) },
  ]);
  return { rules, model: { facts: all, lists: [], conditions: new Map() } };
}

const MOST = 20_000;

interface Found {
  readonly min: Fraction | null;
  readonly max: Fraction | null;
  /** Whether some combination has no value. */
  readonly holes: boolean;
}

/** The least and the greatest that the oracle finds over all combinations. */
function bruteForce(model: Model, json: Json, facts: readonly Ranged[], derived: boolean): Found {
  const value = new Map<string, Exact>();
  const oracle = new Oracle(model, { asOf: AS_OF, value: (name) => value.get(name)! });
  let [min, max, holes]: [Fraction | null, Fraction | null, boolean] = [null, null, false];
  const assign = (at: number): void => {
    const ranged = facts[at];
    for (const one of ranged?.values ?? []) {
      value.set(ranged!.fact.name, one);
      assign(at + 1);
    }
    if (ranged) return;
    const result = oracle.quantity(json, 2024, !derived) as Fraction | null;
    if (result === null) holes = true;
    else [min, max] = [min && min.against(result) <= 0 ? min : result, max && max.against(result) >= 0 ? max : result];
  };
  assign(0);
  return { min, max, holes };
}

const FEN = new Fraction(1n, 100n);

function told(value: Fraction): number {
  return Number(value.plus(Fraction.of(HIGHER)).round(FEN, 'half-up').toString());
}

function bounds(make: Make, depth: number): (choices: Choices) => void {
  return (choices) => {
    const maker = new Maker(choices);
    const part = (left: number): Case => {
      if (left <= 0 || choices.chance(25)) return maker.fact('money');
      return choices.pick(NESTED)(maker, () => part(left - 1));
    };
    const { json, facts } = make(maker, () => part(depth));
    if (facts.reduce((product, { values }) => product * values.length, 1) > MOST) return;
    const derived = choices.chance(50);
    const { rules, model } = load(json, facts, derived);
    const profile = { enterprise: 'x', facts: Object.fromEntries(facts.map(({ fact, known }) => [fact.name, known])) };
    const { results, diagnostics } = match(rules, profile, { asOf: textOf(AS_OF) });
    const found = results[0]!.amount!;
    const all = bruteForce(model, json, facts, derived);
    const describe = (): string => JSON.stringify({ derived, json, facts: profile.facts });
    const [min, max] = [all.min && told(all.min), all.max && told(all.max)];
    const wanted = `${JSON.stringify(found)}, by brute force ${JSON.stringify([min, max, all.holes])}`;
    must(diagnostics.length === 0, 'the profile has mistakes', describe);
    const holds = (min === null || found.min <= min) && (max === null || found.max === null || max <= found.max);
    must(holds, `not all values lie within ${wanted}`, describe);
    // What has no value may be anything, and what stands around it may bound that.
    const tight = all.holes
      ? depth > 0 || (found.min === 0 && found.max === null)
      : found.min === min && found.max === max;
    must(tight, `the bounds are wider than need be: ${wanted}`, describe);
  };
}

/** Forms whose extremes lie at extremes of their parts, whatever holes these have. */
const NESTED = [
  'sum',
  'minus',
  'times',
  'ratio',
  'lowest',
  'highest',
  'rate',
  'each',
  'choose',
  'add',
  'atLeast',
  'atMost',
  'round',
].map((name) => FORMS[name]!);

describe('bounds', () => {
  for (const [name, make] of Object.entries(FORMS)) {
    it(`of \`${name}\` are what brute force over all values finds`, () => {
      checkChoices(name, runs(40, 250), bounds(make, 0), 200);
    });
  }

  it('of forms within forms are what brute force over all values finds', () => {
    for (const make of NESTED) checkChoices('nested', runs(12, 150), bounds(make, 2), 400);
  });

  it('of an amount that the authority judges run from zero to the most it may be', () => {
    checkChoices('upTo', runs(40, 400), (choices) => {
      const { json, facts } = new Maker(choices).fact('money');
      const { rules, model } = load({ upTo: json }, facts, false);
      const all = bruteForce(model, json, facts, false);
      const most = all.max!.against(ZERO) > 0 ? all.max! : ZERO;
      const { results } = match(rules, { enterprise: 'x', facts: { f0: facts[0]!.known } }, { asOf: textOf(AS_OF) });
      must(
        results[0]!.amount!.min === HIGHER && results[0]!.amount!.max === told(most),
        JSON.stringify(results[0]!.amount),
        () => '',
      );
    });
  });
});
