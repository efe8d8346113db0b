import { describe, expect, it } from 'vitest';
import { isNull } from '../../src/document/node.ts';
import { parseDocument } from '../../src/document/parse.ts';
import { outline, spans } from './outline.ts';

const parse = (text: string | Uint8Array) => parseDocument({ name: 'a.yaml', text });
const read = (text: string): unknown => {
  const { root, diagnostics } = parse(text);
  expect(diagnostics.map(({ what }) => what.en)).toEqual([]);
  return outline(root);
};

describe('a document', () => {
  it('keeps every scalar as it is written, and how', () => {
    expect(
      read("a: 0111\nb: \"0111\"\nc: 91E5\nd: 1_000\ne: yes\nf: 2024-01-01\ng: ~\nh:\ni: 'it''s'\nj: .5\nk: 0x1F\n"),
    ).toEqual({
      a: '0111',
      b: 'q:0111',
      c: '91E5',
      d: '1_000',
      e: 'yes',
      f: '2024-01-01',
      g: '~',
      h: '',
      i: "q:it's",
      j: '.5',
      k: '0x1F',
    });
  });

  it('reads block texts, also the one right below a key that ends in a comment', () => {
    expect(read('note: >  # 说明\n  一\n  二\n\n  三\nother: |-\n  x\n   y\nkeep: |+\n  z\n\n')).toEqual({
      note: 'b:一 二\n三\n',
      other: 'b:x\n y',
      keep: 'b:z\n\n',
    });
  });

  it('reads lists and maps in both styles', () => {
    expect(read('all:\n- { fact: a, operator: ">=", value: 1亿 }\n- [x, "y"]\n-\n  - b: {}\n    c: []\n')).toEqual({
      all: [{ fact: 'a', operator: 'q:>=', value: '1亿' }, ['x', 'q:y'], [{ b: {}, c: [] }]],
    });
  });

  it('knows the place of every node', () => {
    const text = 'a: 一\nb:\n  - "x"  # c\n  - { k: v }\n\n# tail\nc: |\n  t\n\nd:\n';
    expect(spans(parse(text).root, text)).toEqual([
      'a: 一\nb:\n  - "x"  # c\n  - { k: v }\n\n# tail\nc: |\n  t\n\nd:',
      'a',
      '一',
      'b',
      '- "x"  # c\n  - { k: v }',
      '"x"',
      '{ k: v }',
      'k',
      'v',
      'c',
      '|\n  t',
      'd',
      '',
    ]);
  });

  it('counts places from behind a byte order mark', () => {
    const bytes = new TextEncoder().encode('\ufeffa: >=\n');
    for (const file of ['\ufeffa: >=\n', bytes]) {
      const { source, diagnostics } = parse(file);
      expect(source.text).toBe('a: >=\n');
      expect(diagnostics.map(({ span, line, column }) => ({ span, line, column }))).toEqual([
        { span: { start: 3, end: 5 }, line: 1, column: 4 },
      ]);
    }
  });

  it('gives texts in NFC, and finds keys equal that look equal', () => {
    expect(read('n: e\u0301\n')).toEqual({ n: '\u00e9' });
    expect(parse('\u00e9: 1\ne\u0301: 2\n').diagnostics.map(({ code, line }) => `${line} ${code}`)).toEqual([
      '2 duplicate-key',
    ]);
  });

  it('reads CRLF and lone CR as line breaks', () => {
    expect(read('a: 1\r\nb: "x\r\n  y"\r\nc: |\r\n  z\r\n')).toEqual({ a: '1', b: 'q:x y', c: 'b:z\n' });
    expect(read('a: 1\rb: 2\r')).toEqual({ a: '1', b: '2' });
  });

  it('says that there is no value of nothing, null and ~, unquoted', () => {
    const { root } = parse('- \n- null\n- ~\n- "null"\n- ""\n- Null\n');
    expect(root?.kind === 'list' && root.items.map(isNull)).toEqual([true, true, true, false, false, false]);
  });

  it('allows the marks of a beginning and an end', () => {
    expect(read('# c\n---\na: 1\n...\n')).toEqual({ a: '1' });
  });
});

describe('a JSON document', () => {
  it('may be indented with tabs', () => {
    expect(read('{\n\t"a": 1.50,\n\t"b": [\n\t\ttrue,\n\t\tnull\n\t]\n}')).toEqual({ a: '1.50', b: ['true', 'null'] });
  });

  it('may stand on one line without spaces, or behind some', () => {
    expect(read('{"a":{"b":[1,-2,3e5]},"c":"x"}')).toEqual({ a: { b: ['1', '-2', '3e5'] }, c: 'q:x' });
    expect(read('\n   [{"a":""}]')).toEqual([{ a: 'q:' }]);
  });

  it('has its escapes, pairs of surrogates among them', () => {
    expect(read('{"a":"\\/\\"\\\\\\n\\t\\u4e2d\\ud83d\\ude00\\r"}')).toEqual({ a: 'q:/"\\\n\t中😀\r' });
  });

  it('may have keys of any length', () => {
    const key = 'k'.repeat(5000);
    expect(read(`{"${key}":1,"b":2}`)).toEqual({ [key]: '1', b: '2' });
    expect(read(`"${key}": 1\n`)).toEqual({ [key]: '1' });
  });

  it('keeps line separators within texts', () => {
    expect(read('{"a":"x\u2028y"}')).toEqual({ a: 'q:x\u2028y' });
  });
});
