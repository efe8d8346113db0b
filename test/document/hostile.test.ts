import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/document/limits.ts';
import { parseDocument } from '../../src/document/parse.ts';
import { renderDiagnostic } from '../../src/text/render-diagnostic.ts';

/** The codes of the problems of a text. A hang is caught by the time that the test runner gives each test. */
function codes(text: string | Uint8Array): string[] {
  const { diagnostics } = parseDocument({ name: 'a.yaml', text });
  for (const diagnostic of diagnostics.slice(0, 20)) renderDiagnostic(diagnostic, 'zh');
  return [...new Set(diagnostics.map(({ code }) => code))];
}

describe('a document made to do harm', () => {
  it.each([
    ['lists within lists in brackets', '['.repeat(1_000_000)],
    ['maps within maps in braces', '{a: '.repeat(1_000_000)],
    ['lists on one line', '- '.repeat(1_000_000)],
    ['maps with explicit keys', '? '.repeat(1_000_000)],
    ['balanced brackets', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['indented maps', Array.from({ length: 1500 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
  ])('is too deep: %s', (_, text) => {
    expect(codes(text)).toContain('too-deep');
    expect(parseDocument({ name: 'a', text }).root).toBeNull();
  });

  it('may be as deep as the limit, and one deeper is refused', () => {
    const nested = (depth: number): string => `${'['.repeat(depth)}1${']'.repeat(depth)}`;
    expect(codes(nested(LIMITS.depth))).toEqual([]);
    expect(codes(nested(LIMITS.depth + 1))).toEqual(['too-deep']);
  });

  it.each([
    ['keys', Array.from({ length: 200_001 }, (_, i) => `k${i}: 1\n`).join('')],
    ['items', '- a\n'.repeat(200_001)],
    ['empty items', '-\n'.repeat(200_001)],
    ['items in brackets', `[${'1,'.repeat(200_001)}]`],
    ['commas', `[${','.repeat(2_000_000)}`],
  ])('holds too much: %s', (_, text) => {
    expect(codes(text)).toContain('too-many-nodes');
    expect(parseDocument({ name: 'a', text }).root).toBeNull();
  });

  it('may hold as many values as the limit', () => {
    const text = `[${Array.from({ length: LIMITS.nodes - 1 }, () => '1').join(',')}]`;
    expect(codes(text)).toEqual([]);
    expect(codes(text.replace('[', '[1,'))).toEqual(['too-many-nodes']);
  });

  it('is not expanded where aliases multiply', () => {
    const bomb = ['a0: &a0 [x, x]\n'];
    for (let i = 1; i < 30; i++) bomb.push(`a${i}: &a${i} [*a${i - 1}, *a${i - 1}]\n`);
    expect(codes(bomb.join(''))).toEqual(['anchor', 'alias']);
  });

  it.each([
    ['anchors', '&a '],
    ['anchors on lines', '&a\n'],
    ['tags', '!t '],
    ['aliases', '- *a\n'],
    ['operators', '- >=\n'],
    ['operators in brackets', '[>=],'],
    ['brackets that end nothing', ']'],
    ['lines without a colon', 'a\n'],
    ['quotes', '"'],
    ['pairs of quotes', '""'],
    ['backslashes in quotes', '"\\'],
    ['escapes', '"\\q" '],
    ['colons', ':'],
    ['colons on lines', ':\n'],
    ['colons with spaces', ': '],
    ['second colons', 'a: b: c\n'],
    ['documents', '---\n'],
    ['ends of documents', '...\n'],
    ['directives', '%YAML 1.2\n'],
    ['tabs', '\t'],
    ['indented with tabs', '\ta: 1\n'],
    ['lines', '\n'],
    ['carriage returns', '\r'],
    ['comments', '# c\n'],
    ['indented comments', 'a:\n  # c\n'],
    ['zeros', '\0'],
    ['signals of the parser', '\u0002\u0018\u001f'],
    ['halves of characters', '\ud800'],
    ['equal keys', 'a: 1\n'],
    ['reserved keys', '__proto__: 1\n'],
    ['merge keys', '<<: 1\n'],
    ['maps as keys', '? {a: 1}\n: 1\n'],
  ])('is answered quickly when it repeats %s', (_, unit) => {
    // Enough for anything quadratic to run into the time limit of the test.
    const length = Math.floor(100_000 / new TextEncoder().encode(unit).length);
    for (const before of ['', '[']) codes(before + unit.repeat(length));
  });

  it.each([
    ['line breaks', '\n'],
    ['indented comments', 'a:\n  # c\n'],
    ['quotes', '""'],
    ['tags', '!t '],
  ])('is answered quickly when it is as large as may be: %s', (_, unit) => {
    expect(codes(unit.repeat(Math.floor(LIMITS.fileBytes / unit.length))).length).toBeGreaterThan(0);
  });

  it('may be one plain text of megabytes', () => {
    expect(codes('字'.repeat(1_300_000))).toEqual([]);
    expect(codes(`a: ${'b '.repeat(1_500_000)}\nc: 1`)).toEqual([]);
    expect(codes(`a:\n${'  b\n'.repeat(500_000)}`)).toEqual([]);
    expect(codes(`a: |\n${'  b\n'.repeat(500_000)}`)).toEqual([]);
    expect(codes(`a: "${'b\\n'.repeat(500_000)}"`)).toEqual([]);
  });

  it('lists no more than a thousand problems, and says that there are others', () => {
    const { diagnostics } = parseDocument({ name: 'a', text: '- @a\n'.repeat(5000) });
    expect(diagnostics.length).toBe(LIMITS.problems + 1);
    expect(diagnostics.filter(({ code }) => code === 'too-many-problems')).toHaveLength(1);
  });

  it('is not read at all when it is too large, with its size', () => {
    const text = new Uint8Array(LIMITS.fileBytes + 1).fill(0x61);
    const { diagnostics, root } = parseDocument({ name: 'a', text });
    expect(root).toBeNull();
    expect(diagnostics.map(({ code, what }) => [code, what.en])).toEqual([
      ['file-too-large', 'the file has 4 194 305 bytes, the limit is 4 194 304 (4 MiB)'],
    ]);
    expect(codes('字'.repeat(1_398_102))).toEqual(['file-too-large']);
    expect(codes('字'.repeat(1_398_101))).toEqual([]);
  });
});
