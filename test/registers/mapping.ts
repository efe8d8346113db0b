import { TITLE_NAMES } from './columns.ts';
import { JOINED_FILES } from './joined-files.ts';
import { TYPE_SPELLINGS } from './legal-forms.ts';

/** A bare register; the same with what other authorities know; and what a data office keeps after its first import. */
export type RegisterShape = 'bare' | 'dirty' | 'typed';

/** The mapping file of a register (FORMAT, section 7), for the shipped vocabulary and that of the benchmark. */
export function mappingText(shape: RegisterShape, joined: boolean): string {
  // Width makes no difference to a mapping, and no word may stand in it twice.
  const kindOf = new Map(
    TYPE_SPELLINGS.map(({ text, kind }) => [text.replaceAll('（', '(').replaceAll('）', ')'), kind]),
  );
  const kinds = [...kindOf].map(([text, kind]) => `      "${text}": ${kind}`).join('\n');
  const region =
    shape === 'typed'
      ? '{ column: 区划代码 }'
      : '[ { column: 注册地址, from: address }, { column: 统一社会信用代码, from: credit-code } ]';
  return `# ${shape} register, invented
enterprise: 统一社会信用代码
name: 企业名称
source: 市市场监管局
asOf: 2025-10-31
facts:
  established: 注册日期
  registeredCapital: { column: 注册资金, unit: 万元 }
  region: ${region}
  kind:
    column: 企业类型
    translate:
${kinds}
${shape === 'bare' ? '' : furtherFacts(shape)}${joined ? JOINS : ''}`;
}

function furtherFacts(shape: RegisterShape): string {
  const translate = Object.entries(TITLE_NAMES).map(([code, name]) => `${name}: ${code}`);
  const tax = '市税务局';
  return `  industry: { column: 行业代码, source: 市统计局 }
  staff: { column: 从业人数, source: 市人力社保局, asOf: 2025-09-30 }
  revenue:
    - { column: 营收2022, year: 2022, unit: 万元, source: ${tax} }
    - { column: 营收2023, year: 2023, unit: 万元, source: ${tax} }
    - { column: 营收2024, year: 2024, unit: 万元, source: ${tax} }
  rdExpense:
    - { column: 研发费用2023, year: 2023, source: ${tax} }
    - { column: 研发费用2024, year: 2024, source: ${tax} }
  assets: { column: 资产总额, source: ${tax}, asOf: 2024-12-31 }
  exports: [ { column: 出口额2024, year: 2024, unit: 万元, source: 台州海关 } ]
  # Declared by the enterprises themselves.
  mainProductShare: { column: 主导产品占比, unit: "%", source: 企业申报 }
  debtRatio: { column: 资产负债率, source: ${tax} }
  aboveScale: { column: 规上, "true": [是, Y, "1"], "false": [否, N, "0"], source: 市统计局 }
  aboveScaleSince: { column: 入规日期, source: 市统计局 }
  titles:
    column: 荣誉
    separator: "；"
    none: [无]
    source: 市经信局
    translate: { ${translate.join(', ')} }
  abnormalOperation: { column: 经营异常, "true": [是, Y, "1"], "false": [否, N, "0"] }
${
  shape === 'typed'
    ? `  dishonest: { column: 失信, source: 市中级人民法院 }
  taxPaid: [ { column: 实缴税额2024, year: 2024, source: ${tax} } ]
`
    : `  netProfit: [ { column: 净利润2024, year: 2024, source: ${tax} } ]
`
}`;
}

const JOINS = `joins:
  - { file: ${JOINED_FILES.tax}, key: 纳税人识别号, source: 市税务局, asOf: 2025-09-30, facts: { taxPaid: [ { column: 实缴税额, year: 2024 } ] } }
  - { file: ${JOINED_FILES.dishonest}, key: 信用代码, source: 市中级人民法院, asOf: 2025-10-31, facts: { dishonest: { listed: true, unlisted: false } } }
  - { file: ${JOINED_FILES.highTech}, key: 信用代码, source: 市科技局, asOf: 2025-10-31, facts: { titles: { listed: high-tech, complete: true } } }
`;
