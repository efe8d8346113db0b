import { describe, expect, it } from 'vitest';
import { fromJsonRules } from '../../src/json-rules/index.ts';
import { eligible, fired } from '../json-rules/both.ts';
import { checkChoices, must } from './arbitrary/choices.ts';
import { type AnyJsonRules, anyJsonFacts, anyJsonRules, JSON_FACT_TYPES } from './arbitrary/json-rules.ts';
import { runs } from './check-property.ts';

interface Run {
  readonly set: AnyJsonRules;
  readonly facts: Record<string, unknown>;
  readonly events: readonly string[];
  told(): string;
}

const counts = { rules: 0, imported: 0, runs: 0, events: 0, open: 0 };

describe('imported rules', () => {
  it('are eligible where json-rules-engine fires, if all facts are known', async () => {
    const all: Run[] = [];
    checkChoices(
      'imported rules fire',
      runs(300, 2000),
      (choices) => {
        const set = anyJsonRules(choices);
        const alone = fromJsonRules(set as never);
        // What is only compared with other facts might be anything.
        const isOpen = alone.diagnostics.some(({ code }) => code === 'json-assumed-type');
        if (isOpen) counts.open++;
        const imported = isOpen ? fromJsonRules(set as never, { types: JSON_FACT_TYPES }) : alone;
        counts.rules += set.rules.length;
        counts.imported += imported.items.length;
        const told = (facts: unknown): string =>
          `${JSON.stringify({ set, facts })}\n${imported.files.map(({ text }) => text).join('\n')}`;
        const codes = imported.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
        must(!codes.includes('json-not-importable'), 'files are written that cannot be read', () => told(null));
        must(imported.items.length === set.rules.length, `left out: ${codes}`, () => told(null));
        for (let round = 0; round < 3; round++) {
          const facts = anyJsonFacts(choices);
          all.push({ set, facts, events: eligible(imported, facts), told: () => told(facts) });
        }
      },
      700,
    );
    for (const { set, facts, events, told } of all) {
      const expected = await fired(set as never, facts);
      counts.runs++;
      counts.events += expected.length;
      must(JSON.stringify(events) === JSON.stringify(expected), `eligible ${events}, fired ${expected}`, told);
    }
    console.log(counts);
    expect(counts.imported).toBe(counts.rules);
    expect(counts.events).toBeGreaterThan(counts.runs / 2);
  });
});
