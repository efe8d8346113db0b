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

const COUNTIES = ['331002', '331003', '331004', '331022', '331023', '331024', '331081', '331082', '331083'];
const SECTIONS = [
  'A',
  'B',
  'C',
  'C26',
  'C27',
  'C29',
  'C33',
  'C34',
  'C35',
  'C36',
  'C38',
  'C39',
  'E',
  'F51',
  'F52',
  'G',
  'H',
  'I',
  'I65',
  'L',
  'M',
];
const TITLES = ['high-tech', 'tech-sme', 'specialised', 'little-giant', 'hidden-champion', 'green-factory'];

export const BENCH_VOCABULARY = `facts:
  region: { type: code, codes: region, label: 所在地 }
  industry: { type: code, codes: gbt4754-2017, label: 行业 }
  staff: { type: integer, min: 0, label: 从业人员 }
  revenue: { type: money, period: year, label: 营业收入 }
  rdExpense: { type: money, period: year, min: 0, label: 研发费用 }
  assets: { type: money, min: 0, label: 资产总额 }
  established: { type: date, label: 成立日期 }
  titles: { type: codes, codes: titles, label: 资质 }
  dishonest: { type: boolean, label: 失信 }
  aboveScale: { type: boolean, label: 规上 }
  rdIntensity: { type: ratio, label: 研发强度, derive: { ratio: [rdExpense, revenue] } }
  revenueGrowth: { type: ratio, label: 营收增长率, derive: { growth: [revenue, revenue@-2] } }
  age: { type: integer, label: 年限, derive: { yearsSince: established } }
  size: { type: code, codes: size-2017, label: 规模, derive: { table: size-2017 } }
codes:
  titles:
${TITLES.map((title) => `    ${title}: { label: ${title} }`).join('\n')}
conditions:
  good-standing: { not: { fact: dishonest, operator: equal, value: true } }
`;

/** Invented rule files with `items` items, ten a policy, about seven atoms each, predicates shared, most bound to a county. */
export function generateRules(items: number, seed: number): { name: string; text: string }[] {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const atom = (): string =>
    pick([
      () => `{ fact: industry, operator: within, value: [${pick(SECTIONS)}, ${pick(SECTIONS)}] }`,
      () => `{ fact: staff, operator: ">=", value: ${pick([5, 10, 20, 50, 100, 300])} }`,
      () => `{ fact: revenue, operator: ">=", value: ${pick(['300万', '500万', '2000万', '5000万', '1亿', '4亿'])} }`,
      () => `{ fact: rdIntensity, operator: ">=", value: ${pick(['2%', '3%', '4%', '5%'])} }`,
      () => `{ fact: revenueGrowth, operator: ">", value: ${pick(['0', '5%', '10%', '15%', '20%'])} }`,
      () => `{ fact: age, operator: ">=", value: ${pick([1, 2, 3, 5, 10])} }`,
      () => `{ fact: titles, operator: contains, value: ${pick(TITLES)} }`,
      () => `{ fact: size, operator: in, value: [${pick(['small, micro', 'medium, small', 'large, medium'])}] }`,
      () => `{ fact: aboveScale, operator: equal, value: ${pick(['true', 'false'])} }`,
    ])();
  const amount = (): string =>
    pick([
      () => pick(['5万', '10万', '20万', '50万']),
      () => `{ rate: ${pick(['5%', '10%', '15%'])}, of: rdExpense, atMost: ${pick(['50万', '100万', '200万'])} }`,
      () =>
        '{ bands: { of: revenue, rows: [{ from: 500万, below: 2000万, then: 5万 }, { from: 2000万, then: 10万 }] } }',
    ])();
  const item = (at: number): string => `  - id: item-${at}
    title: 事项${at}
    kind: subsidy
    when:
      all:
        - ${atom()}
        - ${atom()}
        - ${atom()}
        - any: [${atom()}, ${atom()}]
    amount: ${amount()}
    limit: { times: 1 }
`;
  const policies = Math.ceil(items / 10);
  return [
    { name: 'vocabulary/bench.yaml', text: BENCH_VOCABULARY },
    ...Array.from({ length: policies }, (_, policy) => ({
      name: `policy-${policy}.yaml`,
      text: `policy: policy-${policy}
title: 文件${policy}
${random() < 0.85 ? `region: "${pick(COUNTIES)}"\n` : ''}effective: { from: 2024-01-01, until: 2027-12-31 }
requires: { condition: good-standing }
items:
${Array.from({ length: Math.min(10, items - policy * 10) }, (_, at) => item(at)).join('')}`,
    })),
  ];
}

/** Invented profiles of any number, most facts known, some not. */
export function generateProfiles(
  count: number,
  seed: number,
): { enterprise: string; facts: Record<string, unknown> }[] {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const maybe = <T>(value: () => T): T | null => (random() < 0.8 ? value() : null);
  return Array.from({ length: count }, (_, at) => {
    const revenue = Math.round(10 ** (5 + random() * 4));
    return {
      enterprise: `E${at}`,
      facts: {
        region: pick(COUNTIES),
        industry: pick(['C3484', 'C2770', 'I6510', 'F5171', 'C3660', 'A0211']),
        dishonest: random() < 0.03,
        staff: maybe(() => Math.round(random() * 400)),
        revenue: { 2023: Math.round(revenue * (0.7 + random() * 0.5)), 2024: revenue },
        rdExpense: maybe(() => Math.round(revenue * random() * 0.08)),
        assets: maybe(() => revenue * 2),
        established: maybe(() => `${2000 + Math.floor(random() * 25)}-06-15`),
        titles: maybe(() => TITLES.filter(() => random() < 0.2)),
        aboveScale: maybe(() => revenue > 20_000_000),
      },
    };
  });
}
