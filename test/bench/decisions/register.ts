import { seeded } from '../generate-rules.ts';
import { COUNTIES, divisionOf, type FlagFact, INDUSTRIES, type NumberFact, sectionOf, TITLES } from './rules.ts';

/** A place in a list of codes, or a set of titles as bits, that is not known. */
export const UNKNOWN = 255;

/** Invented enterprises in typed columns: what every engine's own form is made from. */
export interface Register {
  readonly count: number;
  /** Places in `COUNTIES` and `INDUSTRIES`. */
  readonly county: Uint8Array;
  readonly industry: Uint8Array;
  /** Bits by the place in `TITLES`. */
  readonly titles: Uint8Array;
  /** 0 or 1. */
  readonly flags: Readonly<Record<FlagFact, Uint8Array>>;
  /** Yuan, heads, or days since 1970-01-01; `NaN` is not known. */
  readonly numbers: Readonly<Record<NumberFact, Float64Array>>;
}

/**
 * Enterprises of nine counties, figures spread over orders of magnitude, in the order of a register: as they came, or
 * sorted by county. Of every fact but the county, a part of `unknown` is not known.
 */
export function registerOf(
  count: number,
  seed: number,
  { unknown, sorted = false }: { readonly unknown: number; readonly sorted?: boolean },
): Register {
  const random = seeded(seed);
  const below = (size: number): number => Math.floor(random() * size);
  const bytes = (value: () => number, part = unknown): Uint8Array =>
    Uint8Array.from({ length: count }, () => (random() < part ? UNKNOWN : value()));
  const doubles = (value: () => number): Float64Array =>
    Float64Array.from({ length: count }, () => (random() < unknown ? Number.NaN : value()));
  const county = bytes(() => below(COUNTIES.length), 0);
  if (sorted) county.sort();
  const yuan = (median: number): (() => number) => {
    // Sums of four are near enough to a normal distribution, here of the logarithm.
    const spread = (): number => (random() + random() + random() + random() - 2) * 1.6;
    return () => Math.round((median * 10 ** spread()) / 100) * 100;
  };
  return {
    count,
    county,
    industry: bytes(() => below(INDUSTRIES.length)),
    titles: bytes(() => TITLES.reduce((bits, _, at) => bits | (random() < 0.15 ? 1 << at : 0), 0)),
    flags: {
      aboveScale: bytes(() => Number(random() < 0.3)),
      exporter: bytes(() => Number(random() < 0.25)),
      dishonest: bytes(() => Number(random() < 0.03), unknown / 4),
    },
    numbers: {
      staff: doubles(() => Math.round(10 ** (random() * 3.2))),
      revenue: doubles(yuan(8e6)),
      assets: doubles(yuan(1e7)),
      capital: doubles(yuan(2e6)),
      research: doubles(yuan(4e5)),
      since: doubles(() => 9000 + below(11_000)),
    },
  };
}

/** The rows before a place. */
export function firstRows(register: Register, count: number): Register {
  const cut = <T extends Uint8Array | Float64Array>(column: T): T => column.subarray(0, count) as T;
  const each = <K extends string, T extends Uint8Array | Float64Array>(columns: Readonly<Record<K, T>>): Record<K, T> =>
    Object.fromEntries(Object.entries<T>(columns).map(([name, column]) => [name, cut(column)])) as Record<K, T>;
  return {
    count: Math.min(count, register.count),
    county: cut(register.county),
    industry: cut(register.industry),
    titles: cut(register.titles),
    flags: each(register.flags),
    numbers: each(register.numbers),
  };
}

/** A row as a plain object, as engines for objects want it; what is not known is left out. */
export type Plain = Record<string, string | number | boolean | readonly string[]>;

export function plainRow({ county, industry, titles, flags, numbers }: Register, row: number): Plain {
  const plain: Plain = { county: COUNTIES[county[row]!]! };
  const class_ = INDUSTRIES[industry[row]!];
  if (class_ !== undefined) Object.assign(plain, { section: sectionOf(class_), division: divisionOf(class_) });
  if (titles[row] !== UNKNOWN) plain.titles = titlesIn(titles[row]!);
  for (const [name, column] of Object.entries(flags)) if (column[row] !== UNKNOWN) plain[name] = column[row] === 1;
  for (const [name, column] of Object.entries(numbers)) if (!Number.isNaN(column[row]!)) plain[name] = column[row]!;
  return plain;
}

export const titlesIn = (bits: number): readonly string[] => TITLES.filter((_, at) => (bits >> at) & 1);
