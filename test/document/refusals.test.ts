import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse.ts';
import { outline } from './outline.ts';

/** Line, column, code and the marked text of each diagnostic. */
function problems(text: string | Uint8Array): string[] {
  const { diagnostics, source } = parseDocument({ name: 'a.yaml', text });
  return diagnostics.map(({ line, column, code, span }) =>
    `${line}:${column} ${code} ${source.text.slice(span.start, span.end)}`.trimEnd(),
  );
}
const tree = (text: string): unknown => outline(parseDocument({ name: 'a.yaml', text }).root);

describe('an unquoted operator', () => {
  it.each([
    ['operator: >\nvalue: 1\n', '1:11 unquoted-operator >', { operator: 'q:>', value: '1' }],
    ['operator: >=\nvalue: 1\n', '1:11 unquoted-operator >=', { operator: 'q:>=', value: '1' }],
    ['operator: !=\nvalue: 1\n', '1:11 unquoted-operator !=', { operator: 'q:!=', value: '1' }],
    ['operator: |\nvalue: 1\n', '1:11 unquoted-operator |', { operator: 'q:|', value: '1' }],
    ['op: >= # at least\nvalue: 1\n', '1:5 unquoted-operator >=', { op: 'q:>=', value: '1' }],
    ['op: > # more\n\n\nvalue: 1\n', '1:5 unquoted-operator >', { op: 'q:>', value: '1' }],
    ['op: > 5\nvalue: 1\n', '1:5 unquoted-operator >', { op: 'q:>', value: '1' }],
    ['op: >-\nvalue: 1\n', '1:5 unquoted-operator >-', { op: 'q:>-', value: '1' }],
    ['op: !=5\nvalue: 1\n', '1:5 unquoted-operator !=5', { op: 'q:!=5', value: '1' }],
    ['op: >=\r\nvalue: 1\r\n', '1:5 unquoted-operator >=', { op: 'q:>=', value: '1' }],
    ['{ fact: a, operator: >, value: 1 }', '1:22 unquoted-operator >', { fact: 'a', operator: 'q:>', value: '1' }],
    ['{ fact: a, operator: >=, value: 1 }', '1:22 unquoted-operator >=', { fact: 'a', operator: 'q:>=', value: '1' }],
    ['{ fact: a, operator: !=, value: 1 }', '1:22 unquoted-operator !=', { fact: 'a', operator: 'q:!=', value: '1' }],
    ['{ fact: a, operator: != }', '1:22 unquoted-operator !=', { fact: 'a', operator: 'q:!=' }],
    ['{ fact: a, operator: >= }', '1:22 unquoted-operator >=', { fact: 'a', operator: 'q:>=' }],
    ['- operator: >\n    value: 1\n', '1:13 unquoted-operator >', [{ operator: 'q:>' }]],
    ['[<=, >]', '1:6 unquoted-operator >', ['<=', 'q:>']],
    ['操作: >', '1:5 unquoted-operator >', { 操作: 'q:>' }],
  ])('is one problem, and reads as it was meant: %j', (text, problem, expected) => {
    expect(problems(text)).toEqual([problem]);
    expect(tree(text)).toEqual(expected);
  });

  it('is told apart from a folded text with lines below', () => {
    expect(problems('note: >\n  一\n  二\nother: >-\n\n  x\n')).toEqual([]);
  });

  it('does not hide another problem', () => {
    expect(problems('- operator: >=\n  value: *x\n- operator: !=\n  value: @y\n')).toEqual([
      '1:13 unquoted-operator >=',
      '2:10 alias *x',
      '3:13 unquoted-operator !=',
      '4:10 needs-quotes @',
    ]);
  });

  it('says what to write', () => {
    const [diagnostic] = parseDocument({ name: 'a', text: 'operator: >=' }).diagnostics;
    expect(diagnostic?.what).toEqual({ zh: '「>=」没有加引号', en: '`>=` is not quoted' });
    expect(diagnostic?.fix).toEqual({ zh: '写成 `">="`，加上双引号', en: 'write `">="`, in double quotes' });
  });
});

describe('what YAML has and this format has not', () => {
  it.each([
    ['a: &x 1\nb: *x\n', ['1:4 anchor &x', '2:4 alias *x'], { a: '1', b: '' }],
    ['a: !!str 5\nb: !foo { c: 1 }\n', ['1:4 tag !!str', '2:4 tag !foo'], { a: '5', b: { c: '1' } }],
    ['a: !<tag:x> 5\n', ['1:4 tag !<tag:x>'], { a: '5' }],
    [
      'base: &b\n  x: 1\nc:\n  <<: *b\n  y: 2\n',
      ['1:7 anchor &b', '4:3 merge-key <<', '4:7 alias *b'],
      { base: { x: '1' }, c: { y: '2' } },
    ],
    ['a: 1\n---\nb: 2\n', ['2:1 several-documents ---'], { a: '1' }],
    ['%YAML 1.1\n---\na: 1\n', ['1:1 directive %YAML 1.1'], { a: '1' }],
    ['? [a, b]\n: 1\nc: 2\n', ['1:3 key-not-text [a, b]'], { c: '2' }],
    ['{ { a: 1 }: 2, c: 3 }', ['1:3 key-not-text { a: 1 }'], { c: '3' }],
    [': 1\nc: 2\n', ['1:1 key-missing'], { c: '2' }],
    ['a: 1\nb: 2\n"a": 3\n', ['3:1 duplicate-key "a"'], { a: '1', b: '2' }],
    ['{"a":1,"\\u0061":2}', ['1:8 duplicate-key "\\u0061"'], { a: '1' }],
    [
      '__proto__: 1\nconstructor: 2\n"prototype": 3\nx: 4\n',
      ['1:1 reserved-key __proto__', '2:1 reserved-key constructor', '3:1 reserved-key "prototype"'],
      { x: '4' },
    ],
  ])('is refused in its place, and the rest is read: %j', (text, expected, rest) => {
    expect(problems(text)).toEqual(expected);
    expect(tree(text)).toEqual(rest);
  });

  it('may stand in a quoted text', () => {
    expect(problems('a: "&x"\nb: "*x"\nc: "!!str"\n"<<": d\n')).toEqual([]);
  });

  it('names the line of the first of two equal keys', () => {
    const [diagnostic] = parseDocument({ name: 'a', text: '\na: 1\nb: 2\na: 3\n' }).diagnostics;
    expect(diagnostic?.line).toBe(4);
    expect(diagnostic?.what).toEqual({
      zh: '键「a」重复，第 2 行已经有了',
      en: 'the key `a` stands twice, first in line 2',
    });
  });
});

describe('an encoding', () => {
  it('that is not UTF-8 is refused where it goes wrong', () => {
    const text = new Uint8Array([...new TextEncoder().encode('a: 1\n名: '), 0xb9, 0xab, 0x0a]);
    expect(problems(text)).toEqual(['2:4 not-utf-8 \ufffd']);
    expect(parseDocument({ name: 'a', text }).root).toBeNull();
    expect(parseDocument({ name: 'a', text }).diagnostics[0]?.what.en).toBe('byte 11 (0xB9) is not UTF-8');
  });

  it.each([
    ['an overlong form', [0x61, 0xc0, 0x80], 1],
    ['a surrogate', [0xed, 0xa0, 0x80], 0],
    ['a truncated character', [0x61, 0x61, 0xe4, 0xb8], 2],
    ['a code point beyond Unicode', [0xf4, 0x90, 0x80, 0x80], 0],
    ['a stray continuation', [0xe4, 0xb8, 0xad, 0x80], 3],
  ])('with %s is not UTF-8', (_, bytes, at) => {
    const { diagnostics } = parseDocument({ name: 'a', text: new Uint8Array(bytes) });
    expect(diagnostics.map(({ code }) => code)).toEqual(['not-utf-8']);
    expect(diagnostics[0]?.what.en).toContain(`byte ${at + 1} `);
  });

  it.each([
    ['with a little-endian mark', [0xff, 0xfe, 0x61, 0x00]],
    ['with a big-endian mark', [0xfe, 0xff, 0x00, 0x61]],
    ['without a mark', [0x61, 0x00, 0x3a, 0x00]],
  ])('that is UTF-16, %s, is named', (_, bytes) => {
    expect(problems(new Uint8Array(bytes))).toEqual(['1:1 utf-16']);
  });
});

describe('a character that nobody can see', () => {
  it('is refused raw', () => {
    expect(problems('a: x\u0000y\nb: \u001b[31m\nc: \u007f\nd: \u0085\ne: "\ufeff"\nf: \ud800z\n')).toEqual([
      '1:5 control-character \u0000',
      '2:4 control-character \u001b',
      '3:4 control-character \u007f',
      '4:4 control-character \u0085',
      '5:5 control-character',
      '6:4 lone-surrogate \ud800',
    ]);
  });

  it('is refused escaped', () => {
    expect(problems('{"a":"\\u0000","b":"\\ud800","c":"\\udc00\\ud800","d":"\\e"}')).toEqual([
      '1:6 control-character "\\u0000"',
      '1:19 lone-surrogate "\\ud800"',
      '1:32 lone-surrogate "\\udc00\\ud800"',
      '1:51 control-character "\\e"',
    ]);
  });

  it('cannot pass for a signal of the parser', () => {
    expect(problems('a: \u0002\u001f\u0018[1')).toContain('1:4 control-character \u0002');
  });
});

describe('an empty file', () => {
  it.each(['', '\n\n', '# 说明\n', '---\n', '---\n...\n', '\ufeff'])('says so: %j', (text) => {
    const { root, diagnostics } = parseDocument({ name: 'a', text });
    expect(root).toBeNull();
    expect(diagnostics.map(({ code }) => code)).toEqual(['empty-file']);
  });
});
