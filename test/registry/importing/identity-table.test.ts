import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdentityTable } from '../../../src/registry/importing/identity-table.ts';

const place = (table: IdentityTable, id: string, found: 'add' | 'find'): number | boolean => {
  const bytes = Buffer.from(`<${id}>`);
  return table[found](bytes, 1, bytes.length - 1);
};

const id = fc.oneof(
  fc.stringMatching(/^[0-9A-Z]{18}$/),
  fc.stringMatching(/^[0-9a-zA-Z-]{1,22}$/),
  fc.string({ minLength: 1, maxLength: 40 }),
  fc.constantFrom('0', '00', 'A', 'a', '-', '\0', '\0\0', '\0A', 'A\0', 'é', '某某有限公司', '某某有限公司第一分公司'),
);

describe('the table of identities', () => {
  it('knows which there are, and in which order they came, as a map of texts does', () => {
    fc.assert(
      fc.property(fc.array(id, { maxLength: 200 }), (ids) => {
        const table = new IdentityTable();
        const known = new Map<string, number>();
        for (const one of ids) {
          expect(place(table, one, 'find')).toBe(known.get(one) ?? -1);
          expect(place(table, one, 'add')).toBe(!known.has(one));
          if (!known.has(one)) known.set(one, known.size);
        }
        expect(table.size).toBe(known.size);
      }),
      { numRuns: process.env['HUIQI_DEEP'] ? 5000 : 200 },
    );
  });

  it.each([0, 1, 3000, 100_000, 1_000_000_000])(
    'finds each of a hundred thousand again where %i were expected',
    (expected) => {
      const table = new IdentityTable(expected);
      const name = (at: number): string => `9133100${String(at * 7919).padStart(11, '0')}`;
      for (let at = 0; at < 100_000; at++) place(table, name(at), 'add');
      for (let at = 0; at < 100_000; at++) if (place(table, name(at), 'find') !== at) throw new Error(name(at));
      expect(place(table, name(100_000), 'find')).toBe(-1);
    },
  );
});
