import type { Dice } from './dice.ts';
import { drawSyllables } from './names.ts';
import { CITY_NAME, COUNTIES, ELSEWHERE, type Seat, YUHUAN } from './places.ts';

/**
 * 注册地址. Four in a hundred name no county (half of those a street, from which it follows), one in two hundred names
 * two; Yuhuan is called by its old name in one of ten. Elsewhere, the city is merely mentioned.
 */
export function drawAddress(dice: Dice, { registrar, county }: Seat): string {
  const number = dice.chance(0.02) ? fullWidth(dice.whole(1, 999)) : String(dice.whole(1, 999));
  const road = `${drawSyllables(dice, 2)}${dice.pick(['路', '街', '大道'])}${number}号`;
  if (county === null) {
    const there = ELSEWHERE.find((place) => place.registrar === registrar)!.address;
    return dice.chance(0.5)
      ? `${there}${CITY_NAME.slice(0, 2)}路${number}号`
      : `${there}${road}（${CITY_NAME}商会大厦）`;
  }
  const province = dice.chance(0.6) ? '浙江省' : '';
  const street = dice.pick(county.streets);
  const detail = dice.weighted([
    [50, () => road],
    [35, () => `${drawSyllables(dice, 2)}村${dice.chance(0.5) ? `${dice.whole(1, 9)}组` : ''}${number}号`],
    [10, () => `${drawSyllables(dice, 2)}工业区${road}`],
    [5, () => `${road}${dice.whole(1, 9)}幢${dice.whole(101, 2605)}室`],
  ])();
  const at = dice.next();
  if (at < 0.02) return `${province}${CITY_NAME}${street}${detail}`;
  if (at < 0.04) return `${province}${CITY_NAME}${detail}`;
  const isOld = county.code === YUHUAN.code && dice.chance(0.1);
  const name = isOld ? YUHUAN.oldName : county.name;
  const city = province !== '' && dice.chance(0.3) ? '' : CITY_NAME;
  const whole = `${province}${city}${name}${dice.chance(0.95) ? street : ''}${detail}`;
  if (at >= 0.045) return whole;
  const other = dice.pick(COUNTIES.filter((one) => one !== county));
  return `${whole}（一照多址：${other.name}${dice.pick(other.streets)}${dice.whole(1, 99)}号）`;
}

export function fullWidth(text: number | string): string {
  return String(text).replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}
