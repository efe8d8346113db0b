import { drawAddress } from './addresses.ts';
import { drawCapital } from './capital.ts';
import { booleanText, dateText, numberText, unknownText } from './cells.ts';
import { Dice } from './dice.ts';
import type { Enterprise } from './enterprise.ts';
import { drawType } from './legal-forms.ts';
import { drawName } from './names.ts';
import { CITY_NAME, YUHUAN } from './places.ts';
import { drawScope } from './scopes.ts';

export type TypedValue = string | number | boolean | null | readonly string[];
export type ColumnType =
  | 'VARCHAR'
  | 'DATE'
  | 'BOOLEAN'
  | 'INTEGER'
  | 'BIGINT'
  | 'DOUBLE'
  | 'DECIMAL(18,2)'
  | 'VARCHAR[]';

/** A column of the register in both shapes: the text that offices send, and what a data office keeps after its first import. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** Null is unknown. */
  readonly typed: (of: Enterprise, dice: Dice) => TypedValue;
  readonly text: (of: Enterprise, dice: Dice) => string;
}

/** The same text in both shapes. */
const asText = (name: string, text: Column['text']): Column => ({
  name,
  type: 'VARCHAR',
  typed: (of, dice) => text(of, dice) || null,
  text,
});

/** Short names, as lists of honours have them, of the titles of the vocabulary. */
export const TITLE_NAMES: Readonly<Record<string, string>> = {
  'high-tech': '高企',
  'tech-sme': '科技型中小企业',
  'innovative-sme': '创新型中小企业',
  'zjtx-provincial': '专精特新',
  'little-giant-national': '小巨人',
  'hidden-champion-provincial': '隐形冠军',
  'single-champion-national': '单项冠军',
  'digital-workshop-provincial': '数字化车间',
  'smart-factory-provincial': '智能工厂',
};

/** The columns of a bare register. */
export const BARE_COLUMNS: readonly Column[] = [
  asText('企业名称', (of, dice) => drawName(dice, of.form, of.trade, of.seat.county?.name ?? CITY_NAME)),
  asText('统一社会信用代码', (of) => of.identity),
  { name: '注册日期', type: 'DATE', typed: (of) => of.established, text: (of) => of.established },
  asText('企业类型', (of, dice) => drawType(dice, of.form)),
  asText('注册资金', (of, dice) => drawCapital(dice, of.form)),
  asText('经营范围', (of, dice) => drawScope(dice, of.trade)),
  asText('所在省份', () => '浙江省'),
  asText('地区', () => CITY_NAME),
  asText('注册地址', (of, dice) => drawAddress(dice, of.seat)),
];

const inWan = (yuan: number | null): number | null => (yuan === null ? null : yuan / 10_000);

const numeric = (name: string, type: ColumnType, value: (of: Enterprise) => number | null): Column => ({
  name,
  type,
  typed: value,
  text: (of, dice) => numberText(dice, value(of)),
});
const truth = (name: string, value: (of: Enterprise) => boolean | null): Column => ({
  name,
  type: 'BOOLEAN',
  typed: value,
  text: (of, dice) => booleanText(dice, value(of)),
});

/** What other authorities know, as columns of the same file. */
export const FURTHER_COLUMNS: readonly Column[] = [
  { name: '行业代码', type: 'VARCHAR', typed: (of) => of.industry, text: industryText },
  numeric('从业人数', 'INTEGER', (of) => of.staff),
  numeric('营收2022', 'DOUBLE', (of) => inWan(of.revenue[2022])),
  numeric('营收2023', 'DOUBLE', (of) => inWan(of.revenue[2023])),
  numeric('营收2024', 'DOUBLE', (of) => inWan(of.revenue[2024])),
  numeric('研发费用2023', 'BIGINT', (of) => of.rdExpense[2023]),
  numeric('研发费用2024', 'BIGINT', (of) => of.rdExpense[2024]),
  numeric('资产总额', 'DECIMAL(18,2)', (of) => of.assets),
  numeric('净利润2024', 'BIGINT', (of) => of.netProfit),
  numeric('出口额2024', 'DOUBLE', (of) => inWan(of.exports)),
  numeric('主导产品占比', 'DOUBLE', (of) =>
    of.mainProductShare === null ? null : Number((of.mainProductShare * 100).toFixed(1)),
  ),
  numeric('资产负债率', 'DOUBLE', (of) => of.debtRatio),
  truth('规上', (of) => of.aboveScale),
  {
    name: '入规日期',
    type: 'DATE',
    typed: (of) => of.aboveScaleSince,
    text: (of, dice) => dateText(dice, of.aboveScaleSince),
  },
  { name: '荣誉', type: 'VARCHAR[]', typed: titleNames, text: titlesText },
  truth('经营异常', (of) => of.abnormalOperation),
];

/** As the standard has it, in lower case, or without the letter of the section; one in 300 is no code. */
function industryText({ industry }: Enterprise, dice: Dice): string {
  if (industry === null) return unknownText(dice);
  const at = dice.next();
  if (at < 0.02) return industry.toLowerCase();
  if (at < 0.05) return industry.slice(1);
  return at < 0.05 + 1 / 300 ? 'C9999' : industry;
}

function titleNames({ titles, highTech }: Enterprise): readonly string[] | null {
  return titles?.concat(highTech ? 'high-tech' : []).map((code) => TITLE_NAMES[code]!) ?? null;
}

/** Here 无 is known: no title. One list in 300 names one that is on no list, three in a hundred forget the one that has a list of its own. */
function titlesText(of: Enterprise, dice: Dice): string {
  const names = titleNames(dice.chance(0.03) ? { ...of, highTech: false } : of);
  if (names === null) return '';
  const all = dice.chance(1 / 300) ? [...names, '诚信示范单位'] : names;
  return all.length === 0 ? '无' : all.join('；');
}

export const DIRTY_COLUMNS: readonly Column[] = [...BARE_COLUMNS, ...FURTHER_COLUMNS];

/** Four regions in a hundred are known no better than the city, one in a hundred bears its old code, some are unknown. */
const REGION: Column = {
  name: '区划代码',
  type: 'VARCHAR',
  typed: ({ seat }, dice) => {
    const at = dice.next();
    if (at < 0.005) return null;
    if (seat.county === null) return seat.registrar;
    if (at < 0.045) return '331000';
    return seat.county.code === YUHUAN.code && at > 0.9 ? YUHUAN.oldCode : seat.county.code;
  },
  text: () => CITY_NAME,
};

/** What stands in the typed shape in place of other columns: instead of constants, and of what only a joined file would know. */
const INSTEAD: Readonly<Record<string, Column>> = {
  所在省份: truth('失信', (of) => of.dishonest),
  地区: REGION,
  净利润2024: numeric('实缴税额2024', 'DECIMAL(18,2)', (of) => of.taxPaid),
};

export const TYPED_COLUMNS: readonly Column[] = DIRTY_COLUMNS.map((column) => INSTEAD[column.name] ?? column);

/** What happens to cells is drawn apart from what is true, so that both shapes tell of the same enterprises. */
function diceOfCells(seed: number, ordinal: number): Dice {
  return new Dice(seed, ordinal, 2);
}

export function dirtyRow(columns: readonly Column[], seed: number, of: Enterprise): string[] {
  const dice = diceOfCells(seed, of.ordinal);
  return columns.map((column) => column.text(of, dice));
}

export function typedRow(columns: readonly Column[], seed: number, of: Enterprise): TypedValue[] {
  const dice = diceOfCells(seed, of.ordinal);
  return columns.map((column) => column.typed(of, dice));
}
