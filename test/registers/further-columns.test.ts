import { describe, expect, it } from 'vitest';
import { DIRTY_COLUMNS, dirtyRow, TYPED_COLUMNS, typedRow } from './columns.ts';
import { enterprisesOf } from './register.ts';

const ROWS = 30_000;
const SEED = 7;
const enterprises = [...enterprisesOf({ rows: ROWS, seed: SEED })];
const rows = enterprises.map((of) => dirtyRow(DIRTY_COLUMNS, SEED, of));
const typed = enterprises.map((of) => typedRow(TYPED_COLUMNS, SEED, of));
const column = (name: string): string[] => rows.map((row) => row[DIRTY_COLUMNS.findIndex((one) => one.name === name)]!);
const typedColumn = (name: string) => typed.map((row) => row[TYPED_COLUMNS.findIndex((one) => one.name === name)]!);

function expectForms(cells: readonly string[], forms: readonly RegExp[]): void {
  for (const form of forms) expect(cells.filter((cell) => form.test(cell)).length, String(form)).toBeGreaterThan(0);
}

describe('what other authorities know, in the register', () => {
  it('makes 25 columns in either shape', () => {
    expect(DIRTY_COLUMNS).toHaveLength(25);
    expect(TYPED_COLUMNS).toHaveLength(25);
  });

  it('says in every way that it is not known', () => {
    for (const name of ['行业代码', '从业人数', '营收2024', '规上', '入规日期', '经营异常'])
      expectForms(column(name), [/^$/, /^-$/, /^无$/, /^NULL$/, /^N\/A$/]);
  });

  it('writes numbers with leading zeros, full-width, with separators, with spaces, and now and then not as numbers', () => {
    expectForms(column('从业人数'), [/^\d+$/, /^00\d+$/, /^[０-９]+$/, /^\d,\d{3}$/, /^ \d+ $/, /^(约|见|50人|#|1O0)/]);
    expectForms(column('营收2024'), [/^\d+\.\d{1,2}$/, /^\d{1,3}(,\d{3})+/, /^[０-９]+．[０-９]+$/]);
  });

  it('writes dates in every way, and a few that never were', () => {
    expectForms(column('入规日期'), [
      /^\d{4}-\d\d-\d\d$/,
      /^\d{4}\/\d{1,2}\/\d{1,2}$/,
      /^\d{8}$/,
      /^[０-９]{4}－[０-９]{2}－[０-９]{2}$/,
      /2023-02-30|2024-13-01|0000-00-00/,
    ]);
  });

  it('writes yes and no in every way', () => {
    for (const name of ['规上', '经营异常'])
      expectForms(column(name), [/^是$/, /^否$/, /^Y$/, /^N$/, /^1$/, /^0$/, /^待核实$/]);
  });

  it('writes one share in percent, another as a part of one', () => {
    expectForms(column('主导产品占比'), [/^\d{2}\.\d$/]);
    expectForms(column('资产负债率'), [/^0\.\d{1,3}$/]);
  });

  it('writes industries as the standard does, in lower case, without the letter, and coarsely', () => {
    expectForms(column('行业代码'), [/^[A-Z]\d{4}$/, /^[a-z]\d{4}$/, /^\d{4}$/, /^[A-Z]\d\d$/, /^0\d{3}$/]);
  });

  it('lists titles with one separator throughout, and says where there are none', () => {
    expectForms(column('荣誉'), [/^无$/, /^$/, /^[^；]+；[^；]+$/, /诚信示范单位/]);
    for (const cell of column('荣誉')) expect(cell).not.toMatch(/[,;、]/);
  });

  it('tells the same of an enterprise in both shapes', () => {
    const known = new Map(['N', '否', '0'].map((text) => [text, false]));
    for (const text of ['Y', '是', '1']) known.set(text, true);
    const values = typedColumn('规上');
    column('规上').forEach((cell, at) => {
      if (known.has(cell)) expect(values[at]).toBe(known.get(cell));
      else if (cell !== '待核实') expect(values[at]).toBeNull();
    });
    const sales = typedColumn('营收2024');
    column('营收2024').forEach((cell, at) => {
      if (/^\d+(\.\d+)?$/.test(cell)) expect(Number(cell)).toBe(sales[at]);
    });
  });

  it('draws an enterprise alike whatever the number of rows', () => {
    const [few] = enterprisesOf({ rows: 30_000, seed: SEED });
    const [many] = enterprisesOf({ rows: 90_000, seed: SEED });
    expect(few).toEqual(many);
  });
});
