import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineIndexAt, positionAt } from '../../src/text/source.ts';

describe('a position', () => {
  it('counts lines and characters from 1, a surrogate pair as one character', () => {
    const source = { name: 'a', text: 'a😀b\n中文\r\nc' };
    expect(positionAt(source, 0)).toEqual({ line: 1, column: 1 });
    expect(positionAt(source, 3)).toEqual({ line: 1, column: 3 });
    expect(positionAt(source, 6)).toEqual({ line: 2, column: 2 });
    expect(positionAt(source, 9)).toEqual({ line: 3, column: 1 });
    expect(positionAt(source, 999)).toEqual({ line: 3, column: 2 });
    expect(lineIndexAt(source, 9)).toBe(2);
  });

  it('is what counting character by character gives, wherever it lies', () => {
    const text = fc
      .array(fc.constantFrom('a', '中', '😀', '\n', '\r\n', '\r', 'x'.repeat(1023), '😀'.repeat(600)), {
        maxLength: 12,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(8000), (content, offset) => {
        const before = [...content.slice(0, offset)].join('');
        const halved = /[\ud800-\udbff]$/.test(before) && offset < content.length;
        fc.pre(!halved && !(before.endsWith('\r') && content[offset] === '\n'));
        const lines = before.split(/\r\n|\r|\n/);
        expect(positionAt({ name: 'a', text: content }, offset)).toEqual({
          line: lines.length,
          column: [...lines.at(-1)!].length + 1,
        });
      }),
    );
  });

  it('is quick for a thousand places in one line of megabytes', () => {
    const source = { name: 'a', text: '好'.repeat(4_000_000) };
    const started = performance.now();
    for (let i = 0; i < 1000; i++) positionAt(source, 3_999_000 + i);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
