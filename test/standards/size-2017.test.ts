import { describe, expect, it } from 'vitest';
import { industryTree } from '../../src/standards/gbt4754-2017.ts';
import {
  SIZE_2017_SECTORS,
  SIZE_2017_UNGRADED,
  SIZE_GRADES,
  sizeOf,
  sizeSectorOf,
  sizeTree,
} from '../../src/standards/size-2017.ts';

type Bounds = readonly [large: number, medium: number, small: number];
interface Row {
  readonly X?: Bounds;
  readonly Y?: Bounds;
  readonly Z?: Bounds;
}

/** The table as printed, X 从业人员 in persons, Y 营业收入 and Z 资产总额 in 万元, with one class of each row: copied by hand. */
const PRINTED: readonly (readonly [name: string, industry: string, row: Row])[] = [
  ['农、林、牧、渔业', 'A0111', { Y: [20000, 500, 50] }],
  ['工业', 'C3484', { X: [1000, 300, 20], Y: [40000, 2000, 300] }],
  ['建筑业', 'E4710', { Y: [80000, 6000, 300], Z: [80000, 5000, 300] }],
  ['批发业', 'F5174', { X: [200, 20, 5], Y: [40000, 5000, 1000] }],
  ['零售业', 'F5292', { X: [300, 50, 10], Y: [20000, 500, 100] }],
  ['交通运输业', 'G5431', { X: [1000, 300, 20], Y: [30000, 3000, 200] }],
  ['仓储业', 'G5920', { X: [200, 100, 20], Y: [30000, 1000, 100] }],
  ['邮政业', 'G6020', { X: [1000, 300, 20], Y: [30000, 2000, 100] }],
  ['住宿业', 'H6110', { X: [300, 100, 10], Y: [10000, 2000, 100] }],
  ['餐饮业', 'H6210', { X: [300, 100, 10], Y: [10000, 2000, 100] }],
  ['信息传输业', 'I6410', { X: [2000, 100, 10], Y: [100000, 1000, 100] }],
  ['软件和信息技术服务业', 'I6513', { X: [300, 100, 10], Y: [10000, 1000, 50] }],
  ['房地产开发经营', 'K7010', { Y: [200000, 1000, 100], Z: [10000, 5000, 2000] }],
  ['物业管理', 'K7020', { X: [1000, 300, 100], Y: [5000, 1000, 500] }],
  ['租赁和商务服务业', 'L7212', { X: [300, 100, 10], Z: [120000, 8000, 100] }],
  ['其他未列明行业', 'M7320', { X: [300, 100, 10] }],
];

const INDICATORS = ['X', 'Y', 'Z'] as const;
const FACT = { X: 'staff', Y: 'revenue', Z: 'assets' } as const;
const PLENTY = { staff: 1_000_000, revenue: 10 ** 14, assets: 10 ** 14 };
/** In persons or yuan. */
const exact = (indicator: 'X' | 'Y' | 'Z', printed: number) => (indicator === 'X' ? printed : printed * 10_000);

describe.each(PRINTED)('the row %s', (name, industry, row) => {
  const used = INDICATORS.filter((indicator) => row[indicator]);
  const at = (grade: number) =>
    Object.fromEntries(used.map((indicator) => [FACT[indicator], exact(indicator, row[indicator]![grade]!)]));

  it('is the row of its industry and reads only its own indicators', () => {
    const sector = sizeSectorOf(industry)!;
    expect(sector.name.zh).toBe(name);
    expect(sector.indicators.map((indicator) => indicator.fact)).toEqual(used.map((indicator) => FACT[indicator]));
    const unread = { ...PLENTY, ...Object.fromEntries(INDICATORS.filter((i) => !row[i]).map((i) => [FACT[i], 0])) };
    expect(sizeOf({ industry, ...unread })).toBe('large');
  });

  it.each([0, 1, 2])('gives grade %i with every indicator exactly at its bound', (grade) => {
    expect(sizeOf({ industry, ...PLENTY, ...at(grade) })).toBe(SIZE_GRADES[grade]);
  });

  it.each([0, 1, 2])('gives the next grade below %i with every indicator one person or one yuan short', (grade) => {
    const short = Object.fromEntries(Object.entries(at(grade)).map(([fact, value]) => [fact, value - 1]));
    expect(sizeOf({ industry, ...PLENTY, ...short })).toBe(SIZE_GRADES[grade + 1]);
  });

  it.each([0, 1, 2])(
    'gives the next grade below %i if a single indicator is short, however large the others',
    (grade) => {
      for (const [fact, value] of Object.entries(at(grade))) {
        expect(sizeOf({ industry, ...PLENTY, [fact]: value - 1 }), fact).toBe(SIZE_GRADES[grade + 1]);
      }
    },
  );

  it('is micro with nothing at all', () => {
    expect(sizeOf({ industry, staff: 0, revenue: 0, assets: 0 })).toBe('micro');
  });
});

describe('the size of an enterprise', () => {
  it.each([
    // A factory with 1,200 people and 3 亿 has too little revenue to be large, enough to be medium.
    ['C3443', 1200, 300_000_000, 'medium'],
    // 400 people but only 500 万: medium staff, small revenue.
    ['C3443', 400, 5_000_000, 'small'],
    // 1,500 people and 299 万 are micro: the grade falls as far as the lowest indicator does.
    ['C3443', 1500, 2_990_000, 'micro'],
    // 19 people, 10 亿: micro, for the staff alone.
    ['C3443', 19, 1_000_000_000, 'micro'],
    ['F5111', 20, 50_000_000, 'medium'],
    ['F5111', 5, 9_999_999, 'micro'],
  ] as const)('in %s with %i people and %i yuan is %s', (industry, staff, revenue, grade) => {
    expect(sizeOf({ industry, staff, revenue, assets: 0 })).toBe(grade);
  });

  it('is exact beyond the integers of a double', () => {
    expect(sizeOf({ industry: 'K7010', staff: 0, revenue: 2_000_000_000n, assets: 10n ** 30n })).toBe('large');
    expect(sizeOf({ industry: 'K7010', staff: 0, revenue: 1_999_999_999n, assets: 10n ** 30n })).toBe('medium');
  });

  it('divides G59 between transport and storage', () => {
    const middling = { staff: 100, revenue: 10_000_000, assets: 0 };
    expect(sizeOf({ industry: 'G5910', ...middling })).toBe('small');
    for (const storage of ['G5920', 'G5930', 'G5941', 'G5951', 'G5960', 'G5990']) {
      expect(sizeOf({ industry: storage, ...middling }), storage).toBe('medium');
    }
    expect(sizeOf({ industry: 'G59', ...middling })).toBeNull();
  });

  it.each(['G5320', 'J6621', 'K7040', 'P8310', 'Q8411', 'S9221', 'T9700'])('is not given to %s', (industry) => {
    expect(sizeOf({ industry, staff: 500, revenue: 10 ** 9, assets: 10 ** 9 })).toBeNull();
  });

  it.each(['F', 'G', 'K', 'K70', 'Q', 'I'])('is not given to %s, which is too coarse', (industry) => {
    expect(sizeOf({ industry, staff: 500, revenue: 10 ** 9, assets: 10 ** 9 })).toBeNull();
  });
});

describe('the table', () => {
  const tree = industryTree();

  it('has 16 rows whose industries are in the classification', () => {
    expect(SIZE_2017_SECTORS).toHaveLength(16);
    for (const code of [...SIZE_2017_SECTORS.flatMap((sector) => sector.industries), ...SIZE_2017_UNGRADED]) {
      expect(tree.index.has(code), code).toBe(true);
    }
  });

  it('gives every class exactly one row, or says that it has none', () => {
    for (const { code } of tree.entries.filter((entry) => entry.code.length === 5)) {
      const rows = SIZE_2017_SECTORS.flatMap((sector) => sector.industries).filter((above) => code.startsWith(above));
      const none = SIZE_2017_UNGRADED.filter((above) => code.startsWith(above));
      expect(rows.length + none.length, code).toBe(1);
    }
  });

  it('has falling bounds in decimal text', () => {
    for (const { indicators } of SIZE_2017_SECTORS) {
      for (const { large, medium, small } of indicators) {
        for (const bound of [large, medium, small]) expect(bound).toMatch(/^[1-9]\d*$/);
        expect(BigInt(large) > BigInt(medium) && BigInt(medium) > BigInt(small)).toBe(true);
      }
    }
  });

  it('has its grades as a code list', () => {
    expect(sizeTree().entries.map((entry) => entry.code)).toEqual([...SIZE_GRADES]);
  });
});
