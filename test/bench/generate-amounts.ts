import type { Dice } from '../registers/dice.ts';
import { often } from './generate-atoms.ts';

const FIXED = '10万 5万 20万 50万 30万 100万 3万 1万 15万 200万 8万 2万 300万 500万'.split(' ');
const CAPS = '50万 100万 200万 30万 500万 20万 1000万'.split(' ');

/** What an item is worth: fixed for every other, else by bands, by a rate, for each of something, or by size. */
export function drawAmount(dice: Dice): string {
  const fixed = (): string => often(dice, FIXED);
  return dice.weighted([
    [50, fixed],
    [
      18,
      () => `{ rate: ${often(dice, ['10%', '5%', '15%', '20%', '3%'])}, of: rdExpense, atMost: ${often(dice, CAPS)} }`,
    ],
    [
      9,
      () =>
        `{ bands: { of: revenue, rows: [{ from: 500万, below: 2000万, then: ${fixed()} }, { from: 2000万, below: 1亿, then: ${fixed()} }, { from: 1亿, then: ${fixed()} }] } }`,
    ],
    [
      6,
      () =>
        `{ bands: { of: revenueGrowth, rows: [{ from: 10%, below: 20%, then: ${fixed()} }, { from: 20%, then: ${fixed()} }] } }`,
    ],
    [7, () => `{ each: ${often(dice, ['500', '1000', '3000'])}, per: staff, atMost: ${often(dice, CAPS)} }`],
    [4, () => `{ each: 1万, per: { minus: [revenue, revenue@-2] }, every: 100万, atMost: ${often(dice, CAPS)} }`],
    [
      3,
      () =>
        `{ choose: [{ when: { fact: size, operator: in, value: [small, micro] }, then: ${fixed()} }, { otherwise: ${fixed()} }] }`,
    ],
    [3, () => `{ upTo: ${often(dice, CAPS)} }`],
  ])();
}
