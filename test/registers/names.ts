import type { Dice } from './dice.ts';
import type { LegalForm } from './legal-forms.ts';
import type { Trade } from './trades.ts';

/** Rarely seen in names, and in no name of a county: three in a row belong to no one. */
const SYLLABLES = [
  ...'翊翎骊琬湄皓澜沐苒珩翀霁岚珞沅璟瑭焜煊筠箐菡葳蕤蔚薇蘅铄锴镕阆雯霖颀飒骁鸢麒黛瑄珣玥旻昶晔暄桢梓楠榕槿渝湉滢漪潼澍濡瀚',
];

export function drawSyllables(dice: Dice, count: number): string {
  let text = '';
  for (let at = 0; at < count; at++) text += dice.pick(SYLLABLES);
  return text;
}

const SHOP_WORDS = ['经营部', '商行', '服务部', '门市部', '店'];
const OFFICE_WORDS = ['合伙企业（有限合伙）', '商行', '设计事务所', '投资中心', '研究所', '合伙企业(有限合伙)'];

/** An invented name, by legal form; brackets are of either width, as people write them. */
export function drawName(dice: Dice, form: LegalForm, trade: Trade, place: string): string {
  const own = drawSyllables(dice, 3) + trade.word;
  const short = place.replace(/[市区县]$/, '');
  const front = dice.weighted([
    [70, place],
    [15, short],
    [10, '浙江'],
    [5, '台州'],
  ]);
  switch (form) {
    case 'company':
      return dice.chance(0.03)
        ? `${own}（${short}）有限公司`
        : `${front}${own}${dice.chance(0.02) ? '股份' : ''}有限公司`;
    case 'branch':
      return `${front}${own}有限公司${drawSyllables(dice, 2)}分公司`;
    case 'works':
    case 'small-works':
      return `${place}${own}厂`;
    case 'shop':
      return `${place}${own}${dice.pick(SHOP_WORDS)}`;
    case 'office':
      return `${front}${own}${dice.pick(OFFICE_WORDS)}`;
    case 'co-operative':
      return `${place}${own}专业合作社`;
    case 'share-co-operative':
      return `${place}${own}股份合作社`;
    default:
      return form satisfies never;
  }
}
