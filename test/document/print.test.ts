import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentsEqual } from '../../src/document/documents-equal.ts';
import type { DocNode, DocScalar, ScalarStyle } from '../../src/document/node.ts';
import { parseDocument } from '../../src/document/parse.ts';
import { printDocument } from '../../src/document/print.ts';
import { reprint } from '../../src/document/reprint.ts';

const span = { start: 0, end: 0 };
const scalar = (text: string, style: ScalarStyle = 'plain'): DocScalar => ({ kind: 'scalar', text, style, span });
const parse = (text: string) => parseDocument({ name: 'a.yaml', text });

const NASTY = [
  ...[
    '',
    ' ',
    '\n',
    '\t',
    'yes',
    'null',
    '~',
    'true',
    '- a',
    '-',
    '?',
    ': ',
    ':x',
    'a:',
    'a: b',
    '#x',
    'a #b',
    ' 1',
    '1 ',
    '>=',
    '>',
    '|',
  ],
  ...[
    '!=',
    '&a',
    '*a',
    '@',
    '`',
    '%x',
    '%YAML 1.2',
    '---',
    '--- a',
    '...',
    '[',
    '{}',
    ',',
    '"',
    "'",
    '\\',
    '\\n',
    'a\nb',
    'a\n\nb\n',
    '\na',
  ],
  ...[
    'a\n b',
    ' a\nb',
    'a \nb',
    'a\r\nb',
    '\r',
    '<<',
    '=',
    '１亿',
    '：',
    '研发费用',
    '😀',
    'é',
    '\u2028',
    '\u00a0',
    '\u200b',
    'x'.repeat(1100),
  ],
  ...[
    '0111',
    '91E5',
    '.5',
    '2024-02-30',
    'operator',
    'a\n# b',
    'a\n- b',
    'a\n\n\n',
    '\n\n',
    'a\t',
    '\ta',
    '\ta\n\tb',
    'a\n\tb',
    'a\n...\nb',
  ],
];
const text = fc
  .oneof(
    fc.constantFrom(...NASTY),
    fc.array(fc.constantFrom(...NASTY), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme' }),
  )
  .map((value) => value.normalize('NFC'))
  .filter((value) => !/\p{Cc}|\ufeff/u.test(value.replace(/[\t\n\r]/g, '')));

/** A plain scalar is one that YAML reads back as such. */
function canBePlain(value: string): boolean {
  if (value === '') return true;
  // At the margin these look like the marks of a document, and are quoted.
  if (/^(---|\.\.\.)/m.test(value)) return false;
  const { root, diagnostics } = parse(`k: ${value}\n`);
  const read = root?.kind === 'map' && root.entries.length === 1 ? root.entries[0]?.value : undefined;
  return diagnostics.length === 0 && read?.kind === 'scalar' && read.style === 'plain' && read.text === value;
}
const plain = fc
  .oneof(
    fc.constantFrom(
      '',
      'null',
      '~',
      'true',
      'yes',
      '5',
      '0111',
      '1.5亿',
      '研发 费用',
      'a-b',
      '=',
      ':x',
      '１亿',
      '---x',
    ),
    text,
  )
  .filter(canBePlain)
  .map((value) => scalar(value));
const leaf = fc.oneof(
  plain,
  text.map((value) => scalar(value, 'quoted')),
  text.map((value) => scalar(value, 'block')),
);
const key = fc
  .oneof(
    text.map((value) => scalar(value, 'quoted')),
    plain.filter(({ text: value }) => value !== '' && value !== '<<' && !value.includes('\n')),
  )
  .filter(({ text: value }) => !['__proto__', 'constructor', 'prototype'].includes(value));

const { tree } = fc.letrec<{ tree: DocNode }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }).map((items): DocNode => ({ kind: 'list', items, span })),
    fc
      .uniqueArray(fc.record({ key, value: tie('tree') }), { maxLength: 4, selector: (entry) => entry.key.text })
      .map((entries): DocNode => ({ kind: 'map', entries, span })),
  ),
}));

describe('a printed document', () => {
  it('reads as the tree that it was printed from', () => {
    fc.assert(
      fc.property(tree, (root) => {
        fc.pre(!(root.kind === 'scalar' && root.style === 'plain' && root.text === ''));
        const printed = printDocument(root);
        const { root: again, diagnostics } = parse(printed);
        expect(diagnostics.map(({ code }) => code)).toEqual([]);
        expect(documentsEqual(root, again), printed).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('looks as people write YAML', () => {
    const root = parse('{"a":"x","b":[{"c":1,"d":null}],"e":{},"f":"yes","op":">="}').root!;
    expect(printDocument(root)).toBe('"a": "x"\n"b":\n  - "c": 1\n    "d": null\n"e": {}\n"f": "yes"\n"op": ">="\n');
  });

  it('keeps blocks as blocks where they can be', () => {
    expect(printDocument(parse('note: >\n  一\n  二\nnext: |-\n  a\n\n  b\n').root!)).toBe(
      'note: |\n  一 二\nnext: |-\n  a\n\n  b\n',
    );
  });

  it('never makes an operator a block, which is refused', () => {
    const root: DocNode = { kind: 'map', entries: [{ key: scalar('operator'), value: scalar('in', 'block') }], span };
    expect(printDocument(root)).toBe('operator: "in"\n');
  });
});

describe('two documents', () => {
  const equal = (a: string, b: string): boolean => documentsEqual(parse(a).root, parse(b).root);

  it('are equal if they say the same, wherever it stands', () => {
    expect(equal('a: [1, "x"]\n', '# c\na:\n  - 1\n  - |-\n    x\n')).toBe(true);
    expect(documentsEqual(null, null)).toBe(true);
  });

  it.each([
    ['a: null', 'a: "null"'],
    ['a: 1', 'a: 2'],
    ['a: 1', 'b: 1'],
    ['[1]', '[1, 2]'],
    ['[]', '{}'],
    ['{ a: 1, b: 2 }', '{ b: 2, a: 1 }'],
    ['', 'a'],
  ])('differ: %s and %s', (a, b) => {
    expect(equal(a, b)).toBe(false);
  });
});

describe('a reprinted file', () => {
  it('keeps comments, blank lines, quotes and blocks, and evens out spacing', () => {
    const source = {
      name: 'a.yaml',
      text: '# 头\n\na:   1   # 尾\nb:\n    - {x: 0111,y: "2"}\n\n    # 中\n    - z\nc: >\n  一\n  二\nd:\n# 末\n',
    };
    expect(reprint(source)).toBe(
      '# 头\n\na: 1 # 尾\nb:\n  - { x: 0111, y: "2" }\n\n  # 中\n  - z\nc: >\n  一 二\nd: # 末\n',
    );
  });

  it('reads as before, and is the same when reprinted', () => {
    const comment = fc.constantFrom('', '', '# c\n', '\n', '  # 缩进\n', '\n# d\n\n');
    fc.assert(
      fc.property(tree, comment, comment, (root, before, after) => {
        const lines = printDocument(root).split('\n');
        const middle = Math.floor(lines.length / 2);
        const commented = before + [...lines.slice(0, middle), ...lines.slice(middle)].join('\n') + after;
        const first = parse(commented);
        fc.pre(first.diagnostics.length === 0);
        const printed = reprint(first.source);
        expect(documentsEqual(parse(printed).root, first.root)).toBe(true);
        expect(reprint({ name: 'a.yaml', text: printed })).toBe(printed);
        expect((printed.match(/# [cd缩]/g) ?? []).length).toBeGreaterThanOrEqual(
          (before + after).match(/# [cd缩]/g)?.length ?? 0,
        );
      }),
      { numRuns: 300 },
    );
  });

  it.each(['a: >=\n', '', '{"a":   1}\n', 'a: &x 1\n'])('stays as it is with problems, or as JSON: %j', (text) => {
    expect(reprint({ name: 'a', text })).toBe(text);
  });
});
