/** The facts that generated rules read: a part of the shipped vocabulary, so that registers map to either. */
export const BENCH_VOCABULARY = `facts:
  region: { type: code, codes: region, label: 所在地, holder: 市市场监管局, maxAge: P13M }
  kind: { type: code, codes: enterprise-kinds, label: 主体类型, holder: 市市场监管局, maxAge: P25M }
  industry: { type: code, codes: gbt4754-2017, label: 行业, holder: [市市场监管局, 市统计局, 市税务局], maxAge: P25M }
  established: { type: date, label: 成立日期, holder: 市市场监管局 }
  registeredCapital: { type: money, min: 0, label: 注册资本, holder: 市市场监管局 }
  staff: { type: integer, min: 0, label: 从业人员, holder: [市人力社保局, 市统计局], maxAge: P13M }
  revenue: { type: money, period: year, label: 营业收入, holder: [市税务局, 市统计局] }
  rdExpense: { type: money, period: year, min: 0, label: 研发费用, holder: [市税务局, 市统计局] }
  assets: { type: money, min: 0, label: 资产总额, holder: [市税务局, 市统计局], maxAge: P13M }
  netProfit: { type: money, period: year, label: 净利润, holder: 市税务局 }
  taxPaid: { type: money, period: year, label: 实缴税额, holder: 市税务局 }
  exports: { type: money, period: year, min: 0, label: 出口额, holder: [市商务局, 台州海关] }
  mainProductShare: { type: ratio, min: 0, max: 1, label: 主导产品占比, holder: 市经信局 }
  debtRatio: { type: ratio, label: 资产负债率, holder: 市税务局 }
  titles: { type: codes, codes: titles, label: 资质, holder: [市经信局, 市科技局], maxAge: P13M }
  dishonest: { type: boolean, label: 失信, holder: 市中级人民法院, maxAge: P3M }
  abnormalOperation: { type: boolean, label: 经营异常, holder: 市市场监管局, maxAge: P3M }
  aboveScale: { type: boolean, label: 规上, holder: 市统计局, maxAge: P13M }
  aboveScaleSince: { type: date, label: 入规日期, holder: 市统计局 }
  rdIntensity: { type: ratio, label: 研发强度, derive: { ratio: [rdExpense, revenue] } }
  revenueGrowth: { type: ratio, label: 营收增长率, derive: { growth: [revenue, revenue@-2] } }
  ageYears: { type: integer, label: 年限, derive: { yearsSince: established } }
  size: { type: code, codes: size-2017, label: 规模, derive: { table: size-2017 } }
codes:
  enterprise-kinds:
    company: { label: 公司 }
    partnership: { label: 合伙企业 }
    sole-proprietorship: { label: 个人独资企业 }
    sole-trader: { label: 个体工商户 }
    co-operative: { label: 农民专业合作社 }
    branch: { label: 分支机构 }
    other: { label: 其他主体 }
  titles:
    high-tech: { label: 高新技术企业 }
    tech-sme: { label: 科技型中小企业 }
    innovative-sme: { label: 创新型中小企业 }
    zjtx-provincial: { label: 省专精特新中小企业 }
    little-giant-national: { label: 国家级专精特新“小巨人”企业 }
    hidden-champion-provincial: { label: 省隐形冠军企业 }
    single-champion-national: { label: 国家制造业单项冠军 }
    digital-workshop-provincial: { label: 省级数字化车间 }
    smart-factory-provincial: { label: 省级智能工厂 }
conditions:
  good-standing: { not: { fact: dishonest, operator: equal, value: true } }
  manufacturing: { fact: industry, operator: within, value: C }
  sme: { fact: size, operator: in, value: [medium, small, micro] }
`;
