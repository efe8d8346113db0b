import { Dice } from './dice.ts';
import { type CodePrefix, codeOf, numberOf, oldNumberOf } from './identity.ts';
import { categoryOf, drawLegalForm, type LegalForm } from './legal-forms.ts';
import { drawSeat, type Seat } from './places.ts';
import { FACTORY_TRADES, FARM_TRADES, SERVICE_TRADES, type Trade } from './trades.ts';

/** How a credit code is written: as it should be, its last letter in lower case, or an old registration number instead. */
export type CodeForm = 'plain' | 'lower' | 'old';

/** An invented enterprise: what the authorities know of it, null where none does. Money in yuan, dates as `YYYY-MM-DD`. */
export interface Enterprise {
  /** Its place in the register, from 0. */
  readonly ordinal: number;
  readonly form: LegalForm;
  readonly trade: Trade;
  readonly seat: Seat;
  readonly prefix: CodePrefix;
  readonly codeForm: CodeForm;
  /** As the register writes it. */
  readonly identity: string;
  readonly established: string;
  readonly industry: string | null;
  readonly staff: number | null;
  readonly revenue: Readonly<Record<2022 | 2023 | 2024, number | null>>;
  readonly rdExpense: Readonly<Record<2023 | 2024, number | null>>;
  readonly assets: number | null;
  readonly netProfit: number | null;
  readonly taxPaid: number | null;
  readonly exports: number | null;
  /** Shares of one. */
  readonly mainProductShare: number | null;
  readonly debtRatio: number | null;
  readonly aboveScale: boolean | null;
  readonly aboveScaleSince: string | null;
  readonly abnormalOperation: boolean | null;
  /** Codes of the vocabulary, without `high-tech`, which has a list of its own. */
  readonly titles: readonly string[] | null;
  readonly highTech: boolean;
  readonly dishonest: boolean;
}

/** Median revenue of a year in yuan, how far it spreads, and how much of it one employee makes. */
const SCALES: Readonly<Record<LegalForm, readonly [median: number, spread: number, perHead: number]>> = {
  company: [4_000_000, 1.9, 500_000],
  branch: [2_000_000, 1.5, 500_000],
  works: [2_500_000, 1.4, 350_000],
  office: [1_000_000, 1.8, 400_000],
  'small-works': [600_000, 1, 200_000],
  shop: [300_000, 1, 150_000],
  'co-operative': [800_000, 1.3, 150_000],
  'share-co-operative': [1_500_000, 1.2, 300_000],
};

/** How likely each title is, by how much the enterprise is one that holds titles. */
const TITLE_CHANCES: readonly (readonly [code: string, chance: number])[] = [
  ['tech-sme', 0.5],
  ['innovative-sme', 0.3],
  ['zjtx-provincial', 0.12],
  ['little-giant-national', 0.02],
  ['hidden-champion-provincial', 0.02],
  ['single-champion-national', 0.006],
  ['digital-workshop-provincial', 0.03],
  ['smart-factory-provincial', 0.02],
];

const FIRST_DAY = Date.UTC(1985, 0, 1);
const LAST_DAY = Date.UTC(2025, 9, 30);
const DAY = 86_400_000;

/** The same of the same seed and place, whatever is drawn of others. */
export function enterpriseAt(seed: number, ordinal: number, codeForm: 'plain' | 'old' = 'plain'): Enterprise {
  const dice = new Dice(seed, ordinal, 1);
  const maybe = <T>(chance: number, value: () => T): T | null => (dice.chance(chance) ? value() : null);
  const form = drawLegalForm(dice);
  const seat = drawSeat(dice);
  const established = drawEstablished(dice, form);
  const prefix = { category: categoryOf(form), registrar: seat.registrar, modern: established >= '2015-10-01' };
  const identity = drawIdentity(dice, prefix, numberOf(seed, ordinal), codeForm);
  const trade = drawTrade(dice, form);
  const makes = trade.industry.startsWith('C');

  const [median, spread, perHead] = SCALES[form];
  const sales = Math.min(dice.logNormal(median, spread), 3e10);
  const growth = [dice.logNormal(1.05, 0.25), dice.logNormal(1.05, 0.25)] as const;
  const year = Number(established.slice(0, 4));
  const knowsSales = dice.chance(0.82);
  const salesOf = (of: number, amount: number): number | null =>
    knowsSales && year <= of && dice.chance(0.96) ? Math.round(amount / 100) * 100 : null;
  const revenue = {
    2022: salesOf(2022, sales / growth[0] / growth[1]),
    2023: salesOf(2023, sales / growth[1]),
    2024: salesOf(2024, sales),
  };
  const researches = makes && dice.chance(sales > 5e6 ? 0.55 : 0.15);
  const intensity = researches ? Math.min(dice.logNormal(0.035, 0.5), 0.4) : 0;
  const knowsResearch = knowsSales && dice.chance(makes ? 0.92 : 0.85);
  const researchOf = (amount: number | null): number | null =>
    knowsResearch && amount !== null ? Math.round(amount * intensity * (0.8 + dice.next() * 0.4)) : null;
  const above = makes && sales > 2e7 && dice.chance(0.9);
  const knowsAbove = dice.chance(0.95);
  const holdsTitles = researches && dice.chance(0.5);
  return {
    ordinal,
    form,
    trade,
    seat,
    prefix,
    ...identity,
    established,
    industry: maybe(0.93, () => (dice.chance(0.06) ? trade.industry.slice(0, 3) : trade.industry)),
    staff: maybe(0.82, () => Math.max(0, Math.round(dice.logNormal(sales / perHead, 0.5)))),
    revenue,
    rdExpense: { 2023: researchOf(revenue[2023]), 2024: researchOf(revenue[2024]) },
    assets: knowsSales ? maybe(0.9, () => Math.round(sales * dice.logNormal(0.9, 0.5) * 100) / 100) : null,
    netProfit: knowsSales ? maybe(0.9, () => Math.round(sales * (0.05 + 0.08 * dice.normal()))) : null,
    taxPaid: knowsSales ? maybe(0.95, () => Math.round(sales * 0.03 * dice.logNormal(1, 0.4) * 100) / 100) : null,
    exports: maybe(0.9, () => (makes && dice.chance(0.25) ? Math.round((sales * dice.next()) / 100) * 100 : 0)),
    mainProductShare: makes ? maybe(0.35, () => dice.whole(300, 1000) / 1000) : null,
    debtRatio: maybe(0.7, () => dice.whole(50, 950) / 1000),
    aboveScale: knowsAbove ? above : null,
    aboveScaleSince: knowsAbove && above ? maybe(0.9, () => dayAfter(dice, established)) : null,
    abnormalOperation: maybe(0.97, () => dice.chance(0.03)),
    titles: maybe(0.95, () =>
      TITLE_CHANCES.flatMap(([code, chance]) => (holdsTitles && dice.chance(chance) ? [code] : [])),
    ),
    highTech: holdsTitles && dice.chance(0.4),
    dishonest: dice.chance(0.012),
  };
}

/** A few codes that end in a letter have it in lower case. */
function drawIdentity(
  dice: Dice,
  prefix: CodePrefix,
  number: number,
  form: 'plain' | 'old',
): { codeForm: CodeForm; identity: string } {
  const isLower = dice.chance(0.0005);
  if (form === 'old') return { codeForm: 'old', identity: oldNumberOf(prefix, number) };
  const code = codeOf(prefix, number);
  if (!isLower || !/[A-Z]$/.test(code)) return { codeForm: 'plain', identity: code };
  return { codeForm: 'lower', identity: code.slice(0, 17) + code.slice(17).toLowerCase() };
}

/** More of the younger ones; co-operatives since their law of July 2007. */
function drawEstablished(dice: Dice, form: LegalForm): string {
  const days = Math.floor(-Math.log(1 - dice.next()) * 9 * 365);
  const first = form === 'co-operative' ? Date.UTC(2007, 6, 1) : FIRST_DAY;
  const time = LAST_DAY - days * DAY;
  return dayText(time >= first ? time : first + dice.whole(0, 3000) * DAY);
}

function dayAfter(dice: Dice, established: string): string {
  const first = Math.max(Date.parse(established), Date.UTC(2010, 0, 1));
  return dayText(first + Math.floor((dice.next() * (LAST_DAY - first)) / DAY) * DAY);
}

function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function drawTrade(dice: Dice, form: LegalForm): Trade {
  if (form === 'works' || form === 'small-works') return dice.pick(FACTORY_TRADES);
  if (form === 'co-operative' || form === 'share-co-operative') return dice.pick(FARM_TRADES);
  if (form === 'shop' || form === 'office') return dice.pick(SERVICE_TRADES);
  return dice.pick(dice.chance(0.55) ? FACTORY_TRADES : SERVICE_TRADES);
}
