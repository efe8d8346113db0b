import { Dice } from '../registers/dice.ts';
import { BENCH_VOCABULARY } from './bench-vocabulary.ts';
import { drawAmount } from './generate-amounts.ts';
import { drawAtoms, often } from './generate-atoms.ts';

/** A small seeded generator of numbers (mulberry32), so that a benchmark can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

export const COUNTIES = ['331002', '331003', '331004', '331022', '331023', '331024', '331081', '331082', '331083'];

/** Items of one document. */
const TOGETHER = 10;

/**
 * Invented rule files with so many items: ten a document, 85 in a hundred documents of a county, 10 of the city, 5 of the
 * province; about seven atoms an item, drawn from those that documents like, so that many are shared.
 */
export function generateRules(items: number, seed: number): { name: string; text: string }[] {
  const dice = new Dice(seed);
  return [
    { name: 'vocabulary/bench.yaml', text: BENCH_VOCABULARY },
    ...Array.from({ length: Math.ceil(items / TOGETHER) }, (_, at) => ({
      name: `policy-${at}.yaml`,
      text: policyText(dice, at, Math.min(TOGETHER, items - at * TOGETHER)),
    })),
  ];
}

function policyText(dice: Dice, at: number, count: number): string {
  const region = dice.weighted([
    [85, () => dice.pick(COUNTIES)],
    [10, () => '331000'],
    [5, () => '330000'],
  ])();
  const until = often(dice, ['2027-12-31', '2025-12-31', '2026-12-31', '2028-06-30', '2025-08-31']);
  const requires = dice.chance(0.3)
    ? '{ all: [{ condition: good-standing }, { not: { fact: abnormalOperation, operator: equal, value: true } }] }'
    : '{ condition: good-standing }';
  const items = Array.from({ length: count }, (_, place) => itemText(dice, place)).join('');
  const stacking =
    dice.chance(0.3) && count > 2 ? 'stacking:\n  - { rule: highest, items: [item-0, item-1, item-2] }\n' : '';
  return `policy: policy-${at}
title: 文件${at}
region: "${region}"
effective: { from: ${often(dice, ['2024-01-01', '2025-01-01', '2023-07-01', '2025-07-21'])}, until: ${until} }
requires: ${requires}
items:
${items}${stacking}`;
}

function itemText(dice: Dice, at: number): string {
  const parts = drawAtoms(dice, dice.pick([2, 3, 3, 4, 4, 5]));
  for (let left = dice.pick([0, 0, 1, 1, 2]); left > 0; left--)
    parts.push(`{ any: [${drawAtoms(dice, dice.pick([2, 2, 3])).join(', ')}] }`);
  if (dice.chance(0.12)) {
    const [one, two, three] = drawAtoms(dice, 3);
    parts.push(`{ any: [{ all: [${one}, ${two}] }, ${three}] }`);
  }
  if (dice.chance(0.2)) parts.push(`{ not: ${drawAtoms(dice, 1)[0]} }`);
  const isJudged = dice.chance(0.2);
  const delivery = dice.pick([isJudged ? 'fast' : 'apply-free', 'direct', 'fast', null, null]);
  return `  - id: item-${at}
    title: 事项${at}
    kind: subsidy
    when:
      all:
${parts.map((part) => `        - ${part}`).join('\n')}
    amount: ${drawAmount(dice)}
    limit: { times: 1${dice.chance(0.4) ? ', per: year' : ''} }
${isJudged ? '    review: [{ note: 择优遴选, by: 市经信局 }]\n' : ''}${delivery === null ? '' : `    delivery: ${delivery}\n`}`;
}
