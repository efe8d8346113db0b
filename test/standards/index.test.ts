import { describe, expect, it } from 'vitest';
import { BUILT_IN_CODES, builtInCodes, STANDARD_TABLES, standardTable } from '../../src/standards/index.ts';

describe('the registries of standards', () => {
  it('name every code list as it names itself', () => {
    expect(Object.keys(BUILT_IN_CODES)).toEqual(['gbt4754-2017', 'region', 'size-2017']);
    for (const name of Object.keys(BUILT_IN_CODES)) expect(builtInCodes(name)?.name).toBe(name);
  });

  it('say of a table what it reads and which code list its result is from', () => {
    for (const [name, table] of Object.entries(STANDARD_TABLES)) {
      expect(standardTable(name)).toBe(table);
      expect(builtInCodes(table.codes)).toBeDefined();
    }
    expect(standardTable('size-2017')?.reads).toEqual(['industry', 'staff', 'revenue', 'assets']);
  });

  it('know no name that they do not list', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'size-2011', '']) {
      expect(builtInCodes(name)).toBeUndefined();
      expect(standardTable(name)).toBeUndefined();
    }
  });
});
