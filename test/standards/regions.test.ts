import { describe, expect, it } from 'vitest';
import { regionTree } from '../../src/standards/regions.ts';
import { resolveCode } from '../../src/value/code-tree.ts';

const tree = regionTree();
const resolved = (code: string) => resolveCode(tree, code).map((at) => tree.entries[at]!.code);
const ancestors = (code: string): string[] => {
  const parent = tree.entries[tree.index.get(code)!]?.parent;
  return parent === undefined ? [] : [parent, ...ancestors(parent)];
};

describe('the regions', () => {
  it('have the 34 provinces as their roots', () => {
    const roots = tree.entries.filter((entry) => entry.parent === undefined);
    expect(roots).toHaveLength(34);
    expect(roots.every((entry) => entry.code.endsWith('0000'))).toBe(true);
  });

  it('hold Zhejiang completely: 11 prefectures, 90 counties', () => {
    const below = tree.entries.filter((entry) => entry.code.startsWith('33') && entry.code.length === 6);
    expect(below.filter((entry) => entry.parent === '330000')).toHaveLength(11);
    expect(below.filter((entry) => !entry.code.endsWith('00'))).toHaveLength(90);
  });

  it('hold the nine counties of Taizhou and their 136 streets and towns', () => {
    const counties = tree.entries.filter((entry) => entry.parent === '331000').map((entry) => entry.code);
    expect(counties).toEqual([
      '331002',
      '331003',
      '331004',
      '331022',
      '331023',
      '331024',
      '331081',
      '331082',
      '331083',
    ]);
    expect(tree.entries.filter((entry) => entry.code.length === 9)).toHaveLength(136);
  });

  it('put every entry below an entry that exists', () => {
    for (const { code, parent } of tree.entries)
      if (parent !== undefined) expect(tree.index.has(parent), code).toBe(true);
  });

  it('lead from a street to its province', () => {
    expect(ancestors('331083102')).toEqual(['331083', '331000', '330000']);
    expect(tree.entries[tree.index.get('331083102')!]?.label.zh).toBe('楚门镇');
    expect(ancestors('511622')).toEqual(['511600', '510000']);
  });

  it.each([
    ['331021', ['331083']], // 玉环县, a city since 2017
    ['330682', ['330604']], // 上虞市, a district since 2013
    ['330283', ['330213']], // 奉化市, a district since 2016
    ['330103', ['330105']], // 下城区, joined with 拱墅区 in 2021
    ['330104', ['330102', '330114']], // 江干区, divided in 2021
    ['331001', ['331000']], // 市辖区: the city as registrar
    ['331083', ['331083']],
    ['999999', []],
  ])('resolve %s to %j', (code, expected) => {
    expect(resolved(code)).toEqual(expected);
  });

  it('have no code that is both in force and old', () => {
    for (const { formerly } of tree.entries)
      for (const old of formerly ?? []) expect(tree.index.has(old), old).toBe(false);
  });
});
