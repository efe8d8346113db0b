import { DELIVERY_WORDS, VERDICT_WORDS } from '../explain/result-words.ts';
import type { StackingRule } from '../policy/policy.ts';
import type { FactType, Kind, Segment } from '../policy/types.ts';
import { TYPE_NAMES } from '../quantities/index.ts';
import type { Phrase } from '../text/localized.ts';

const KIND_WORDS: Readonly<Record<Kind, Phrase>> = {
  subsidy: { zh: '奖补资金', en: 'a subsidy or reward' },
  tax: { zh: '税费优惠', en: 'relief of taxes or fees' },
  loan: { zh: '贷款融资', en: 'a loan or its guarantee' },
  insurance: { zh: '保险', en: 'insurance' },
  voucher: { zh: '券', en: 'a voucher' },
  space: { zh: '用地与场地', en: 'land or premises' },
  talent: { zh: '人才', en: 'for talents' },
  qualification: { zh: '资质认定', en: 'a qualification or title' },
  service: { zh: '服务', en: 'a service' },
};

const SEGMENT_WORDS: Readonly<Record<Segment, Phrase>> = {
  project: { zh: '项目', en: 'projects' },
  policy: { zh: '政策', en: 'policies' },
  finance: { zh: '金融', en: 'finance' },
  talent: { zh: '人才', en: 'talents' },
  legal: { zh: '法律', en: 'legal affairs' },
  'sci-tech': { zh: '科创', en: 'science and technology' },
  'opening-up': { zh: '开放', en: 'opening up' },
  data: { zh: '数据', en: 'data' },
};

const STACKING_WORDS: Readonly<Record<StackingRule, Phrase>> = {
  highest: { zh: '就高不重复：由部门给予最高一项', en: 'the authority gives the best' },
  'choose-one': { zh: '只能择一：由企业选择', en: 'the enterprise chooses one' },
  cap: { zh: '合计封顶', en: 'together at most `max`' },
  'top-up': { zh: '补差：各级只补与下级已得最高额的差额', en: 'each level pays the difference to the best below' },
};

const TYPE_WORDS: Readonly<Record<FactType, Phrase>> = TYPE_NAMES;

/** What each word means that a key may only have some of. `talent` is a kind and a segment: the same word in both. */
export const VALUE_WORDS: Readonly<Record<string, Phrase>> = {
  ...KIND_WORDS,
  ...SEGMENT_WORDS,
  ...STACKING_WORDS,
  ...TYPE_WORDS,
  ...VERDICT_WORDS,
  ...DELIVERY_WORDS,
  'in-force': { zh: '有效', en: 'in force' },
  draft: { zh: '草案：不匹配，也不取代其他政策', en: 'a draft never matches and supersedes nothing' },
};

export const LIMIT_PERIOD_WORDS: Readonly<Record<string, Phrase>> = {
  lifetime: { zh: '不限年度，合计（默认）', en: 'once and for all (default)' },
  year: { zh: '每个自然年', en: 'each calendar year' },
};

/** What may stand in the value of a fact of a profile. */
export const GIVEN_WORDS = {
  value: { zh: '值；null 为问过而不知', en: 'the value; null where it was asked and is not known' },
  min: { zh: '至少（含）', en: 'at least' },
  max: { zh: '至多（含）', en: 'at most' },
  has: { zh: '已知包含的代码', en: 'codes known to be in the set' },
  hasNot: { zh: '已知不含的代码', en: 'codes known not to be in the set' },
  source: {
    zh: '出处部门；不写则为企业自报',
    en: 'the authority whose word it is; without it the enterprise declares it',
  },
  asOf: { zh: '数据所属日期', en: 'the day to which the value applies' },
} as const satisfies Readonly<Record<string, Phrase>>;

export const CONDITION_WORDS = {
  always: { zh: '无条件', en: 'for everyone' },
  all: { zh: '全部成立', en: 'all of these hold' },
  any: { zh: '至少一项成立', en: 'one of these holds at least' },
  not: { zh: '不成立', en: 'this does not hold' },
  condition: { zh: '已命名的条件', en: 'a named condition' },
  fact: {
    zh: '事实；逐年的可写年份，如 revenue@-2、revenue@2024',
    en: 'a fact; of a series with its year, as in revenue@-2 or revenue@2024',
  },
  operator: { zh: '运算符；`>`、`>=`、`!=` 须加引号', en: 'the operator; `>`, `>=` and `!=` must be quoted' },
  value: { zh: '比较的值，或 { fact: 另一事实 }', en: 'what to compare with, or { fact: another }' },
  other: { zh: '与之比较的事实', en: 'the fact to compare with' },
  id: { zh: '条件的编号', en: 'a name for this condition' },
  note: { zh: '说明', en: 'a note' },
  clause: { zh: '出处条款', en: 'the clause that says so' },
} as const satisfies Readonly<Record<string, Phrase>>;

export const QUANTITY_WORDS = {
  unstated: { zh: '另行制定、一事一议：零至不限', en: 'whatever the authority sets: zero to unbounded' },
  value: { zh: '作为结果的代码或是否', en: 'a code or boolean as a result' },
} as const satisfies Readonly<Record<string, Phrase>>;

const TITLE = { zh: '标题', en: 'title' };
const CAVEAT = { zh: '说明与保留', en: 'notes and caveats' };
const ITEM_NAMES = { zh: '事项：本政策的编号，或 政策/编号', en: 'items: the id of one of this policy, or policy/id' };

/** What the keys of the files mean: by key, or where it depends by the key above and it. */
export const KEY_WORDS: Readonly<Record<string, Phrase>> = {
  zh: { zh: '中文', en: 'in Chinese' },
  en: { zh: '英文', en: 'in English' },
  format: { zh: '文件格式版本，1', en: 'version of the format, 1' },
  title: TITLE,
  note: CAVEAT,
  url: { zh: '网址', en: 'address on the web' },

  facts: { zh: '事实：名称与定义', en: 'facts by name' },
  codes: { zh: '代码表', en: 'code lists' },
  conditions: { zh: '命名条件，以 { condition: 名称 } 引用', en: 'named conditions, used as { condition: name }' },

  'facts.type': { zh: '类型', en: 'type' },
  'facts.label': { zh: '名称', en: 'label' },
  'facts.unit': { zh: '计量单位', en: 'unit' },
  'facts.ask': { zh: '向企业提出的问题', en: 'the question to the enterprise' },
  'facts.period': { zh: '逐年的事实：每个自然年一个值', en: 'a series: one value a calendar year' },
  'facts.min': {
    zh: '恒有的下限；低于此的值不予接受',
    en: 'a lower bound that always holds; a value below is refused',
  },
  'facts.max': {
    zh: '恒有的上限；高于此的值不予接受',
    en: 'an upper bound that always holds; a value above is refused',
  },
  'facts.holder': { zh: '掌握该事实的部门，其数据可作为依据', en: 'the authorities whose word counts as attested' },
  'facts.maxAge': {
    zh: '有效期，如 P13M；更旧的数据不用于免申即享',
    en: 'an older value is stale, such as P13M: good for matching, not for apply-free',
  },
  'facts.controllable': {
    zh: '企业能否自行改变；false 如所在地、成立日期',
    en: 'whether it is in the enterprise’s hands; false: region, date of establishment',
  },
  'facts.codes': { zh: '代码表的名称', en: 'name of the code list' },
  'facts.derive': { zh: '由其他事实推导', en: 'how it derives from other facts' },

  'codes.label': { zh: '名称', en: 'label' },
  'codes.parent': { zh: '上级代码', en: 'the code above' },
  'codes.formerly': { zh: '曾用代码', en: 'old codes that it succeeds' },

  policy: { zh: '政策编号', en: 'id of the policy' },
  document: { zh: '公文', en: 'the official document' },
  'document.number': { zh: '文号', en: 'document number' },
  'document.issuer': { zh: '发文机关', en: 'issuing authority' },
  'document.issued': { zh: '成文日期', en: 'date of issue' },
  status: { zh: '状态', en: 'status' },
  region: { zh: '适用地区：该代码及其下级；不写则不限', en: 'region: enterprises at or below it; absent: everywhere' },
  effective: { zh: '有效期，首尾两日均含', en: 'in effect, both days included' },
  'effective.from': { zh: '首日', en: 'first day' },
  'effective.until': { zh: '末日', en: 'last day' },
  supersedes: { zh: '取代的政策或事项', en: 'policies or items that it replaces' },
  requires: { zh: '每个事项的共同门槛', en: 'a gate of every item' },
  delivery: { zh: '最优的兑现方式', en: 'the best delivery that an item may get' },
  handling: { zh: '办理信息', en: 'where and how it is handled' },
  'handling.department': { zh: '办理部门', en: 'department' },
  'handling.counter': { zh: '办理窗口', en: 'counter' },
  'handling.workingDays': { zh: '办理时限（工作日）', en: 'working days' },
  'handling.materials': { zh: '所需材料', en: 'papers to bring' },
  'handling.phone': { zh: '电话', en: 'telephone' },
  items: { zh: '事项：企业可享受的内容', en: 'items: what an enterprise can get' },
  stacking: { zh: '叠加规则', en: 'how several items go together' },

  'items.id': { zh: '事项编号', en: 'id of the item' },
  'items.kind': { zh: '类别', en: 'kind' },
  'items.segment': { zh: '服务板块', en: 'segment' },
  'items.clause': { zh: '出处条款', en: 'the clause' },
  'items.when': { zh: '享受条件', en: 'the condition' },
  'items.requires': {
    zh: '替代政策的共同门槛；always 为取消',
    en: 'replaces the gate of the policy; `always` lifts it',
  },
  'items.review': { zh: '须由人判断的内容', en: 'what no data can decide and a person must' },
  'items.amount': { zh: '金额；不写则不涉及资金', en: 'what the enterprise gains; absent: no money' },
  'items.ceiling': { zh: '贷款额度或保额，不计入金额', en: 'the principal of a loan or a sum insured, never added up' },
  'items.limit': { zh: '次数或金额限制', en: 'how often, or how much' },
  'items.formerly': { zh: '前身：其已获项目计为本事项', en: 'grants of these count as grants of this item' },
  'items.window': { zh: '受理时段；只决定是否开放', en: 'when it is open; never decides the verdict' },
  'clause.article': { zh: '条款号', en: 'article' },
  'clause.text': { zh: '原文', en: 'text' },
  'review.note': { zh: '判断什么', en: 'what to judge' },
  'review.by': { zh: '由谁判断', en: 'who judges' },
  'limit.times': { zh: '次数', en: 'times' },
  'limit.amount': { zh: '金额', en: 'amount' },
  'limit.per': { zh: '周期：year、lifetime（默认）或 P2Y', en: 'year, lifetime (default) or a period such as P2Y' },
  'limit.of': { zh: '一并计算的其他事项', en: 'items whose grants count too' },
  'window.from': { zh: '首日，MM-DD 或完整日期', en: 'first day, MM-DD or a full date' },
  'window.until': { zh: '末日，MM-DD 或完整日期', en: 'last day, MM-DD or a full date' },

  'stacking.rule': { zh: '规则', en: 'rule' },
  'stacking.items': { zh: '事项，可写 政策/*', en: 'items; `policy/*` for all of a policy' },
  'stacking.ladder': { zh: '补差的各级，由低到高', en: 'the ladder, from the lowest level up' },
  'stacking.max': { zh: '合计上限', en: 'together at most' },
  'stacking.per': { zh: '周期：year、lifetime（默认）或 P2Y', en: 'year, lifetime (default) or a period such as P2Y' },

  enterprise: { zh: '统一社会信用代码，或任意标识', en: 'unified social credit code, or any id' },
  name: { zh: '企业名称', en: 'name of the enterprise' },
  grants: { zh: '已获项目；null 为不知', en: 'received already; null where unknown' },
  'grants.item': ITEM_NAMES,
  'grants.date': { zh: '获得日期', en: 'date' },
  'grants.amount': { zh: '金额；不写则为零至不限', en: 'amount; absent: zero to unbounded' },
  'grants.year': { zh: '所属年度，默认为日期所在年', en: 'the year it was for, that of the date if absent' },

  asOf: { zh: '基准日', en: 'the as-of date' },
  cases: { zh: '用例', en: 'cases' },
  'cases.facts': { zh: '企业的事实', en: 'facts of the enterprise' },
  'cases.expect': {
    zh: '所期望的结果，按事项；未列的不作要求',
    en: 'what is expected, by item; nothing of the others',
  },
  'expect.verdict': { zh: '结论', en: 'verdict' },
  'expect.amount': { zh: '金额，或 { min, max }', en: 'amount, or { min, max }' },
  'expect.open': { zh: '是否在受理时段', en: 'whether it is open' },
  'expect.delivery': { zh: '兑现方式', en: 'delivery' },
  'expect.missing': { zh: '结论所缺的事实', en: 'facts missing for the verdict' },
  'expect.missingForAmount': { zh: '金额所缺的事实', en: 'facts missing for the amount' },
};
