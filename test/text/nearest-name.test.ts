import { describe, expect, it } from 'vitest';
import { nearestName } from '../../src/text/nearest-name.ts';

const FACTS = [
  'staff',
  'revenue',
  'revenueGrowth',
  'industry',
  'registeredCapital',
  '研发费用',
  '营业收入',
  'rd.expense',
];

describe('the nearest name', () => {
  it.each([
    ['staf', 'staff'],
    ['stfaf', 'staff'],
    ['revenu', 'revenue'],
    ['RevenueGrowth', 'revenueGrowth'],
    ['regsteredCapitel', 'registeredCapital'],
    ['研发费', '研发费用'],
    ['营收收入', '营业收入'],
    ['ｓｔａｆｆ', 'staff'],
    ['rd_expense', 'rd.expense'],
  ])('of %s is %s', (name, expected) => {
    expect(nearestName(name, FACTS)).toBe(expected);
  });

  it.each(['xyz', '', '税', 'dishonest', '营商'])('of %s is none, since too much differs', (name) => {
    expect(nearestName(name, FACTS)).toBeUndefined();
  });

  it('is the first of equally near ones', () => {
    expect(nearestName('fact3', ['fact1', 'fact2'])).toBe('fact1');
  });

  it('prefers one that differs in case only', () => {
    expect(nearestName('ALL', ['al', 'all'])).toBe('all');
  });

  it('is found among thousands, and none for a hostile name', () => {
    const candidates = Array.from({ length: 2000 }, (_, i) => `registeredCapital${i}`);
    expect(nearestName('registredCapitl7', candidates)).toBe('registeredCapital7');
    expect(nearestName('x'.repeat(4_000_000), candidates)).toBeUndefined();
    expect(nearestName('ﷺ'.repeat(1000), candidates)).toBeUndefined();
  });
});
