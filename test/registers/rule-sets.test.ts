import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadRules, renderDiagnostic } from '../../src/index.ts';
import { generateRules } from '../bench/generate-rules.ts';

interface Document {
  region: string;
  requires: unknown;
  items: { when: unknown; amount: unknown; review?: unknown; delivery?: string }[];
}

const documentsOf = (items: number): Document[] =>
  generateRules(items, 20251101)
    .slice(1)
    .map(({ text }) => parse(text) as Document);

/** What a condition asks: its atoms, as they are written. `good-standing` and the like stand for one. */
function atomsOf(condition: unknown): string[] {
  if (typeof condition !== 'object' || condition === null) throw new TypeError('not a condition');
  if ('fact' in condition || 'condition' in condition) return [JSON.stringify(condition)];
  return Object.values(condition).flatMap((part: unknown) =>
    Array.isArray(part) ? part.flatMap(atomsOf) : atomsOf(part),
  );
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe.each([
  [1000, 100, 1000],
  [10_000, 300, 5000],
])('a rule set of %d items', (items, fewest, most) => {
  const documents = documentsOf(items);
  const all = documents.flatMap((document) =>
    document.items.map((item) => ({ document, item, atoms: [...atomsOf(item.when), ...atomsOf(document.requires)] })),
  );

  it('has that many, ten a document', () => {
    expect(all).toHaveLength(items);
    for (const document of documents) expect(document.items).toHaveLength(10);
  });

  it('asks about seven things an item, from three up', () => {
    const counts = all.map(({ atoms }) => atoms.length);
    expect(mean(counts)).toBeGreaterThan(6.5);
    expect(mean(counts)).toBeLessThan(7.5);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...counts)).toBeGreaterThan(10);
  });

  it('shares what it asks', () => {
    const asked = all.flatMap(({ atoms }) => atoms);
    const distinct = new Set(asked).size;
    expect(distinct).toBeGreaterThan(fewest);
    expect(distinct).toBeLessThan(most);
    expect(asked.length / distinct).toBeGreaterThan(items === 1000 ? 9 : 25);
  });

  it('binds most documents to a county, some to the city, a few to the province', () => {
    const share = (test: (region: string) => boolean): number =>
      mean(documents.map(({ region }) => Number(test(region))));
    const error = 3 * Math.sqrt((0.85 * 0.15) / documents.length);
    expect(Math.abs(share((region) => !region.endsWith('00')) - 0.85)).toBeLessThan(error);
    expect(Math.abs(share((region) => region === '331000') - 0.1)).toBeLessThan(error);
    expect(Math.abs(share((region) => region === '330000') - 0.05)).toBeLessThan(error);
    expect(new Set(documents.map(({ region }) => region)).size).toBe(11);
  });

  it('asks thresholds, industries, titles, dates, flags, derived facts, and one fact of another', () => {
    const text = all.flatMap(({ atoms }) => atoms).join('\n');
    for (const fact of ['revenue', 'industry', 'titles', 'established', 'aboveScaleSince', 'aboveScale', 'kind'])
      expect(text).toContain(`{"fact":"${fact}"`);
    for (const fact of ['revenueGrowth', 'revenueGrowth@-2', 'rdIntensity', 'size', 'ageYears'])
      expect(text).toContain(`{"fact":"${fact}"`);
    expect(text).toContain('"value":{"fact":"rdExpense@-2"}');
  });

  it('gives fixed amounts, shares, bands, so much for each, by size, and up to a limit', () => {
    const forms = all.map(({ item }) =>
      typeof item.amount === 'object' ? Object.keys(item.amount as object)[0]! : 'fixed',
    );
    const share = (form: string): number => mean(forms.map((one) => Number(one === form)));
    expect(new Set(forms)).toEqual(new Set(['fixed', 'rate', 'bands', 'each', 'choose', 'upTo']));
    expect(share('fixed')).toBeGreaterThan(0.4);
    for (const form of ['rate', 'bands', 'each']) expect(share(form)).toBeGreaterThan(0.05);
  });

  it('leaves some to a person, and would have some given without an application', () => {
    const reviewed = mean(all.map(({ item }) => Number(item.review !== undefined)));
    expect(reviewed).toBeGreaterThan(0.15);
    expect(reviewed).toBeLessThan(0.25);
    expect(new Set(all.map(({ item }) => item.delivery))).toEqual(new Set(['apply-free', 'direct', 'fast', undefined]));
  });

  it('is the same of the same seed', () => {
    expect(generateRules(items, 5)).toEqual(generateRules(items, 5));
    expect(generateRules(items, 5)).not.toEqual(generateRules(items, 6));
  });
});

describe('a generated rule set', () => {
  it('is checked without a word', () => {
    const { rules, diagnostics } = loadRules(generateRules(1000, 20251101));
    expect(diagnostics.map((one) => renderDiagnostic(one, 'en'))).toEqual([]);
    expect(rules.compiled.items).toHaveLength(1000);
  });
});
