import { describe, expect, it } from 'vitest';
import { loadRules, match, type RuleSet } from '../../src/index.ts';
import { yamlFiles } from './shipped.ts';

// The date on which today's guaranteed loan took the place of the old one is not known, so that beside it the old one never
// matches. What it said shows only where today's is not loaded.
const files = yamlFiles('rules');
const today = loadRules(files).rules;
const before = loadRules(files.filter(({ name }) => !name.endsWith('/cn-startup-loan.yaml'))).rules;

/** Verdict and ceiling of a loan for an industrial enterprise with so many people, so many of them newly hired. */
function loan(rules: RuleSet, item: string, staff: number, qualifiedHires: number): string {
  const facts = { industry: 'C3484', staff, qualifiedHires, wageArrears: false, insuranceArrears: false };
  const profile = { enterprise: 'E1', facts: { ...facts, revenue: { 2024: '500万' }, dishonest: false } };
  const { results } = match(rules, profile, { asOf: '2025-11-01', items: [item] });
  const { verdict, ceiling } = results[0]!;
  return ceiling === null ? verdict : `${verdict} up to ${ceiling.max}`;
}

describe('the guaranteed start-up loan', () => {
  it.each([
    [100, 30, 'review up to 2000000'],
    [100, 29, 'ineligible'],
    [100, 15, 'ineligible'],
    [101, 16, 'review up to 2000000'],
    [120, 18, 'review up to 2000000'],
    [120, 17, 'ineligible'],
  ])('asked of %i people for 30%%, above 100 people for 15%%: %i hires, %s', (staff, hires, expected) => {
    expect(loan(before, 'cn-startup-loan-2015/loan', staff, hires)).toBe(expected);
  });

  it.each([
    [100, 10, 'review up to 4000000'],
    [100, 9, 'ineligible'],
    [120, 6, 'review up to 4000000'],
    [120, 5, 'ineligible'],
  ])('asks of %i people for 10%%, above 100 people for 5%%: %i hires, %s', (staff, hires, expected) => {
    expect(loan(today, 'cn-startup-loan/loan', staff, hires)).toBe(expected);
  });

  it('is no longer had by the old rule once today’s is there', () => {
    expect(loan(today, 'cn-startup-loan-2015/loan', 100, 30)).toBe('ineligible');
  });
});
