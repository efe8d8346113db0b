import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRules, renderDiagnostic } from '../../src/index.ts';
import { loadMapping } from '../../src/registry/mapping/load-mapping.ts';
import { parseDay } from '../../src/value/civil-date.ts';
import { generateRules } from '../bench/generate-rules.ts';
import { BARE_COLUMNS, DIRTY_COLUMNS, TYPED_COLUMNS } from './columns.ts';
import { mappingText } from './mapping.ts';

const SHIPPED = readdirSync('rules/vocabulary').map((name) => ({
  name: `vocabulary/${name}`,
  text: readFileSync(join('rules/vocabulary', name), 'utf8'),
}));

describe.each([
  ['the shipped vocabulary', SHIPPED],
  ['that of generated rules', generateRules(10, 1)],
])('the mapping of an invented register to %s', (_, files) => {
  const { rules } = loadRules(files);
  it.each([
    ['dirty', true, DIRTY_COLUMNS],
    ['dirty', false, DIRTY_COLUMNS],
    ['typed', false, TYPED_COLUMNS],
    ['bare', false, BARE_COLUMNS],
  ] as const)(
    'of the %s shape, joined: %s, is checked without a word, and names columns that there are',
    (shape, joined, columns) => {
      const file = { name: 'mapping.yaml', text: mappingText(shape, joined) };
      const { mapping, diagnostics } = loadMapping(file, rules.vocabulary, parseDay('2025-11-01')!);
      expect(diagnostics.map((one) => renderDiagnostic(one, 'en'))).toEqual([]);
      const names = new Set(columns.map(({ name }) => name));
      for (const { column } of mapping!.columns) expect(names).toContain(column);
      expect(mapping!.joins).toHaveLength(joined ? 3 : 0);
    },
  );
});
