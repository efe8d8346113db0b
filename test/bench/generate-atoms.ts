import type { Dice } from '../registers/dice.ts';

/** Industries that documents name together, the first most often. */
const INDUSTRIES = [
  'C',
  'C34, C35',
  'I65',
  'C36, C37',
  'C27',
  'F51, F52',
  'C38, C39, C40',
  'M',
  'C26',
  'A',
  'E',
  'C29, C33',
  'H',
  'G',
  'I63, I64, I65',
  'C13, C14',
  'L72, M74',
  'C17, C18, C19',
  'F52',
  'K70',
  'C3443, C3444, C3352',
  'C3441',
  'C35',
  'C2761, C2770',
  'O81',
  'C24',
  'C3525',
  'N77',
  'C3670',
  'H61, H62',
];
const TITLES = [
  'high-tech',
  'tech-sme',
  'zjtx-provincial',
  'innovative-sme',
  'little-giant-national',
  'hidden-champion-provincial',
  'digital-workshop-provincial',
  'smart-factory-provincial',
  'single-champion-national',
];
const SALES =
  '2000万 500万 1亿 5000万 1000万 3亿 5亿 10亿 300万 2亿 100万 20亿 8000万 3000万 50亿 1500万 4亿 6000万'.split(' ');
const RESEARCH = '100万 50万 200万 500万 1000万 30万 300万 2000万 10万 800万'.split(' ');
const TAXES = '100万 50万 500万 300万 1000万 10万 30万 200万 3000万 20万'.split(' ');
const GROWTHS = '0 10% 15% 20% 5% 30% 8% 25% 50% 12%'.split(' ');
const INTENSITIES = '3% 2% 5% 4% 6% 2.5% 10% 3.5%'.split(' ');
const STAFF = '20 10 50 100 5 300 30 200 500 3 1000 15'.split(' ');
const DAYS = '2020-01-01 2022-01-01 2024-01-01 2023-07-01 2021-01-01 2025-01-01 2018-01-01 2015-01-01'.split(' ');
const YEARS = ['2024-01-01, 2024-12-31', '2025-01-01, 2025-12-31', '2023-01-01, 2023-12-31', '2024-07-01, 2025-06-30'];
const KINDS = ['company', 'company', 'company, sole-proprietorship, partnership', 'company, co-operative'];
const SIZES = ['small, micro', 'medium, small, micro', 'large, medium', 'medium, small', 'micro'];

const compared = (fact: string, operator: string, value: string): string =>
  `{ fact: ${fact}, operator: "${operator}", value: ${value} }`;

/** A sum that documents like, or one in sixteen times any other round one. */
const sum = (dice: Dice, from: readonly string[]): string =>
  dice.chance(0.94) ? often(dice, from) : `${dice.whole(1, 99)}${dice.pick(['0万', '00万'])}`;
const share = (dice: Dice, from: readonly string[]): string =>
  dice.chance(0.94) ? often(dice, from) : `${dice.whole(2, 120) / 2}%`;
const several = (dice: Dice, from: readonly string[]): string =>
  [...new Set(Array.from({ length: dice.pick([1, 1, 1, 2, 2, 3]) }, () => often(dice, from)))].join(', ');

interface Family {
  /** In a hundred atoms. */
  readonly weight: number;
  /** What it asks about; nobody asks twice in one breath. */
  readonly about: string;
  readonly draw: (dice: Dice) => string;
}
const family = (weight: number, about: string, draw: (dice: Dice) => string): Family => ({ weight, about, draw });

/** What documents ask. */
const FAMILIES: readonly Family[] = [
  family(15, 'industry', (dice) => compared('industry', 'within', `[${several(dice, INDUSTRIES)}]`)),
  family(4, 'industry', () => '{ condition: manufacturing }'),
  family(9, 'titles', (dice) => compared('titles', 'contains', often(dice, TITLES))),
  family(3, 'titles', (dice) => compared('titles', 'containsAny', `[${often(dice, TITLES)}, ${often(dice, TITLES)}]`)),
  family(12, 'revenue', (dice) => compared('revenue', '>=', sum(dice, SALES))),
  family(2, 'revenue@-2', (dice) => compared('revenue@-2', '>=', sum(dice, SALES))),
  family(7, 'growth', (dice) => compared('revenueGrowth', dice.pick(['>', '>=']), share(dice, GROWTHS))),
  family(2, 'growth@-2', (dice) => compared('revenueGrowth@-2', '>', share(dice, GROWTHS))),
  family(5, 'rdExpense', (dice) => compared('rdExpense', '>=', sum(dice, RESEARCH))),
  family(6, 'rdIntensity', (dice) => compared('rdIntensity', '>=', share(dice, INTENSITIES))),
  family(1, 'research', () => compared('rdExpense', '>', '{ fact: rdExpense@-2 }')),
  family(5, 'staff', (dice) => compared('staff', '>=', often(dice, STAFF))),
  family(2, 'staff', (dice) =>
    compared('staff', 'between', `[${dice.whole(1, 20)}, ${often(dice, STAFF.slice(2, 4))}]`),
  ),
  family(4, 'size', (dice) => compared('size', 'in', `[${often(dice, SIZES)}]`)),
  family(2, 'size', () => '{ condition: sme }'),
  family(3, 'age', (dice) => compared('established', dice.pick(['onOrAfter', 'before']), often(dice, DAYS))),
  family(3, 'age', (dice) =>
    compared('ageYears', dice.pick(['>=', '<']), often(dice, ['1', '3', '5', '2', '10', '8'])),
  ),
  family(4, 'aboveScale', (dice) => compared('aboveScale', 'equal', dice.chance(0.8) ? 'true' : 'false')),
  family(2, 'since', (dice) => compared('aboveScaleSince', 'between', `[${often(dice, YEARS)}]`)),
  family(3, 'kind', (dice) => compared('kind', 'in', `[${dice.pick(KINDS)}]`)),
  family(2, 'exports', (dice) => compared('exports', '>=', sum(dice, SALES))),
  family(2, 'taxPaid', (dice) => compared('taxPaid', '>=', sum(dice, TAXES))),
  family(1, 'assets', (dice) => compared('assets', '>=', sum(dice, SALES))),
  family(1, 'debtRatio', (dice) => compared('debtRatio', '<', share(dice, ['70%', '60%', '80%', '50%']))),
];
const WEIGHTED = FAMILIES.map((one) => [one.weight, one] as const);

/** So many atoms, each about something else. */
export function drawAtoms(dice: Dice, count: number): string[] {
  const drawn = new Map<string, string>();
  while (drawn.size < count) {
    const { about, draw } = dice.weighted(WEIGHTED);
    const atom = draw(dice);
    if (!drawn.has(about)) drawn.set(about, atom);
  }
  return [...drawn.values()];
}

/** The first twice as often as the second, three times as often as the third, and so on. */
export function often<T>(dice: Dice, from: readonly T[]): T {
  return dice.weighted(from.map((value, at) => [1 / (at + 1), value] as const));
}
