import { fullWidth } from './addresses.ts';
import type { Dice } from './dice.ts';

/** How offices write that nothing is known. */
export function unknownText(dice: Dice): string {
  return dice.weighted([
    [60, ''],
    [15, '-'],
    [10, '无'],
    [9, 'NULL'],
    [6, 'N/A'],
  ]);
}

const BAD_NUMBERS = ['约100', '见附件', '50人左右', '#REF!', '1O0'];

/** A number in its spellings: full-width, with leading zeros, with thousands separators, with spaces; one in 300 is no number. */
export function numberText(dice: Dice, value: number | null): string {
  if (value === null) return unknownText(dice);
  const text = String(value);
  const at = dice.next();
  if (at < 0.02) return fullWidth(text);
  if (at < 0.03) return text.startsWith('-') ? text : `00${text}`;
  if (at < 0.07) return text.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
  if (at < 0.08) return ` ${text} `;
  return at < 0.08 + 1 / 300 ? dice.pick(BAD_NUMBERS) : text;
}

/** 2023-01-05, 2023/1/5, 20230105, full-width; one in 300 is a day that never was. */
export function dateText(dice: Dice, day: string | null): string {
  if (day === null) return unknownText(dice);
  const at = dice.next();
  if (at < 0.15) return day.replace(/-0?/g, '/');
  if (at < 0.3) return day.replaceAll('-', '');
  if (at < 0.32) return fullWidth(day);
  return at < 0.32 + 1 / 300 ? dice.pick(['2023-02-30', '2024-13-01', '0000-00-00']) : day;
}

/** 是 and 否, Y and N, 1 and 0 in one column; one in 300 is neither. */
export function booleanText(dice: Dice, value: boolean | null): string {
  if (value === null) return unknownText(dice);
  if (dice.chance(1 / 300)) return '待核实';
  const [yes, no] = dice.weighted([
    [70, ['是', '否'] as const],
    [15, ['Y', 'N'] as const],
    [15, ['1', '0'] as const],
  ]);
  return value ? yes : no;
}
