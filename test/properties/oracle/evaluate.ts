import { dayOf, monthOf, monthsSince, yearOf, yearsSince } from './calendar.ts';
import { Fraction, ONE, readFraction, ZERO } from './fraction.ts';
import { type Exact, type Json, type Model, type ModelFact, pathOf, successorsOf, type World } from './model.ts';

type Entries = { readonly [key: string]: Json };

const AS_OF: ModelFact = { name: 'asOf', type: 'date', yearly: false, asked: false, holder: [], reads: new Set() };

/**
 * What rules mean where everything is known, from FORMAT.md and straight from the text of the rules; no code of src.
 * Null is a value that does not exist, or that the authority sets.
 *
 * `year` is that for which a derived series is asked; relative years are written for the year before the as-of date's.
 */
export class Oracle {
  constructor(
    readonly model: Model,
    readonly world: World,
  ) {}

  private get lastYear(): number {
    return yearOf(this.world.asOf) - 1;
  }

  /** The value of `name` or `name@year`. */
  fact(reference: string, year = this.lastYear): Exact | null {
    if (reference === 'asOf') return Fraction.of(this.world.asOf);
    const [name, at] = reference.split('@') as [string, string?];
    const fact = this.model.facts.get(name)!;
    if (!fact.yearly) return this.valueOf(fact, null);
    const resolved = at === undefined ? year : /^\d{4}$/.test(at) ? Number(at) : year + Number(at) + 1;
    return this.valueOf(fact, resolved);
  }

  valueOf(fact: ModelFact, year: number | null): Exact | null {
    if (fact.derive === undefined) return this.world.value(fact.name, year);
    return this.quantity(fact.derive, year ?? this.lastYear, false);
  }

  /** In an amount, where no row and no branch holds it is zero. */
  quantity(json: Json, year: number, inAmount: boolean): Exact | null {
    if (typeof json !== 'object' || json === null) return this.scalar(String(json), year);
    const entries = json as Entries;
    let value = this.form(entries, year, inAmount);
    const part = (key: string): Exact | null => this.quantity(entries[key]!, year, inAmount);
    if ('atLeast' in entries) value = extreme([value, part('atLeast')], 1);
    if ('atMost' in entries) value = extreme([value, part('atMost')], -1);
    if ('round' in entries && value instanceof Fraction) {
      const { to, mode } = entries['round'] as Entries;
      value = value.round(literal(to!), String(mode));
    }
    return value;
  }

  private scalar(text: string, year: number): Exact | null {
    if (text === 'unstated') return null;
    return /^[\d+.-]/.test(text) ? literal(text) : this.fact(text, year);
  }

  private form(entries: Entries, year: number, inAmount: boolean): Exact | null {
    const quantity = (json: Json | undefined): Exact | null => this.quantity(json!, year, inAmount);
    const number = (json: Json | undefined): Fraction | null => quantity(json) as Fraction | null;
    const numbers = (json: Json | undefined): (Fraction | null)[] => (json as readonly Json[]).map(number);
    const fold = (parts: (Fraction | null)[], combine: (a: Fraction, b: Fraction) => Fraction): Fraction | null =>
      parts.reduce((a, b) => (a === null || b === null ? null : combine(a, b)));
    const date = (json: Json | undefined): number | null => {
      const day = number(json);
      return day && Number(day.n);
    };
    const calendar = (json: Json | undefined, fn: (day: number) => number): Fraction | null => {
      const day = date(json);
      return day === null ? null : Fraction.of(fn(day));
    };
    const { asOf } = this.world;
    switch (Object.keys(entries).find((key) => !['atLeast', 'atMost', 'round', 'of', 'per', 'every'].includes(key))) {
      case 'value':
        return typeof entries['value'] === 'boolean' ? entries['value'] : String(entries['value']);
      case 'sum':
        return fold(numbers(entries['sum']), (a, b) => a.plus(b));
      case 'minus':
        return fold(numbers(entries['minus']), (a, b) => a.minus(b));
      case 'times':
        return fold(numbers(entries['times']), (a, b) => a.times(b));
      case 'ratio':
        return quotient(numbers(entries['ratio']));
      case 'growth':
        return quotient(numbers(entries['growth']))?.minus(ONE) ?? null;
      case 'lowest':
        return extreme(numbers(entries['lowest']), -1);
      case 'highest':
        return extreme(numbers(entries['highest']), 1);
      case 'rate':
        return fold([number(entries['rate']), number(entries['of'])], (a, b) => a.times(b));
      case 'each':
        return fold([number(entries['each']), number(entries['per'])], (each, per) => {
          const every = entries['every'] === undefined ? ONE : literal(entries['every']);
          const steps = per.over(every).floor();
          return each.times(Fraction.of(steps > 0n ? steps : 0n));
        });
      case 'bands':
        return this.bands(entries['bands'] as Entries, year, inAmount);
      case 'choose':
        return this.choose(entries['choose'] as readonly Entries[], year, inAmount);
      case 'add': {
        let total: Fraction | null = ZERO;
        for (const { when, then } of entries['add'] as readonly { when: Json; then: Json }[]) {
          const holds = this.condition(when, year);
          const part = holds === false ? ZERO : holds ? number(then) : null;
          total = total && part && total.plus(part);
        }
        return total;
      }
      case 'yearsSince':
        return calendar(entries['yearsSince'], (day) => yearsSince(day, asOf));
      case 'monthsSince':
        return calendar(entries['monthsSince'], (day) => monthsSince(day, asOf));
      case 'daysSince':
        return calendar(entries['daysSince'], (day) => asOf - day);
      case 'yearOf':
        return calendar(entries['yearOf'], yearOf);
      case 'monthOf':
        return calendar(entries['monthOf'], monthOf);
      case 'upTo': {
        // Where there is nothing to judge, it is exact all the same.
        const most = number(entries['upTo']);
        return most !== null && most.against(ZERO) <= 0 ? ZERO : null;
      }
      default:
        throw new Error(`the oracle knows no form ${JSON.stringify(entries)}`);
    }
  }

  private bands(entries: Entries, year: number, inAmount: boolean): Exact | null {
    const of = this.quantity(entries['of']!, year, inAmount) as Fraction | null;
    if (of === null) return null;
    const rows = entries['rows'] as readonly Entries[];
    const end = (json: Json | undefined): Fraction | null => (json === undefined ? null : literal(json));
    if (entries['mode'] === 'slices') {
      return rows.reduce((total, row) => {
        const from = end(row['from']) ?? ZERO;
        const below = end(row['below']);
        const top = below !== null && below.against(of) < 0 ? below : of;
        const slice = top.against(from) > 0 ? top.minus(from) : ZERO;
        return total.plus(slice.times(literal(row['rate']!)));
      }, ZERO);
    }
    const row = rows.find((one) => {
      const [from, below] = [end(one['from']), end(one['below'])];
      return (from === null || of.against(from) >= 0) && (below === null || of.against(below) < 0);
    });
    if (row) return this.quantity(row['then']!, year, inAmount);
    return this.nothing(rows[0]!['then']!, inAmount);
  }

  /** Where no row and no branch holds: there is no date zero. */
  private nothing(like: Json, inAmount: boolean): Fraction | null {
    return inAmount && !this.isDate(like) ? ZERO : null;
  }

  private isDate(json: Json): boolean {
    if (typeof json !== 'object' || json === null) {
      const text = String(json);
      return (
        text === 'asOf' || /^\d{4}-\d\d-\d\d$/.test(text) || this.model.facts.get(text.split('@')[0]!)?.type === 'date'
      );
    }
    const { lowest, highest, choose, bands } = json as Entries;
    const rows = (bands as Entries | undefined)?.['rows'] ?? choose;
    const first = (lowest ?? highest ?? rows) as readonly Json[] | undefined;
    if (first === undefined) return false;
    return this.isDate(
      rows === undefined ? first[0]! : ((first[0] as Entries)['then'] ?? (first[0] as Entries)['otherwise'] ?? 0),
    );
  }

  private choose(branches: readonly Entries[], year: number, inAmount: boolean): Exact | null {
    for (const branch of branches) {
      if ('otherwise' in branch) return this.quantity(branch['otherwise']!, year, inAmount);
      const holds = this.condition(branch['when']!, year);
      if (holds === null) return null;
      if (holds) return this.quantity(branch['then']!, year, inAmount);
    }
    return this.nothing(branches[0]!['then']!, inAmount);
  }

  /** Null where it rests on a value that does not exist. */
  condition(json: Json, year = this.lastYear): boolean | null {
    if (json === 'always') return true;
    const entries = json as Entries;
    const each = (key: string): (boolean | null)[] =>
      (entries[key] as readonly Json[]).map((one) => this.condition(one, year));
    if ('all' in entries) return kleene(each('all'), false);
    if ('any' in entries) return kleene(each('any'), true);
    if ('not' in entries) return negated(this.condition(entries['not']!, year));
    if ('condition' in entries) return this.condition(this.model.conditions.get(String(entries['condition']))!, year);
    return this.atom(entries, year);
  }

  private atom(entries: Entries, year: number): boolean | null {
    const reference = String(entries['fact']);
    const value = this.fact(reference, year);
    const operator = String(entries['operator']);
    const fact = this.model.facts.get(reference.split('@')[0]!) ?? AS_OF;
    const operand = (json: Json): Exact | null => {
      if (typeof json === 'object' && json !== null && !Array.isArray(json))
        return this.fact(String((json as Entries)['fact']), year);
      if (fact.type === 'boolean') return json === true || json === 'true';
      if (fact.codes) return successorsOf(fact.codes, String(json))[0]!;
      return fact.type === 'text' ? String(json) : literal(json);
    };
    const written = entries['value']!;
    const others = (Array.isArray(written) ? (written as readonly Json[]) : [written]).map(operand);
    if (value === null || others.some((other) => other === null)) return null;
    return holds(operator, value, others as readonly Exact[], fact);
  }
}

/** Whether a known value satisfies an operator. */
export function holds(operator: string, value: Exact, others: readonly Exact[], { type, codes }: ModelFact): boolean {
  const numbers = others as readonly Fraction[];
  const order = (at = 0): number => (value as Fraction).against(numbers[at]!);
  const same = (other: Exact): boolean => {
    if (value instanceof Fraction) return value.is(other as Fraction);
    return type === 'code' ? pathOf(codes!, value as string).includes(other as string) : value === other;
  };
  const set = value as ReadonlySet<string>;
  switch (operator) {
    case 'equal':
    case '=':
    case 'in':
    case 'within':
      return others.some(same);
    case 'notEqual':
    case '!=':
    case 'notIn':
    case 'notWithin':
      return !others.some(same);
    case 'lessThan':
    case '<':
    case 'before':
      return order() < 0;
    case 'lessThanInclusive':
    case '<=':
    case 'onOrBefore':
      return order() <= 0;
    case 'greaterThan':
    case '>':
    case 'after':
      return order() > 0;
    case 'greaterThanInclusive':
    case '>=':
    case 'onOrAfter':
      return order() >= 0;
    case 'between':
      return order(0) >= 0 && order(1) <= 0;
    case 'contains':
    case 'containsAny':
      return others.some((code) => set.has(code as string));
    case 'containsAll':
      return others.every((code) => set.has(code as string));
    case 'doesNotContain':
    case 'containsNone':
      return !others.some((code) => set.has(code as string));
    case 'mentions':
      return others.some((phrase) => (value as string).includes(phrase as string));
    default:
      throw new Error(`the oracle knows no operator ${operator}`);
  }
}

/** A number or a date as written. */
export function literal(json: Json): Fraction {
  const text = String(json);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Fraction.of(dayOf(text)) : readFraction(text);
}

function quotient([of, by]: readonly (Fraction | null)[]): Fraction | null {
  return !of || !by || by.against(ZERO) <= 0 ? null : of.over(by);
}

function extreme(parts: readonly (Exact | null)[], sign: number): Exact | null {
  return parts.reduce((a, b) =>
    a === null || b === null ? null : (a as Fraction).against(b as Fraction) * sign >= 0 ? a : b,
  );
}

function kleene(truths: readonly (boolean | null)[], decisive: boolean): boolean | null {
  return truths.includes(decisive) ? decisive : truths.includes(null) ? null : !decisive;
}

function negated(truth: boolean | null): boolean | null {
  return truth === null ? null : !truth;
}
