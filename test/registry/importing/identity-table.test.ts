import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CreditCodes } from '../../../src/registry/importing/credit-codes.ts';
import { IdentityTable } from '../../../src/registry/importing/identity-table.ts';
import type { BytesColumn } from '../../../src/registry/sources/batch.ts';
import { completeCreditCode, isCreditCode } from '../../../src/standards/index.ts';
import { checkProperty, runs } from '../../properties/check-property.ts';

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

/** Few, so that many come again. */
const code = fc.nat(400).map((at) => completeCreditCode(`91331002${10_000_000 + at * 7919}`));

/** As Parquet has it: texts with their lengths between them. */
function columnOf(texts: readonly (string | null)[]): BytesColumn {
  const pieces = texts.map((text) => Buffer.from(`....${text ?? ''}`));
  const starts: number[] = [];
  const ends: number[] = [];
  let next = 0;
  for (const [at, piece] of pieces.entries()) {
    starts.push(texts[at] === null ? 0 : next + 4);
    next += piece.length;
    ends.push(texts[at] === null ? -1 : next);
  }
  const bytes = Buffer.concat(pieces);
  return { kind: 'text', bytes, starts: Int32Array.from(starts), ends: Int32Array.from(ends), at: 0, stride: 1 };
}

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

  it('takes the credit codes of a batch together, up to the first row that has none, or one that there was', () => {
    checkProperty(
      'codes of a batch',
      fc.property(
        fc.array(fc.oneof({ weight: 6, arbitrary: code }, { weight: 1, arbitrary: id }, fc.constant(null)), {
          maxLength: 300,
        }),
        fc.constantFrom(0, 5000),
        (ids, expected) => {
          const table = new IdentityTable(expected);
          const known = new Map<string, number>();
          const codes = new CreditCodes();
          codes.read(columnOf(ids), ids.length);
          for (let row = 0; row < ids.length; row++) {
            const until = table.addCodes(codes, row, ids.length);
            for (; row < until; row++) {
              expect(isCreditCode(ids[row]!) && !known.has(ids[row]!)).toBe(true);
              known.set(ids[row]!, known.size);
            }
            const one = ids[row];
            if (one == null) continue;
            // As it was not taken: there was one, or it is no code.
            expect(known.has(one) || !isCreditCode(one)).toBe(true);
            expect(place(table, one, 'add')).toBe(!known.has(one));
            if (!known.has(one)) known.set(one, known.size);
          }
          expect(table.size).toBe(known.size);
          // They are found by their bytes, as if they had been added so.
          for (const [one, at] of known) expect(place(table, one, 'find')).toBe(at);
        },
      ),
      runs(300, 5000),
    );
  });

  it('grows while a batch of codes is taken, and keeps the row at which another begins', () => {
    const ids = Array.from({ length: 50_000 }, (_, at) => completeCreditCode(`91331002${10_000_000 + at}`));
    const codes = new CreditCodes();
    codes.read(columnOf([...ids, ids[7]!, ids[0]!]), 50_002);
    const table = new IdentityTable();
    expect(table.addCodes(codes, 0, 20_000)).toBe(20_000);
    expect(table.addCodes(codes, 20_000, 50_002)).toBe(50_000);
    expect(table.addCodes(codes, 50_001, 50_002)).toBe(50_001);
    for (const [at, one] of ids.entries()) if (place(table, one, 'find') !== at) throw new Error(one);
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
