import { describe, expect, it } from 'vitest';
import { checkCreditCode } from '../../src/standards/credit-code.ts';
import { BARE_COLUMNS, dirtyRow } from './columns.ts';
import { enterprisesOf } from './register.ts';

/*
 * The rates and forms of a real register, written here again from what was measured on one. A rate of p among n rows may
 * be off by three standard deviations of the binomial distribution.
 */

const ROWS = 30_000;
const SEED = 2025;
const rows = [...enterprisesOf({ rows: ROWS, seed: SEED })].map((of) => dirtyRow(BARE_COLUMNS, SEED, of));
const column = (name: string): string[] => {
  const at = BARE_COLUMNS.findIndex((one) => one.name === name);
  return rows.map((row) => row[at]!);
};
const names = column('企业名称');
const codes = column('统一社会信用代码');
const types = column('企业类型');
const capitals = column('注册资金');
const scopes = column('经营范围');
const addresses = column('注册地址');

function count(cells: readonly string[], test: (cell: string, at: number) => boolean): number {
  return cells.filter(test).length;
}

function expectRate(found: number, rate: number, among = ROWS): void {
  const deviation = Math.sqrt(among * rate * (1 - rate));
  expect(found).toBeGreaterThanOrEqual(among * rate - 3 * deviation);
  expect(found).toBeLessThanOrEqual(among * rate + 3 * deviation);
}

/** Where a document says that some are so: more than a few, and not many. */
function expectSome(found: number, least = 3, most = ROWS / 50): void {
  expect(found).toBeGreaterThanOrEqual(least);
  expect(found).toBeLessThanOrEqual(most);
}

const COUNTIES = {
  '331002': '椒江区',
  '331003': '黄岩区',
  '331004': '路桥区',
  '331022': '三门县',
  '331023': '天台县',
  '331024': '仙居县',
  '331081': '温岭市',
  '331082': '临海市',
  '331083': '玉环市',
};
const countiesIn = (address: string): string[] =>
  Object.entries(COUNTIES).flatMap(([code, name]) =>
    address.includes(name) || (code === '331083' && address.includes('玉环县')) ? [code] : [],
  );

describe('a bare register of thirty thousand rows', () => {
  it('has the nine columns', () => {
    expect(BARE_COLUMNS.map(({ name }) => name)).toEqual(
      '企业名称 统一社会信用代码 注册日期 企业类型 注册资金 经营范围 所在省份 地区 注册地址'.split(' '),
    );
  });

  it('does not tell the type in 72 of 100 rows, and spells it in 28 ways, with brackets of both widths', () => {
    expectRate(
      count(types, (type) => type === 'N/A'),
      0.72,
    );
    const spellings = new Set(types.filter((type) => type !== 'N/A'));
    expect(spellings.size).toBe(28);
    for (const one of ['股份合作制', '集体分支机构(非法人)', '有限责任公司 国有企业']) expect(spellings).toContain(one);
    expect([...spellings].filter((one) => one.includes('(')).length).toBeGreaterThan(3);
    expect([...spellings].filter((one) => one.includes('（')).length).toBeGreaterThan(3);
  });

  it('does not tell the capital in 37 of 100 rows', () => {
    expectRate(
      count(capitals, (capital) => capital === ''),
      0.37,
    );
  });

  it('writes capital in every form, and in no other', () => {
    const forms = [
      /^\d+(\.\d+)?\(万\)$/,
      /^\d+(\.\d+)?\(万元人民币\)$/,
      /^\d+(\.\d+)?万人民币$/,
      /^\d+(\.\d+)?万元人民币$/,
      /^\d+(\.\d+)?万人民币元$/,
      /^\d{1,3}(,\d{3})+(\.\d+)?\(万元人民币\)$/,
      /^\d{1,3}(,\d{3})*\.\d+\(万\)$/,
      /^\d{1,3}(,\d{3})+(\.\d+)?\(万\)$/,
      /^[\d,.]+\(万美元\)$/,
      /^[\d,.]+\(万香港元\)$/,
    ];
    const written = capitals.filter((capital) => capital !== '');
    for (const form of forms) expect(written.filter((capital) => form.test(capital)).length).toBeGreaterThan(0);
    expect(written.filter((capital) => !forms.some((form) => form.test(capital)))).toEqual([]);
  });

  it('has capitals from 0 to 1,680,000 万, half of them at most 88', () => {
    const amounts = capitals
      .filter((capital) => capital !== '')
      .map((capital) => Number(/^[\d,.]+/.exec(capital)![0].replaceAll(',', '')));
    expectSome(amounts.filter((amount) => amount === 0).length);
    expect(Math.max(...amounts)).toBeLessThanOrEqual(1_680_000);
    expect(Math.max(...amounts)).toBeGreaterThan(500_000);
    // The median is 88 if neither the smaller nor the larger are more than half, but for three standard deviations.
    const half = amounts.length / 2 + 3 * Math.sqrt(amounts.length / 4);
    expect(amounts.filter((amount) => amount < 88).length).toBeLessThan(half);
    expect(amounts.filter((amount) => amount > 88).length).toBeLessThan(half);
  });

  it('has valid credit codes, but for one old number and the last letters that a few have in lower case', () => {
    const old = codes.filter((code) => /^\d{15}$/.test(code));
    expect(old).toHaveLength(1);
    expectSome(
      count(codes, (code) => /[a-z]$/.test(code)),
      2,
      30,
    );
    expect(codes.filter((code) => !/^[0-9A-Z]{17}[0-9A-Za-z]$/.test(code))).toEqual(old);
    expect(codes.filter((code) => !checkCreditCode(code).valid)).toEqual(old);
  });

  it('has one row twice', () => {
    expect(new Set(codes.map((code) => code.toUpperCase())).size).toBe(ROWS - 1);
    expect(new Set(rows.map((row) => row.join('\t'))).size).toBe(ROWS - 1);
  });

  it('has 74 of 100 enterprises, 13 sole traders and 13 co-operatives', () => {
    expectRate(
      count(codes, (code) => code.length === 18 && code.startsWith('91')),
      0.74,
    );
    expectRate(
      count(codes, (code) => code.length === 18 && code.startsWith('92')),
      0.13,
    );
    expectRate(
      count(codes, (code) => code.length === 18 && code.startsWith('93')),
      0.13,
    );
  });

  it('has the old registrar of Yuhuan in 7 of 100 codes, that of the city in 5', () => {
    const registrar = codes.map((code) => code.slice(2, 8));
    expectRate(
      count(registrar, (code) => code === '331021'),
      0.07,
    );
    expectRate(
      count(registrar, (code) => code === '331000' || code === '331001'),
      0.05,
    );
    for (const code of ['331000', '331001']) expect(registrar).toContain(code);
  });

  it('has a few registrars that contradict the address', () => {
    const contradictions = codes.filter((code, at) => {
      const registrar = code.slice(2, 8).replace('331021', '331083');
      const named = countiesIn(addresses[at]!);
      return registrar in COUNTIES && named.length === 1 && named[0] !== registrar;
    });
    expectSome(contradictions.length, 3, 100);
  });

  it('names no county in 4 of 100 addresses, two in some, Yuhuan by its old name in some', () => {
    expectRate(
      count(addresses, (address) => countiesIn(address).length === 0),
      0.04,
    );
    expectSome(count(addresses, (address) => countiesIn(address).length === 2));
    expectSome(
      count(addresses, (address) => address.includes('玉环县')),
      100,
      ROWS / 30,
    );
  });

  it('merely mentions the city in the addresses of about 7 of 29,911 enterprises elsewhere', () => {
    const elsewhere = addresses.filter(
      (address) => /^浙江省(?!台州)[^市县]+市[^市县]+区/.test(address) && countiesIn(address).length === 0,
    );
    for (const address of elsewhere) expect(address).toContain('台州');
    expectRate(elsewhere.length, 7 / 29_911);
    expect(elsewhere.length).toBeGreaterThan(0);
  });

  it('writes dates of registration one way, all of them days that were', () => {
    for (const date of column('注册日期')) {
      expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(new Date(date).toISOString().slice(0, 10)).toBe(date);
      expect(date < '2025-11-01').toBe(true);
    }
  });

  it('often cuts the scope at about fifty characters, and has notes in it', () => {
    expect(count(scopes, (scope) => scope.length >= 48 && scope.length <= 52)).toBeGreaterThan(ROWS / 3);
    expect(count(scopes, (scope) => scope.includes('依法须经批准的项目'))).toBeGreaterThan(ROWS / 10);
    expectSome(count(scopes, (scope) => /["\n]/.test(scope)));
  });

  it.each([
    ['有限公司', 0.54],
    ['厂', 0.22],
    ['合作社', 0.14],
    ['分公司', 0.03],
  ])('has names that end in %s at a rate of %d', (ending, rate) => {
    expectRate(
      count(names, (name) => name.endsWith(ending)),
      rate,
    );
  });

  it('says the same province and city everywhere', () => {
    expect(new Set(column('所在省份'))).toEqual(new Set(['浙江省']));
    expect(new Set(column('地区'))).toEqual(new Set(['台州市']));
  });
});
