import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse.ts';
import { outline } from './outline.ts';

function problems(text: string): string[] {
  const { diagnostics, source } = parseDocument({ name: 'a.yaml', text });
  return diagnostics.map(({ line, column, code, span }) =>
    `${line}:${column} ${code} ${source.text.slice(span.start, span.end)}`.trimEnd(),
  );
}
const tree = (text: string): unknown => outline(parseDocument({ name: 'a.yaml', text }).root);

describe('a mistake of syntax', () => {
  it.each([
    ['a: [1, 2\nb: 3\n', '1:4 unclosed-bracket ['],
    ['a: { x: { y: 1 }\nb: 3\n', '1:4 unclosed-bracket {'],
    ['a: [1, 2}\n', '1:4 unclosed-bracket ['],
    ['{"a": [1, 2', '1:1 unclosed-bracket {'],
    ['a: "abc\nb: 1\n', '1:4 unclosed-quote "'],
    ["a: 'abc\nb: 1\n", "1:4 unclosed-quote '"],
    ['title: 关于: 试点\n', '1:8 second-colon 关'],
    ['fact:revenue\noperator: in\n', '1:1 missing-colon fact:revenue'],
    ['a: 1\nfact\nb: 2\n', '2:1 missing-colon fact'],
    ['when: { fact:revenue }\n', '1:9 missing-space fact:revenue'],
    ['a: 1\n b: 2\n', '2:1 bad-indentation'],
    ['a:\n  b: 1\n c: 2\nd: 3\n', '3:1 bad-indentation'],
    ['items:\n  - id: x\n   title: y\n', '3:1 missing-dash'],
    ['a: [1,, 2]\n', '1:7 extra-comma ,'],
    ['{"a": 1 "b": 2}', '1:7 missing-comma 1 "b": 2'],
    ['a: - b\n', '1:4 dash-after-key -'],
    ['a: "\\q"\n', '1:5 bad-escape \\q'],
    ['a: @x\n', '1:4 needs-quotes @'],
    ['a: `x`\n', '1:4 needs-quotes `'],
    ['a: %x\n', '1:4 needs-quotes %'],
    ['a: "x"#c\n', '1:7 comment-without-space #c'],
    ['a: "x" "y"\n', '1:8 unexpected-text "y"'],
    ['- a\nb: 1\n', '2:1 unexpected-text b'],
    ['a: ]\n', '1:4 unexpected-text ]'],
    ['a:\n\tb: 1\n', '2:1 tab-indentation'],
    ['- a: 1\n\tb: 2\n', '2:1 tab-indentation'],
    ['a:\n  b: 1\n \t c: 2\n', '3:1 tab-indentation'],
  ])('is one problem in its place: %j', (text, expected) => {
    expect(problems(text)).toEqual([expected]);
  });

  it('does not end the reading: all of a file are found at once', () => {
    expect(problems('a: "\\q"\nb: [1,, 2]\nc: @x\nd: >=\ne: { f:1 }\na: 2\n')).toEqual([
      '1:5 bad-escape \\q',
      '2:7 extra-comma ,',
      '3:4 needs-quotes @',
      '4:4 unquoted-operator >=',
      '5:6 missing-space f:1',
      '6:1 duplicate-key a',
    ]);
  });

  it('leaves what it touches empty and the rest as it is', () => {
    expect(tree('a: "\\q"\nb: [1,, 2]\nc: 3\n')).toEqual({ a: '', b: ['1', '2'], c: '3' });
  });

  it('of indentation leaves out what may hang on the wrong level', () => {
    expect(tree('x:\n  y: 1\n z: 2\n w: 3\nlast: 4\n')).toEqual({ x: { y: '1' }, last: '4' });
    expect(tree('a:\n\tb: 1\nc: 2\n')).toEqual({ a: '', c: '2' });
  });

  it('with a second colon is read as the text it was meant to be', () => {
    expect(tree('title: 关于: 试点\nnext: 1\n')).toEqual({ title: 'q:关于: 试点', next: '1' });
  });

  it('speaks both languages, in one line, without a full stop', () => {
    const text = 'a: [1\nb: "\\q"\nc: @x\nd: >=\ne: &x *y\n<<: 1\n__proto__: 1\nf: { g:1 }\nf: !t \u0000\n';
    const { diagnostics } = parseDocument({ name: 'a', text });
    expect(diagnostics.length).toBeGreaterThan(8);
    for (const { what, why, fix } of diagnostics) {
      for (const phrase of [what, why, fix]) {
        if (!phrase) continue;
        expect(phrase.zh).toMatch(/^[^\n]*[^\n。.]$/);
        expect(phrase.en).toMatch(/^(?:YAML|[^\nA-Z])[^\n]*[^\n.]$/);
      }
    }
  });
});
