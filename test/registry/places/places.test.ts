import { describe, expect, it } from 'vitest';
import { divisionsOf, isDivisionTree } from '../../../src/registry/places/divisions.ts';
import { placesOf } from '../../../src/registry/places/places.ts';
import { industryTree, regionTree } from '../../../src/standards/index.ts';
import { codeTree } from '../../../src/value/code-tree.ts';

const tree = regionTree();
const places = placesOf(tree);

function found(address: string, within?: string): string | null {
  const entries = places.find(address, within === undefined ? undefined : tree.index.get(within)!);
  return entries === null ? null : entries.map((at) => tree.entries[at]!.code).join('|');
}

describe('an address is followed from its start', () => {
  it.each([
    ['浙江省台州市玉环市玉城街道城中路1号', '331083001'],
    ['浙江省玉环市大麦屿街道', '331083003'],
    ['台州市椒江区洪家街道', '331002004'],
    ['玉环市', '331083'],
    ['浙江省', '330000'],
    ['浙江台州玉环大麦屿经济开发区', '331083'],
    ['温岭泽国镇牧屿', '331081100'],
    ['台州市路桥街道', '331004002'],
    ['台州市临海古城街道', '331082001'],
    ['浙江省-台州市-仙居县', '331024'],
    ['浙江省 台州市 仙居县', '331024'],
    ['浙江省，台州市，仙居县', '331024'],
    ['317600 浙江省玉环市', '331083'],
    ['中国浙江省玉环市', '331083'],
    ['地址：浙江省玉环市', '331083'],
    ['中国（浙江）自由贸易试验区舟山市定海区', '330902'],
    ['浙江省台州市台州市椒江区', '331002'],
    ['台州市（椒江区）白云山南路', '331002'],
    ['台州市经济开发区洪家街道', '331002004'],
    ['台州湾新区海虹街道', '331002009'],
  ])('%s lies in %s', (address, code) => {
    expect(found(address)).toBe(code);
  });
});

describe('an old name is the division of today', () => {
  it.each([
    ['玉环县珠港镇坎门', '331083'],
    ['浙江省玉环县', '331083'],
    ['上虞市百官街道', '330604'],
    ['黄岩县路桥镇', '331003|331004'],
    ['杭州市江干区凯旋路', '330102|330114'],
  ])('%s lies in %s', (address, code) => {
    expect(found(address)).toBe(code);
  });
});

describe('an address is as coarse as it deserves', () => {
  it.each([
    ['台州市市府大道1号', '331000'],
    ['江苏省苏州市工业园区', '320000'],
    ['上海市普陀区', '310000'],
    ['广西南宁市青秀区', '450000'],
    // Only the streets of Taizhou are known: 太平街道 may be anywhere in the province.
    ['浙江省太平街道', '330000'],
    ['温州市鹿城区太平街道', '330302'],
    ['台州市城东街道', '331081002'],
    ['', null],
    ['东海路1号', null],
    ['深圳市南山区', null],
    ['普陀区江宁路', null],
    ['太平街道1号', null],
  ])('%s lies in %s', (address, code) => {
    expect(found(address)).toBe(code);
  });
});

describe('of two places side by side it is known that it lies in what holds both', () => {
  it.each([
    ['浙江省温岭市、玉环市', '331000'],
    ['台州市椒江区路桥区', '331000'],
    ['椒江区/路桥区', '331000'],
    ['浙江省台州市玉环市温州市', '330000'],
    ['台州市温岭市泽国镇玉环县', '331000'],
    ['浙江省上海市', null],
    // Others elsewhere bear that name, and what is called after a place is none.
    ['上海市江北区', '310000'],
    ['台州市椒江区温岭市商会大厦', '331002'],
    ['台州市椒江区台州市府', '331002'],
  ])('%s lies in %s', (address, code) => {
    expect(found(address)).toBe(code);
  });
});

describe('of two places apart the first that begins the path counts', () => {
  it.each([
    ['玉环市玉城街道（一照多址：温岭市泽国镇1号）', '331083001'],
    ['玉环市玉城街道城中路1号、温岭市泽国镇1号', '331083001'],
    ['台州市（仅限椒江区经营）', '331000'],
    ['台州市解放路1号椒江区', '331000'],
  ])('%s lies in %s', (address, code) => {
    expect(found(address)).toBe(code);
  });
});

describe('a place word is no location', () => {
  it.each([
    ['台州路100号', null],
    ['上海市静安区台州路5号', '310000'],
    ['杭州市西湖区台州大厦', '330106'],
    ['深圳市南山区台州市商会', null],
    ['广东省深圳市台州商会大厦', '440000'],
    ['江苏省苏州市玉环路', '320000'],
    ['台州市路桥大道1号', '331000'],
    ['台州市温岭中路1号', '331000'],
    ['台州市温岭万昌中路1号', '331081'],
    ['天台山路1号', null],
    ['三门湾大道', null],
    ['温岭市场1号', null],
    ['浙江大学科技园', null],
  ])('%s lies in %s', (address, code) => {
    expect(found(address)).toBe(code);
  });
});

describe('an address of a register that holds one place', () => {
  it.each([
    ['洪家街道机场路', '331002004'],
    ['玉环大麦屿街道', '331083003'],
    ['市府大道1号', '331000'],
    ['浙江省台州市玉环市', '331083'],
  ])('begins there: %s lies in %s', (address, code) => {
    expect(found(address, '331000')).toBe(code);
  });
});

describe('the table of names', () => {
  it('finds every division by its path, and by its own name where no other bears it', () => {
    for (const [at, { code, label }] of tree.entries.entries()) {
      const path: string[] = [];
      for (let one: string | undefined = code; one !== undefined; one = tree.entries[tree.index.get(one)!]!.parent)
        path.unshift(tree.entries[tree.index.get(one)!]!.label.zh!);
      expect([label.zh, places.find(path.join(''))]).toEqual([label.zh, [at]]);
    }
  });

  it('is that of the code list that a vocabulary declares', () => {
    const own = codeTree('region', [
      { code: '331000', label: { zh: '台州市' } },
      { code: '331083', label: { zh: '玉环市' }, parent: '331000' },
    ]);
    expect(placesOf(own).find('台州市玉环县')).toEqual([1]);
    // What lies above all of them need not be in the list; what lies elsewhere is known to none of it.
    expect(placesOf(own).find('浙江省台州市玉环县')).toEqual([1]);
    expect(placesOf(own).find('浙江玉环')).toEqual([1]);
    expect(placesOf(own).find('浙江省')).toBeNull();
    expect(placesOf(own).find('上海市玉环路')).toBeNull();
  });

  it('takes no time to speak of, whatever the address', () => {
    const started = performance.now();
    expect(found('台州市'.repeat(100_000))).toBe('331000');
    expect(found('x'.repeat(1_000_000))).toBeNull();
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('divisions', () => {
  it('are code lists of six or nine digits', () => {
    expect([isDivisionTree(tree), isDivisionTree(industryTree()), isDivisionTree(codeTree('x', []))]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('that a list does not have are the nearest above', () => {
    const codes = (code: string) => divisionsOf(tree, code).map((at) => tree.entries[at]!.code);
    expect(codes('331083001002')).toEqual(['331083001']);
    expect(codes('3310')).toEqual(['331000']);
    expect(codes('320582')).toEqual(['320000']);
    expect(codes('000000')).toEqual([]);
    expect(codes('33108')).toEqual([]);
  });
});
