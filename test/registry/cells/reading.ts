import { loadRules } from '../../../src/match/rule-set.ts';
import type { FactDeclaration, Vocabulary } from '../../../src/policy/vocabulary.ts';
import type { CellReading } from '../../../src/registry/cells/cell.ts';
import { formatDay } from '../../../src/value/civil-date.ts';
import type { Domain } from '../../../src/value/domain.ts';
import { optionsOf } from '../../../src/value/option-set.ts';
import { type Rational, toExact } from '../../../src/value/rational.ts';

/** Facts of every type, written out so that a reader of a test sees what it is about. */
export const VOCABULARY_TEXT = `facts:
  region: { type: code, codes: region, label: 地区, holder: 市市场监管局 }
  industry: { type: code, codes: gbt4754-2017, label: 行业 }
  staff: { type: integer, label: 从业人员数, unit: 人, min: 0, holder: 市人力社保局 }
  capital: { type: money, label: 注册资本, min: 0, holder: 市市场监管局 }
  profit: { type: money, label: 利润, holder: 市税务局 }
  revenue: { type: money, period: year, label: 营业收入, min: 0, holder: 市税务局 }
  share: { type: ratio, label: 占比, min: 0, max: 1 }
  score: { type: decimal, label: 分数, max: 0.3 }
  fine: { type: decimal, label: 精, max: "0.29999999999999999999" }
  dollars: { type: decimal, label: 出口额, unit: 美元 }
  power: { type: decimal, label: 装机容量, unit: 千瓦 }
  opened: { type: date, label: 开业 }
  established: { type: date, label: 成立日期, min: 1949-10-01 }
  aboveScale: { type: boolean, label: 是否规模以上企业, holder: 市统计局 }
  titles: { type: codes, codes: titles, label: 资质荣誉 }
  kind: { type: code, codes: kinds, label: 主体类型 }
  place: { type: code, codes: places, label: 地点 }
  scope: { type: text, label: 经营范围 }
  rd.expense: { type: money, period: year, label: 研发费用 }
  growth: { type: ratio, label: 增长, derive: { growth: [revenue@-1, revenue@-2] } }
codes:
  titles:
    high-tech: { label: { zh: 高新技术企业, en: high-tech } }
    sme: { label: 科技型中小企业 }
    listed: { label: 上海、深圳上市 }
    either: { label: 甲, formerly: [old] }
    or: { label: 乙, formerly: [old] }
  kinds: { company: { label: 公司 }, branch: { label: 分支机构 }, sole-trader: { label: 个体工商户 } }
  places: { east: { label: 东, formerly: [old] }, west: { label: 西, formerly: [old] } }
`;

export const VOCABULARY: Vocabulary = loadRules([{ name: 'vocabulary/v.yaml', text: VOCABULARY_TEXT }]).rules
  .vocabulary;

export function fact(name: string): FactDeclaration {
  const found = VOCABULARY.facts.get(name);
  if (!found) throw new Error(`there is no fact ${name}`);
  return found;
}

/** What a cell says, short enough to be written by hand: `1080000`, `2023-01-05`, `company|branch`, `{high-tech}`, `empty`, `bad not-whole`. */
export function told(reading: CellReading, isDate = false): string {
  if (reading.kind === 'empty') return 'empty';
  if (reading.kind === 'bad') return `bad ${reading.reason}`;
  return toldDomain(reading.domain, isDate);
}

export function toldDomain(domain: Domain, isDate = false): string {
  switch (domain.kind) {
    case 'number': {
      const one = (value: Rational | null): string =>
        value === null ? '' : isDate ? formatDay(Number(value.num)) : toExact(value);
      const [min, max] = [one(domain.min), one(domain.max)];
      return min === max ? min : `${min}..${max}`;
    }
    case 'option':
      return [...optionsOf(domain.options)].map((at) => domain.tree.entries[at]!.code).join('|');
    case 'set':
      return domain.alternatives
        .map(({ has, lacks }) => {
          const codes = (all: ReadonlySet<number>): string =>
            [...all].map((at) => domain.tree.entries[at]!.code).join(',');
          return lacks === 'rest' ? `{${codes(has)}}` : `{${codes(has)}} not {${codes(lacks)}}`;
        })
        .join('|');
    case 'text':
      return `"${domain.text}"`;
  }
}
