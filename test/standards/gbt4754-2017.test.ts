import { describe, expect, it } from 'vitest';
import { INDUSTRY_LINES } from '../../src/standards/data/industries.ts';
import { industryTree } from '../../src/standards/gbt4754-2017.ts';

const tree = industryTree();
const label = (code: string) => tree.entries[tree.index.get(code) ?? -1]?.label.zh;

describe('the industry classification', () => {
  it('has 20 sections, 97 divisions, 473 groups and 1,382 classes, as amendment No. 1 of 2019 counts them', () => {
    const count = (length: number) => tree.entries.filter((entry) => entry.code.length === length).length;
    expect([count(1), count(3), count(4), count(5)]).toEqual([20, 97, 473, 1382]);
    expect(tree.entries).toHaveLength(1972);
  });

  it('loses no line to a duplicate and writes every code in the shape of its level', () => {
    expect(INDUSTRY_LINES.split('\n')).toHaveLength(1972);
    for (const { code } of tree.entries) expect(code).toMatch(/^[A-T](\d\d(\d\d?)?)?$/);
  });

  it('puts every entry but a section below the entry that its code extends', () => {
    for (const { code, parent } of tree.entries) {
      if (code.length === 1) expect(parent).toBeUndefined();
      else {
        expect(code.startsWith(parent!), code).toBe(true);
        expect(tree.index.has(parent!), code).toBe(true);
      }
    }
    // No entry fell out of its place: preorder is the order of the codes.
    const codes = tree.entries.map((entry) => entry.code);
    expect(codes).toEqual([...codes].sort());
  });

  it('spans a division as one range', () => {
    const at = tree.index.get('C34')!;
    expect(tree.entries[tree.last[at]!]?.code).toBe('C3499');
  });

  it.each([
    ['C', '制造业'],
    ['C3484', '机械零部件加工'],
    ['C2916', '运动场地用塑胶制造'],
    ['C3799', '其他未列明运输设备制造'],
    ['A0171', '中草药种植'],
    ['D4511', '天然气生产和供应业'],
    ['E4710', '住宅房屋建筑'],
    ['G5910', '装卸搬运'],
    ['A0220', '造林和更新'],
    ['T9700', '国际组织'],
  ])('names %s %s', (code, name) => {
    expect(label(code)).toBe(name);
  });

  it('has a label without stray spaces or half-width brackets for every entry', () => {
    for (const { code, label } of tree.entries) expect(label.zh, code).toMatch(/^[^\s(),]+$/);
  });

  it('is built once', () => {
    expect(industryTree()).toBe(tree);
  });
});
