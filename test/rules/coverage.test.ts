import { describe, expect, it } from 'vitest';
import { hasErrors, renderDiagnostic } from '../../src/index.ts';
import { type CoverageEntry, type PointerSection, readCoverage } from './coverage-file.ts';
import { MATERIAL, materialClauses } from './material.ts';
import { entryProblems } from './pointer.ts';
import { shippedRules, yamlFiles } from './shipped.ts';
import { testedItems } from './tested-items.ts';

/** What the catalogue promises: so many of the collected clauses are rules that can be run. */
const ENCODED_AT_LEAST = 45;

const { rules, files, diagnostics } = shippedRules();
const cases = testedItems(files);
const entries = yamlFiles('test/rules/coverage').flatMap(readCoverage);

const wordsIn = (entry: CoverageEntry, section: PointerSection): readonly string[] =>
  entry.claims.filter((claim) => claim.section === section).map((claim) => claim.words);

describe('the coverage of the clauses', () => {
  it('is judged on rules without errors', () => {
    expect(hasErrors(diagnostics) ? diagnostics.map((one) => renderDiagnostic(one, 'en')) : []).toEqual([]);
  });

  it('has one entry for each clause, in one file', () => {
    const seen = new Map<string, string>();
    const twice = entries.flatMap(({ clause, at }) => {
      const before = seen.get(clause);
      seen.set(clause, at);
      return before === undefined ? [] : [`${clause} stands in ${before} and in ${at}`];
    });
    expect(twice).toEqual([]);
  });

  it(`has at least ${ENCODED_AT_LEAST} clauses that are encoded`, () => {
    const encoded = entries.filter((entry) => entry.left === undefined);
    expect(encoded.length).toBeGreaterThanOrEqual(ENCODED_AT_LEAST);
  });

  it.each(entries.map((entry) => [entry.clause, entry] as const))('holds for %s', (_clause, entry) => {
    expect(entryProblems(entry, { rules, cases })).toEqual([]);
  });
});

if (MATERIAL !== null) {
  const clauses = materialClauses(MATERIAL);

  describe('the coverage beside the collection of clauses', () => {
    it('names all of its clauses and no others', () => {
      const named = entries.map(({ clause }) => clause).sort();
      expect(named).toEqual(clauses.map(({ id }) => id).sort());
    });

    it.each(clauses.map((clause) => [clause.id, clause] as const))(
      'names what %s asks for and rules out',
      (id, clause) => {
        const entry = entries.find((one) => one.clause === id);
        if (entry === undefined) return expect.fail(`${id} has no entry`);
        if (entry.left !== undefined) return;
        expect([...wordsIn(entry, 'conditions')].sort()).toEqual([...clause.conditions].sort());
        expect([...wordsIn(entry, 'exclusions')].sort()).toEqual([...clause.exclusions].sort());
      },
    );
  });
}
