import { describe, expect, it } from 'vitest';
import { codeFrame } from '../../src/text/code-frame.ts';
import { type Diagnostic, Reporter } from '../../src/text/diagnostic.ts';

function diagnosticAt(text: string, marked: string | [number, number]): Diagnostic {
  const start = typeof marked === 'string' ? text.indexOf(marked) : marked[0];
  const end = typeof marked === 'string' ? start + marked.length : marked[1];
  const reporter = new Reporter({ name: 'a.yaml', text });
  reporter.report({ start, end }, { code: 'x', what: { zh: '错', en: 'wrong' } });
  return reporter.diagnostics[0]!;
}

const frame = (text: string, marked: string | [number, number], options = {}): string =>
  codeFrame(diagnosticAt(text, marked), { context: 0, ...options });

describe('a code frame', () => {
  it('puts carets under the span, between the lines around it', () => {
    expect(codeFrame(diagnosticAt('- fact: a\n  operator: >=\n  value: 1\n', '>='))).toBe(
      ['1 | - fact: a', '2 |   operator: >=', '  |             ^^', '3 |   value: 1'].join('\n'),
    );
  });

  it('counts two columns for a Chinese character before the span and within it', () => {
    expect(frame('研发费用: 上限\n', '上限')).toBe(['1 | 研发费用: 上限', '  |           ^^^^'].join('\n'));
  });

  it('counts full-width forms as two and half-width ones as one', () => {
    expect(frame('ａ：x', 'x')).toBe(['1 | ａ：x', '  |     ^'].join('\n'));
  });

  it('counts no column for a combining mark', () => {
    expect(frame('e\u0301a\u0300: x', 'x')).toBe(['1 | e\u0301a\u0300: x', '  |     ^'].join('\n'));
  });

  it('counts two columns for an emoji, also for one joined of several', () => {
    expect(frame('😀👨‍👩‍👧: x', 'x')).toBe(['1 | 😀👨‍👩‍👧: x', '  |       ^'].join('\n'));
    expect(frame('a: 😀!', '😀')).toBe(['1 | a: 😀!', '  |    ^^'].join('\n'));
    expect(frame('❤️ x', 'x')).toBe(['1 | ❤️ x', '  |    ^'].join('\n'));
  });

  it('moves tabs to multiples of four columns, and carets with them', () => {
    expect(frame('\tb: x', 'x')).toBe(['1 |     b: x', '  |        ^'].join('\n'));
    expect(frame('ab\tx', 'x')).toBe(['1 | ab  x', '  |     ^'].join('\n'));
    expect(frame('a\tb', '\t')).toBe(['1 | a   b', '  |  ^^^'].join('\n'));
  });

  it('marks the first line of a longer span to its end', () => {
    expect(frame('a: [1,  \n  2]\nb: 3', [3, 14])).toBe(['1 | a: [1,', '  |    ^^^'].join('\n'));
  });

  it('marks one column where a span is empty, also behind the end of the text', () => {
    expect(frame('a:\nb: 1', [2, 2])).toBe(['1 | a:', '  |   ^'].join('\n'));
    expect(frame('a: "x', [99, 99])).toBe(['1 | a: "x', '  |      ^'].join('\n'));
  });

  it('aligns line numbers of different lengths', () => {
    const text = Array.from({ length: 12 }, (_, i) => `k${i + 1}: v`).join('\n');
    expect(codeFrame(diagnosticAt(text, 'k10'))).toBe(
      [' 9 | k9: v', '10 | k10: v', '   | ^^^', '11 | k11: v'].join('\n'),
    );
  });

  it('cuts a long line around the span', () => {
    const text = `${'a'.repeat(500)} WRONG ${'b'.repeat(500)}`;
    expect(frame(text, 'WRONG', { width: 30 })).toBe(
      [`1 | …${'a'.repeat(8)} WRONG ${'b'.repeat(13)}…`, `  | ${' '.repeat(10)}^^^^^`].join('\n'),
    );
  });

  it('cuts a long line of wide characters without halving one', () => {
    const text = `${'甲'.repeat(50)}X${'乙'.repeat(50)}`;
    expect(frame(text, 'X', { width: 20 })).toBe(
      [`1 | …${'甲'.repeat(3)}X${'乙'.repeat(5)}…`, '  |        ^'].join('\n'),
    );
  });

  it('copes with a line of four megabytes', () => {
    const text = `${'好'.repeat(2_000_000)}X${'好'.repeat(2_000_000)}`;
    expect(frame(text, 'X')).toContain('^');
  });

  it('shows control characters, bidirectional controls and halves of characters as placeholders', () => {
    expect(frame('a\u001b[31m\u0000\u202e\ud800\u009b: x', 'x')).toBe(
      ['1 | a␛[31m␀\ufffd\ufffd\ufffd: x', '  |             ^'].join('\n'),
    );
  });

  it('splits lines at CRLF and lone CR as positions do', () => {
    expect(frame('a: 1\r\nb: x\rc: 2', 'x')).toBe(['2 | b: x', '  |    ^'].join('\n'));
  });

  it('colours only the carets', () => {
    expect(frame('a: x', 'x', { mark: (s: string) => `<${s}>` })).toBe(['1 | a: x', '  |    <^>'].join('\n'));
  });

  it('is empty where the source has no text', () => {
    expect(frame('', [0, 0])).toBe('');
  });
});
