import type { Dice } from './dice.ts';
import type { LegalForm } from './legal-forms.ts';

/** How often the registered capital is not given; 37 in a hundred of all. */
const MISSING: Readonly<Record<LegalForm, number>> = {
  company: 0.298,
  branch: 0.95,
  works: 0.298,
  office: 0.298,
  'small-works': 0.9,
  shop: 0.9,
  'co-operative': 0.1,
  'share-co-operative': 0.298,
};

const LARGEST = 1_680_000;

/** 注册资金 as it is written, empty where it is missing: 108(万), 1,280(万元人民币), 30(万美元). */
export function drawCapital(dice: Dice, form: LegalForm): string {
  if (dice.chance(MISSING[form])) return '';
  const amount = drawAmount(dice);
  const grouped = dice.chance(0.5) ? withSeparators(amount) : amount;
  return dice.weighted([
    [350, () => `${grouped}(万)`],
    [250, () => `${grouped}(万元人民币)`],
    [120, () => `${amount}万人民币`],
    [140, () => `${amount}万元人民币`],
    [120, () => `${amount}万人民币元`],
    [14, () => `${grouped}(万美元)`],
    [6, () => `${grouped}(万香港元)`],
  ])();
}

/** In 万: zero to 1,680,000, the median 88. */
function drawAmount(dice: Dice): string {
  const at = dice.next();
  if (at < 0.005) return '0';
  if (at < 0.01) return String(dice.whole(20_000, LARGEST));
  if (at < 0.13) return '50';
  if (at < 0.25) return dice.pick(['100', '200', '500', '1000']);
  const amount = Math.min(dice.logNormal(88, 1.6), LARGEST);
  if (dice.chance(0.05)) return String(Number(amount.toFixed(dice.whole(1, 4))));
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(amount, 1))) - 1);
  return String(Math.max(1, Math.round(amount / digits) * digits));
}

function withSeparators(amount: string): string {
  const [whole = '', fraction] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
