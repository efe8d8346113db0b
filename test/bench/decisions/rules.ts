import { seeded } from '../generate-rules.ts';

/*
 * The rules of the comparison, as a tree that each engine's own form is written from: only what every peer can express,
 * comparisons and memberships of facts as they are given, under `all`, `any` and `not`.
 */

export type Condition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  /** The code of a fact is one of some. */
  | { readonly kind: 'one-of'; readonly fact: CodeFact; readonly codes: readonly string[] }
  /** A number lies at or above, below, or between two ends that are included. */
  | { readonly kind: 'at-least' | 'below'; readonly fact: NumberFact; readonly than: number }
  | { readonly kind: 'between'; readonly fact: NumberFact; readonly from: number; readonly to: number }
  | { readonly kind: 'is'; readonly fact: FlagFact; readonly value: boolean }
  /** The enterprise has a title. */
  | { readonly kind: 'has'; readonly title: string };

export type CodeFact = 'county' | 'section' | 'division';
export type NumberFact = 'staff' | 'revenue' | 'assets' | 'capital' | 'research' | 'since';
export type FlagFact = 'aboveScale' | 'exporter' | 'dishonest';

export const COUNTIES = [
  '331002',
  '331003',
  '331004',
  '331022',
  '331023',
  '331024',
  '331081',
  '331082',
  '331083',
] as const;
/** Industries as GB/T 4754 writes them, down to the class; the section is the letter, the division the first two digits with it. */
export const INDUSTRIES = [
  'A0111',
  'A0211',
  'B1011',
  'C1311',
  'C1811',
  'C2611',
  'C2710',
  'C2911',
  'C3311',
  'C3411',
  'C3511',
  'C3611',
  'C3811',
  'C3911',
  'E4710',
  'F5111',
  'F5211',
  'G5411',
  'H6110',
  'I6410',
  'I6511',
  'L7211',
  'M7310',
  'N7711',
] as const;
export const sectionOf = (industry: string): string => industry.slice(0, 1);
export const divisionOf = (industry: string): string => industry.slice(0, 3);
export const TITLES = [
  'high-tech',
  'tech-sme',
  'specialised',
  'little-giant',
  'hidden-champion',
  'green-factory',
] as const;

/** Thresholds that documents like; `since` is a day, counted from 1970-01-01. */
const STAFF = [5, 10, 20, 50, 100, 200, 300, 500];
const MONEY = [500_000, 1e6, 3e6, 5e6, 1e7, 2e7, 5e7, 1e8, 2e8, 4e8];
const RESEARCH = [100_000, 300_000, 500_000, 1e6, 2e6, 5e6];
const YEARS = [2000, 2005, 2010, 2015, 2018, 2020, 2022, 2024];

export interface Item {
  readonly name: string;
  readonly when: Condition;
}

/** Items of about seven atoms each, predicates shared, six of seven bound to a county. */
export function itemsFrom(count: number, seed: number): readonly Item[] {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const industryAtom = (): Condition => {
    const [one, other] = [pick(INDUSTRIES), pick(INDUSTRIES)];
    return random() < 0.5
      ? { kind: 'one-of', fact: 'section', codes: distinct([sectionOf(one), sectionOf(other)]) }
      : { kind: 'one-of', fact: 'division', codes: distinct([divisionOf(one), divisionOf(other)]) };
  };
  const numberAtom = (): Condition => {
    const fact = pick<NumberFact>(['staff', 'revenue', 'revenue', 'assets', 'capital', 'research', 'since']);
    if (fact === 'since') return { kind: pick(['at-least', 'below']), fact, than: firstOf(pick(YEARS)) };
    const steps = fact === 'staff' ? STAFF : fact === 'research' ? RESEARCH : MONEY;
    const at = Math.floor(random() * (steps.length - 1));
    if (random() < 0.1) return { kind: 'between', fact, from: steps[at]!, to: steps[at + 1]! };
    return { kind: random() < 0.8 ? 'at-least' : 'below', fact, than: steps[at]! };
  };
  const atom = (): Condition =>
    pick([
      industryAtom,
      numberAtom,
      numberAtom,
      numberAtom,
      (): Condition => ({ kind: 'has', title: pick(TITLES) }),
      (): Condition => ({ kind: 'is', fact: pick<FlagFact>(['aboveScale', 'exporter']), value: random() < 0.7 }),
    ])();
  return Array.from({ length: count }, (_, at): Item => {
    const parts: Condition[] = [
      { kind: 'not', of: { kind: 'is', fact: 'dishonest', value: true } },
      industryAtom(),
      atom(),
      atom(),
      { kind: 'any', of: [atom(), atom()] },
    ];
    if (random() < 6 / 7) parts.unshift({ kind: 'one-of', fact: 'county', codes: [pick(COUNTIES)] });
    return { name: `item-${at}`, when: { kind: 'all', of: parts } };
  });
}

const distinct = (codes: readonly string[]): readonly string[] => [...new Set(codes)];

/** The first of January of a year, in days since 1970-01-01. */
const firstOf = (year: number): number => Date.UTC(year, 0, 1) / 86_400_000;
export const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

export const atomsOf = (condition: Condition): number =>
  condition.kind === 'all' || condition.kind === 'any'
    ? condition.of.reduce((sum, part) => sum + atomsOf(part), 0)
    : condition.kind === 'not'
      ? atomsOf(condition.of)
      : 1;
