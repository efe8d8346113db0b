import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse.ts';
import { parseJsonLines } from '../../src/document/parse-json-lines.ts';

describe('a file with nothing in it', () => {
  it('is told, also where it holds lines of JSON', () => {
    expect(parseJsonLines({ name: 'p.jsonl', text: '\n\n' }).diagnostics.map(({ code }) => code)).toEqual([
      'empty-file',
    ]);
  });

  it('has no place beyond its end, where it cannot be decoded', () => {
    const bytes = new Uint8Array([0xff, 0xfe, 0x61, 0]);
    for (const parse of [parseDocument, parseJsonLines]) {
      const [problem] = parse({ name: 'a', text: bytes }).diagnostics;
      expect(problem).toMatchObject({ code: 'utf-16', span: { start: 0, end: 0 } });
    }
  });
});
