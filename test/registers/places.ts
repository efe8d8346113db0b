import { regionTree } from '../../src/standards/regions.ts';
import type { Dice } from './dice.ts';

/** Where the enterprises of the invented register lie: Taizhou, whose counties, streets and old names are real places. */
export interface County {
  readonly code: string;
  readonly name: string;
  readonly streets: readonly string[];
}

const CITY = '331000';
export const CITY_NAME = '台州市';
/** Yuhuan became a city in 2017; its registrar's code is still in older credit codes, its name in older addresses. */
export const YUHUAN = { code: '331083', oldCode: '331021', oldName: '玉环县' };

export const COUNTIES: readonly County[] = below(CITY).map(({ code, name }) => ({
  code,
  name,
  streets: below(code).map((street) => street.name),
}));

function below(parent: string): { code: string; name: string }[] {
  return regionTree().entries.flatMap((entry) =>
    entry.parent === parent ? [{ code: entry.code, name: entry.label.zh ?? entry.code }] : [],
  );
}

export const countyOf = (code: string): County => COUNTIES.find((county) => county.code === code)!;

const SHARES: Readonly<Record<string, number>> = {
  '331002': 13,
  '331003': 12,
  '331004': 14,
  '331022': 7,
  '331023': 7,
  '331024': 7,
  '331081': 19,
  '331082': 16,
};
const OF_CITY = COUNTIES.map((county) => [SHARES[county.code] ?? 5, county] as const);

export interface Seat {
  /** Characters 3 to 8 of the credit code. */
  readonly registrar: string;
  /** Where the enterprise really is; null: in another city. */
  readonly county: County | null;
}

/** Places of other cities whose enterprises may merely mention this one. */
export const ELSEWHERE = [
  { registrar: '330203', address: '浙江省宁波市海曙区' },
  { registrar: '330302', address: '浙江省温州市鹿城区' },
  { registrar: '330106', address: '浙江省杭州市西湖区' },
  { registrar: '330702', address: '浙江省金华市婺城区' },
] as const;

/**
 * Who registered, and where the enterprise is: seven in a hundred have the old registrar of Yuhuan, five that of the
 * city (of any county), the others that of their county, one in a thousand a wrong one. Seven of 29,911 are elsewhere.
 */
export function drawSeat(dice: Dice): Seat {
  const at = dice.next();
  if (at < 0.07) return { registrar: YUHUAN.oldCode, county: countyOf(YUHUAN.code) };
  if (at < 0.1) return { registrar: CITY, county: dice.weighted(OF_CITY) };
  if (at < 0.12) return { registrar: '331001', county: dice.weighted(OF_CITY) };
  if (dice.chance(7 / 29_911 / 0.88)) return { registrar: dice.pick(ELSEWHERE).registrar, county: null };
  const county = dice.weighted(OF_CITY);
  if (!dice.chance(0.001 / 0.88)) return { registrar: county.code, county };
  return { registrar: dice.pick(COUNTIES.filter((other) => other !== county)).code, county };
}
