import { describe, expect, it } from 'vitest';
import { parseJsonLines } from '../../src/document/parse-json-lines.ts';
import { outline } from './outline.ts';

const parse = (text: string | Uint8Array) => parseJsonLines({ name: 'a.jsonl', text });

describe('JSON lines', () => {
  it('are one record a line, blank lines skipped', () => {
    const { records, diagnostics } = parse('{"a":1}\n\n  \n{"a":"二"}\r\n[3]');
    expect(records.map(({ line, root }) => [line, outline(root)])).toEqual([
      [1, { a: '1' }],
      [4, { a: 'q:二' }],
      [5, ['3']],
    ]);
    expect(diagnostics).toEqual([]);
  });

  it('know places in the whole file', () => {
    const { records, source } = parse('{"a":1}\n{"键":"值"}\n');
    const root = records[1]?.root;
    const entry = root?.kind === 'map' ? root.entries[0] : undefined;
    expect(source.text.slice(entry?.value.span.start, entry?.value.span.end)).toBe('"值"');
  });

  it('are read on after a line that cannot be', () => {
    const { records, diagnostics } = parse('{"a":1\n{"a":2}\n{"a":3,"a":4}\nb: 5\n"six"\n{"a":>}\n{"a":7}\n');
    expect(diagnostics.map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual([
      '1:1 unclosed-bracket',
      '3:8 duplicate-key',
      '4:1 record-not-complete',
      '5:1 record-not-complete',
      '6:6 unquoted-operator',
    ]);
    expect(records.map(({ line }) => line)).toEqual([1, 2, 3, 6, 7]);
  });

  it('have limits of their own each, not as a file', () => {
    const deep = '['.repeat(70);
    const { records, diagnostics } = parse(`${deep}\n{"a":1}\n`);
    expect(diagnostics.map(({ line, code }) => `${line} ${code}`)).toEqual(['1 too-deep']);
    expect(records.map(({ line }) => line)).toEqual([2]);
    expect(parse(`{"a":"${'x'.repeat(3_000_000)}"}\n`.repeat(2)).records).toHaveLength(2);
    expect(parse(`{"a":"${'x'.repeat(5_000_000)}"}\n{"b":1}\n`).diagnostics.map(({ code }) => code)).toEqual([
      'file-too-large',
    ]);
  });

  it('must be UTF-8', () => {
    const { records, diagnostics } = parse(new Uint8Array([0x7b, 0x7d, 0x0a, 0xb9]));
    expect(records).toEqual([]);
    expect(diagnostics.map(({ line, code }) => `${line} ${code}`)).toEqual(['2 not-utf-8']);
  });

  it('has a value for every key: an empty one is told, not taken for null', () => {
    const { records, diagnostics } = parseJsonLines({ name: 'p.jsonl', text: '{"a": 1}\n{"facts": {"cash":}}\n' });
    expect(diagnostics.map(({ code, line, column }) => [code, line, column])).toEqual([['value-missing', 2, 12]]);
    expect(records).toHaveLength(2);
  });
});
