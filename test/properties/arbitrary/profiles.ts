import { textOf, yearOf } from '../oracle/calendar.ts';
import { Oracle } from '../oracle/evaluate.ts';
import { Fraction } from '../oracle/fraction.ts';
import {
  type Exact,
  isLeaf,
  type Json,
  type Model,
  type ModelFact,
  pathOf,
  successorsOf,
  type World,
} from '../oracle/model.ts';
import type { Choices } from './choices.ts';
import { anyNumber, anyValue, boundsOf, DAYS, writeNumber, writeValue } from './values.ts';

/** What is known of a fact: a set of values that holds the one of the world. */
export type Knowledge = Provenance &
  (
    | { readonly kind: 'absent' | 'null' | 'exact' }
    | { readonly kind: 'bounds'; readonly min: Fraction | null; readonly max: Fraction | null }
    /** A code above, or an old one. */
    | { readonly kind: 'coarse'; readonly code: string }
    /** A complete list in which one code is an old one that was split. */
    | { readonly kind: 'old'; readonly list: readonly string[] }
    | { readonly kind: 'part'; readonly has: readonly string[]; readonly hasNot: readonly string[] }
  );

export interface Provenance {
  readonly source?: string;
  readonly asOf?: number;
}

/** One thing that a profile can say: a fact, in a year if it is a series. */
export interface Slot {
  /** `name`, or `name@year`. */
  readonly key: string;
  readonly fact: ModelFact;
  readonly year: number | null;
  readonly value: Exact;
}

/** Slots as a profile fills them. */
export type Known = ReadonlyMap<Slot, Knowledge>;

/** Series that derive from series may reach this far, since each shifts by a year or more. */
const YEARS = Array.from({ length: 25 }, (_, at) => 8 - at);

/** A value for every fact, drawn first, so that whatever is said of it agrees with itself. */
export function anyWorld(choices: Choices, model: Model, asOf: number, leaves = false): World {
  const values = new Map<string, Exact>();
  const year = yearOf(asOf);
  for (const fact of model.facts.values()) {
    if (fact.derive !== undefined) continue;
    if (!fact.yearly) values.set(fact.name, anyValue(choices, fact, leaves));
    else for (const away of YEARS) values.set(`${fact.name}@${year + away}`, anyValue(choices, fact, leaves));
  }
  // Absolute years that derived series ask for may lie further away.
  const zero = Fraction.of(0);
  return {
    asOf,
    value: (fact, at) => values.get(at === null ? fact : `${fact}@${at}`) ?? clamped(zero, model.facts.get(fact)!),
  };
}

function clamped(value: Fraction, fact: ModelFact): Fraction {
  const [min, max] = boundsOf(fact);
  if (min !== null && value.against(min) < 0) return min;
  return max !== null && value.against(max) > 0 ? max : value;
}

/** What a profile could say in a world; of derived facts what the oracle computes, where that is one value. Without derived facts: all. */
export function slotsOf(model: Model, world: World, withDerived = true): Slot[] {
  const oracle = new Oracle(model, world);
  const year = yearOf(world.asOf);
  const slots: Slot[] = [];
  for (const fact of model.facts.values()) {
    if (fact.derive !== undefined && !withDerived) continue;
    const every = YEARS.map((away) => year + away);
    const years = !fact.yearly ? [null] : withDerived ? [year, year - 1, year - 2, year - 3, 2024] : every;
    for (const at of new Set(years)) {
      const value = oracle.valueOf(fact, at);
      if (value !== null && isWritable(value))
        slots.push({ key: at === null ? fact.name : `${fact.name}@${at}`, fact, year: at, value });
    }
  }
  return slots;
}

/** What a profile could say, and not all of it at once true: what is derived is that of another world, now and then. */
export function slotsOfTwo(choices: Choices, model: Model, asOf: number): Slot[] {
  const slots = slotsOf(model, anyWorld(choices, model, asOf));
  if (choices.chance(60)) return slots;
  const others = slotsOf(model, anyWorld(choices, model, asOf));
  const isDerived = ({ fact }: Slot): boolean => fact.derive !== undefined;
  return [...slots.filter((slot) => !isDerived(slot)), ...others.filter(isDerived)];
}

/** A third has no decimal digits that end, and what has very many of them is refused. */
function isWritable(value: Exact): boolean {
  if (!(value instanceof Fraction)) return true;
  const most = 10n ** 20n;
  return 10n ** 10n % value.d === 0n && value.n < most && -value.n < most;
}

export interface KnowledgeOptions {
  /** Of a hundred slots, how many are exact, and how many are left out. */
  readonly exact?: number;
  readonly absent?: number;
  readonly provenance?: (choices: Choices, slot: Slot) => Provenance;
}

/** Part of what is true of each slot. Derived facts are mostly left to be derived. */
export function anyKnown(choices: Choices, slots: readonly Slot[], options: KnowledgeOptions = {}): Known {
  return new Map(
    slots.map((slot) => {
      const absent = slot.fact.derive === undefined ? (options.absent ?? 25) : 80;
      const provenance = options.provenance?.(choices, slot) ?? {};
      if (choices.chance(absent)) return [slot, { kind: 'absent' }];
      if (choices.chance(options.exact ?? 30)) return [slot, exactly(slot, provenance)];
      return [slot, { ...anyKnowledge(choices, slot), ...provenance }];
    }),
  );
}

/** As exactly as the format can say it: of a code with others below it, that code. */
export function exactly({ fact, value }: Slot, provenance: Provenance = {}): Knowledge {
  if (fact.type === 'code' && !isLeaf(fact.codes!, value as string))
    return { kind: 'coarse', code: value as string, ...provenance };
  return { kind: 'exact', ...provenance };
}

function anyKnowledge(choices: Choices, slot: Slot): Knowledge {
  const { fact, value } = slot;
  if (choices.chance(10)) return { kind: 'null' };
  switch (fact.type) {
    case 'boolean':
    case 'text':
      return choices.chance(50) ? { kind: 'exact' } : { kind: 'null' };
    case 'code': {
      const path = pathOf(fact.codes!, value as string);
      const old = path.flatMap((code) => fact.codes!.entries.find((entry) => entry.code === code)?.formerly ?? []);
      return { kind: 'coarse', code: choices.pick([...path, ...old]) };
    }
    case 'codes':
      return anyPart(choices, slot);
    default: {
      const number = value as Fraction;
      const away = (): Fraction => (fact.type === 'date' ? Fraction.of(choices.below(400)) : width(choices, fact.type));
      return {
        kind: 'bounds',
        min: choices.chance(88) ? number.minus(away()) : null,
        max: choices.chance(88) ? number.plus(away()) : null,
      };
    }
  }
}

function width(choices: Choices, type: ModelFact['type']): Fraction {
  const number = anyNumber(choices, type === 'integer' ? 'decimal' : type);
  return number.n < 0n ? new Fraction(-number.n, number.d) : number;
}

function anyPart(choices: Choices, { fact, value }: Slot): Knowledge {
  const { entries } = fact.codes!;
  const set = value as ReadonlySet<string>;
  const formerly = (code: string): string => {
    const old = entries.find((entry) => entry.code === code)?.formerly;
    return old && choices.chance(50) ? old[0]! : code;
  };
  if (choices.chance(20)) return { kind: 'old', list: [...set].map(formerly) };
  const lacking = entries.map((entry) => entry.code).filter((code) => !set.has(code));
  // Of an old code that was split, one successor is lacking.
  const old = entries
    .flatMap((entry) => entry.formerly ?? [])
    .filter((code) => successorsOf(fact.codes!, code).some((successor) => !set.has(successor)));
  return {
    kind: 'part',
    has: choices.some([...set]).map(formerly),
    hasNot: choices.some([...lacking, ...new Set(old)]),
  };
}

/** Knows at least as much of the same world: whatever it still allows was allowed before. */
export function refined(choices: Choices, known: Known): Known {
  return new Map([...known].map(([slot, knowledge]) => [slot, refinedOne(choices, slot, knowledge)]));
}

function refinedOne(choices: Choices, slot: Slot, knowledge: Knowledge): Knowledge {
  const { fact, value } = slot;
  if (choices.chance(25)) return knowledge;
  switch (knowledge.kind) {
    case 'exact':
      return knowledge;
    case 'absent':
    case 'null':
      return choices.chance(60) ? exactly(slot) : anyKnowledge(choices, slot);
    case 'bounds': {
      if (choices.chance(40)) return { kind: 'exact' };
      const next = anyKnowledge(choices, slot);
      if (next.kind !== 'bounds') return knowledge;
      const { min, max } = knowledge;
      return {
        kind: 'bounds',
        min: next.min === null || (min !== null && min.against(next.min) > 0) ? min : next.min,
        max: next.max === null || (max !== null && max.against(next.max) < 0) ? max : next.max,
      };
    }
    case 'coarse': {
      const path = pathOf(fact.codes!, value as string);
      // An old code that still stands is finer than nothing above its successors.
      const at = path.findIndex((code) => successorsOf(fact.codes!, knowledge.code).includes(code));
      return { kind: 'coarse', code: choices.pick(path.slice(0, at + 1)) };
    }
    case 'old':
      return { kind: 'exact' };
    case 'part': {
      if (choices.chance(30)) return { kind: 'exact' };
      const more = anyPart(choices, slot);
      if (more.kind !== 'part') return { kind: 'exact' };
      const set = value as ReadonlySet<string>;
      const has = knowledge.has.map((code) =>
        choices.pick(successorsOf(fact.codes!, code).filter((one) => set.has(one))),
      );
      return {
        kind: 'part',
        has: [...new Set([...has, ...more.has])],
        hasNot: [...new Set([...knowledge.hasNot, ...more.hasNot])],
      };
    }
  }
}

/** A profile as a plain object. `plain` years stand without a year where a series has but the one before the as-of date's. */
export function writeProfile(
  choices: Choices,
  known: Known,
  asOf: number,
  grants: Json = [],
): { readonly [key: string]: Json } {
  const facts: Record<string, Json> = {};
  const years = new Map<string, Record<string, Json>>();
  for (const [slot, knowledge] of known) {
    if (knowledge.kind === 'absent') continue;
    const written = writeKnowledge(choices, slot, knowledge);
    if (slot.year === null) facts[slot.fact.name] = written;
    else years.set(slot.fact.name, { ...years.get(slot.fact.name), [slot.year]: written });
  }
  const last = String(yearOf(asOf) - 1);
  for (const [name, byYear] of years) {
    const only = Object.keys(byYear).length === 1 && last in byYear;
    facts[name] = only && choices.chance(60) ? byYear[last]! : byYear;
  }
  return { enterprise: 'x', facts: grouped(choices, facts), grants };
}

/** Dotted names may stand in a nested object. */
function grouped(choices: Choices, facts: Record<string, Json>): Json {
  if (!choices.chance(30)) return facts;
  const written: Record<string, Json> = {};
  for (const [name, value] of Object.entries(facts)) {
    const [group, rest] = name.split('.');
    if (rest === undefined) written[name] = value;
    else written[group!] = { ...(written[group!] as object | undefined), [rest]: value };
  }
  return written;
}

function writeKnowledge(choices: Choices, { fact, value }: Slot, knowledge: Knowledge): Json {
  const { source, asOf } = knowledge;
  const provenance = { ...(source !== undefined && { source }), ...(asOf !== undefined && { asOf: textOf(asOf) }) };
  const wrap = (written: Json): Json =>
    Object.keys(provenance).length > 0 || choices.chance(20) ? { value: written, ...provenance } : written;
  switch (knowledge.kind) {
    case 'absent':
    case 'null':
      return wrap(null);
    case 'exact':
      return wrap(writeValue(choices, fact, value, true));
    case 'coarse':
      return wrap(knowledge.code);
    case 'old':
      return wrap([...knowledge.list]);
    case 'part': {
      const { has, hasNot } = knowledge;
      return {
        has: [...has],
        ...((hasNot.length > 0 || choices.chance(50)) && { hasNot: [...hasNot] }),
        ...provenance,
      };
    }
    case 'bounds': {
      const end = (number: Fraction): Json => writeNumber(choices, number, fact.type, true);
      const { min, max } = knowledge;
      if (min === null && max === null) return wrap(null);
      return { ...(min && { min: end(min) }), ...(max && { max: end(max) }), ...provenance };
    }
  }
}

export function anyAsOf(choices: Choices): number {
  return DAYS.last - choices.below(500);
}
