import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Tokenizer } from '../../../src/registry/sources/csv/tokenize.ts';

const COMMA = { delimiter: 0x2c, lineEnd: 0x0a };

interface Taken {
  readonly records: { readonly line: number; readonly fields: string[] }[];
  readonly rejects: { readonly line: number; readonly reason: string; readonly value: string }[];
}

/** Takes a text apart that comes in pieces of `size` bytes. */
function take(text: string, width: number, size = text.length * 4 + 1): Taken {
  const all = Buffer.from(text);
  const tokenizer = new Tokenizer(COMMA, width);
  const taken: Taken = { records: [], rejects: [] };
  let waiting = Buffer.alloc(0);
  for (let at = 0; ; at += size) {
    const piece = all.subarray(at, at + size);
    const bytes = Buffer.concat([waiting, piece, Buffer.alloc(1)]);
    const final = piece.length === 0;
    const { starts, ends, lines, count, consumed, rejects } = tokenizer.tokenize(bytes, bytes.length - 1, final);
    for (let record = 0; record < count; record++) {
      const fields = Array.from({ length: width }, (_, column) =>
        bytes.toString('utf8', starts[record * width + column]!, ends[record * width + column]!),
      );
      taken.records.push({ line: lines[record]!, fields });
    }
    taken.rejects.push(...rejects.map(({ line, reason, value }) => ({ line, reason, value })));
    if (final) return taken;
    waiting = bytes.subarray(consumed, bytes.length - 1);
  }
}

const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;
const field = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('', '是', 'a,b', 'two\nlines', 'two\r\nlines', '"', '""', 'x"y', '，', '浙江省台州市'),
);
const written = field.chain((text) => {
  const plain = !/[",\r\n]/.test(text);
  return fc.record({
    text: fc.constant(text),
    raw: plain ? fc.constantFrom(text, quoted(text)) : fc.constant(quoted(text)),
  });
});

describe('taking separated values apart', () => {
  it('gives the fields back that were written, quoted or not, wherever the pieces end', () => {
    const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
      fc.record({
        width: fc.constant(width),
        rows: fc.array(fc.array(written, { minLength: width, maxLength: width }), { maxLength: 8 }),
        end: fc.constantFrom('\n', '\r\n'),
        last: fc.boolean(),
        size: fc.integer({ min: 1, max: 40 }),
      }),
    );
    fc.assert(
      fc.property(table, ({ width, rows, end, last, size }) => {
        const kept = rows.filter((row) => row.map(({ raw }) => raw).join(',') !== '');
        const text = rows.map((row) => row.map(({ raw }) => raw).join(',') + end).join('');
        const whole = last ? text : text.slice(0, text.length - end.length);
        const expected = kept.map((row, at) => ({ line: at + 1, fields: row.map(({ text: one }) => one) }));
        expect(take(whole, width, size)).toEqual({ records: expected, rejects: [] });
      }),
      { numRuns: process.env['HUIQI_DEEP'] ? 20_000 : 500 },
    );
  });

  it('rejects a record with fewer or more fields by itself, with its number', () => {
    expect(take('a,b\n1,2\nonly\n3,4,5\n6,7\n', 2)).toEqual({
      records: [
        { line: 1, fields: ['a', 'b'] },
        { line: 2, fields: ['1', '2'] },
        { line: 5, fields: ['6', '7'] },
      ],
      rejects: [
        { line: 3, reason: 'fields', value: 'only' },
        { line: 4, reason: 'fields', value: '3,4,5' },
      ],
    });
  });

  it('rejects the line whose quote does not close, and goes on with the next', () => {
    expect(take('1,"open\n2,b\n3,c\n', 2)).toEqual({
      records: [
        { line: 2, fields: ['2', 'b'] },
        { line: 3, fields: ['3', 'c'] },
      ],
      rejects: [{ line: 1, reason: 'quotes', value: '1,"open' }],
    });
  });

  it('rejects the line with text behind a closing quote, and goes on with the next', () => {
    expect(take('1,"a"b\n2,"x""y"\n', 2)).toEqual({
      records: [{ line: 2, fields: ['2', 'x"y'] }],
      rejects: [{ line: 1, reason: 'quotes', value: '1,"a"b' }],
    });
    // The quote of the first line closes in the second, where more text follows it.
    expect(take('1,"open\n2,"b"\n3,c\n', 2)).toEqual({
      records: [
        { line: 2, fields: ['2', 'b'] },
        { line: 3, fields: ['3', 'c'] },
      ],
      rejects: [{ line: 1, reason: 'quotes', value: '1,"open' }],
    });
  });

  it('counts blank lines for nothing', () => {
    expect(take('\n\r\n1,2\n\n\n3,4', 2).records.map(({ line, fields }) => [line, ...fields])).toEqual([
      [1, '1', '2'],
      [2, '3', '4'],
    ]);
  });

  it('takes broken text apart the same way wherever the pieces end', () => {
    const soup = fc
      .array(fc.constantFrom('"', ',', '\n', '\r\n', 'a', '是', '""'), { maxLength: 40 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(soup, fc.integer({ min: 1, max: 10 }), (text, size) => {
        const whole = take(text, 2);
        expect(take(text, 2, size)).toEqual(whole);
        const lines = [...whole.records, ...whole.rejects].map(({ line }) => line).sort((a, b) => a - b);
        expect(lines).toEqual(lines.map((_, at) => at + 1));
      }),
      { numRuns: process.env['HUIQI_DEEP'] ? 50_000 : 1000 },
    );
  });
});
