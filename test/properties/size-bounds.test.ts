import { describe, it } from 'vitest';
import { match } from '../../src/index.ts';
import { type Choices, checkChoices, must } from './arbitrary/choices.ts';
import { loadCleanly } from './arbitrary/rules.ts';
import { runs } from './check-property.ts';

/*
 * 统计上大中小微型企业划分办法（2017）, its table typed once more (persons; 万元), against bounds on a part of what it reads.
 */

type Indicator = readonly ['staff' | 'revenue' | 'assets', number, number, number];

const SECTORS: Readonly<Record<string, readonly Indicator[]>> = {
  agriculture: [['revenue', 20000, 500, 50]],
  industry: [
    ['staff', 1000, 300, 20],
    ['revenue', 40000, 2000, 300],
  ],
  construction: [
    ['revenue', 80000, 6000, 300],
    ['assets', 80000, 5000, 300],
  ],
  wholesale: [
    ['staff', 200, 20, 5],
    ['revenue', 40000, 5000, 1000],
  ],
  retail: [
    ['staff', 300, 50, 10],
    ['revenue', 20000, 500, 100],
  ],
  transport: [
    ['staff', 1000, 300, 20],
    ['revenue', 30000, 3000, 200],
  ],
  storage: [
    ['staff', 200, 100, 20],
    ['revenue', 30000, 1000, 100],
  ],
  information: [
    ['staff', 2000, 100, 10],
    ['revenue', 100000, 1000, 100],
  ],
  software: [
    ['staff', 300, 100, 10],
    ['revenue', 10000, 1000, 50],
  ],
  development: [
    ['revenue', 200000, 1000, 100],
    ['assets', 10000, 5000, 2000],
  ],
  property: [
    ['staff', 1000, 300, 100],
    ['revenue', 5000, 1000, 500],
  ],
  leasing: [
    ['staff', 300, 100, 10],
    ['assets', 120000, 8000, 100],
  ],
  other: [['staff', 300, 100, 10]],
};

/** The sectors that an enterprise may be in when a code is all that is known of its industry; `null` is none. */
const INDUSTRIES: Readonly<Record<string, readonly (string | null)[]>> = {
  A: ['agriculture'],
  C: ['industry'],
  C3443: ['industry'],
  E48: ['construction'],
  F51: ['wholesale'],
  F52: ['retail'],
  F: ['wholesale', 'retail', null],
  G54: ['transport'],
  G591: ['transport'],
  G59: ['transport', 'storage', null],
  I65: ['software'],
  I: ['information', 'software', null],
  J: [null],
  K701: ['development'],
  K702: ['property'],
  K70: ['development', 'property', 'other', null],
  L: ['leasing'],
  M: ['other'],
};

const GRADES = ['large', 'medium', 'small', 'micro'] as const;
const FACTS = ['staff', 'revenue', 'assets'] as const;

/** In units of the table. */
type Range = readonly [low: number, high: number];

const { rules } = loadCleanly([
  {
    name: 'vocabulary/a.yaml',
    text: `
facts:
  industry: { type: code, codes: gbt4754-2017, label: 行业 }
  staff: { type: integer, label: 人数, min: 0 }
  revenue: { type: money, label: 收入, min: 0, period: year }
  assets: { type: money, label: 资产, min: 0 }
  size: { type: code, codes: size-2017, label: 规模, derive: { table: size-2017 } }
`,
  },
  {
    name: 'p.json',
    text: JSON.stringify({
      policy: 'p',
      title: 'p',
      items: GRADES.map((id) => ({ id, title: id, when: { fact: 'size', operator: 'equal', value: id } })),
    }),
  },
]);

/** Every figure at which something changes, and those next to it, that lie in a range. */
function corners(sectors: readonly (string | null)[], fact: string, [low, high]: Range): number[] {
  const indicators = sectors.flatMap((sector) => (sector === null ? [] : SECTORS[sector]!));
  const turns = indicators.flatMap(([of, ...bounds]) => (of === fact ? bounds.flatMap((at) => [at - 1, at]) : []));
  return [...new Set([low, high, ...turns])].filter((at) => low <= at && at <= high);
}

/** 大、中、小型 need every indicator at or above its bound, otherwise it is the next grade. */
function gradeOf(sector: string, figures: Readonly<Record<string, number>>): string {
  const at = [1, 2, 3].find((grade) => SECTORS[sector]!.every((row) => figures[row[0]]! >= Number(row[grade])));
  return GRADES[(at ?? 4) - 1]!;
}

function size(choices: Choices): void {
  const industry = choices.pick(Object.keys(INDUSTRIES));
  const sectors = INDUSTRIES[industry]!;
  const bounds = sectors.flatMap((sector) => (sector === null ? [] : SECTORS[sector]!));
  const ranges = FACTS.map((fact): Range => {
    const turns = bounds.flatMap(([of, ...at]) => (of === fact ? at : []));
    const end = (): number => Math.max(0, (turns.length > 0 ? choices.pick(turns) : 100) + choices.between(-1, 1));
    const [a, b] = [end(), choices.chance(40) ? null : end()];
    return b === null ? [a, a] : [Math.min(a, b), Math.max(a, b)];
  });
  const found = new Set<string>();
  const [staff, revenue, assets] = FACTS.map((fact, at) => corners(sectors, fact, ranges[at]!)) as [
    number[],
    number[],
    number[],
  ];
  for (const sector of sectors) {
    if (sector === null) for (const grade of GRADES) found.add(grade);
    else
      for (const a of staff)
        for (const b of revenue)
          for (const c of assets) found.add(gradeOf(sector, { staff: a, revenue: b, assets: c }));
  }
  const known = ([low, high]: Range, unit: string) => ({ min: `${low}${unit}`, max: `${high}${unit}` });
  const facts = {
    industry,
    staff: known(ranges[0]!, ''),
    revenue: known(ranges[1]!, '万'),
    assets: known(ranges[2]!, '万元'),
  };
  const { results } = match(rules, { enterprise: 'x', facts }, { asOf: '2025-06-01' });
  results.forEach(({ verdict }, at) => {
    const wanted = !found.has(GRADES[at]!) ? 'ineligible' : found.size > 1 ? 'undetermined' : 'eligible';
    must(verdict === wanted, `${GRADES[at]} is ${verdict}, by brute force ${wanted}`, () => JSON.stringify(facts));
  });
}

describe('bounds', () => {
  it('of `table: size-2017` are the grades that brute force over all figures finds', () => {
    checkChoices('size-2017', runs(1500, 20_000), size, 30);
  });
});
