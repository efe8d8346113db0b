import { describe, expect, it } from 'vitest';
import { Reporter } from '../../src/text/diagnostic.ts';
import { renderDiagnostic } from '../../src/text/render-diagnostic.ts';
import { sortDiagnostics } from '../../src/text/sort-diagnostics.ts';
import { userWords } from '../../src/text/visible.ts';

const reporter = new Reporter({ name: 'rules/a.yaml', text: '事实: 研发\n' });
reporter.report(
  { start: 4, end: 6 },
  {
    code: 'unknown-fact',
    what: { zh: '没有「研发」这个事实', en: 'there is no fact `研发`' },
    why: { zh: '词汇表里没有它', en: 'no vocabulary has it' },
    fix: { zh: '改成「研发费用」', en: 'write `研发费用`' },
  },
);
const diagnostic = reporter.diagnostics[0]!;

describe('a rendered diagnostic', () => {
  it('says place, code and what, shows the line, and says why and what to do', () => {
    expect(renderDiagnostic(diagnostic, 'zh')).toBe(
      [
        'rules/a.yaml:1:5 error[unknown-fact] 没有「研发」这个事实',
        '  1 | 事实: 研发',
        '    |       ^^^^',
        '  原因：词汇表里没有它',
        '  改法：改成「研发费用」',
      ].join('\n'),
    );
  });

  it('speaks English, and lets a caller colour its parts', () => {
    const upper = (text: string): string => text.toUpperCase();
    const rendered = renderDiagnostic(diagnostic, 'en', { error: upper, place: (p) => `<${p}>`, carets: () => '~' });
    expect(rendered.split('\n')).toEqual([
      '<rules/a.yaml:1:5> ERROR[UNKNOWN-FACT] there is no fact `研发`',
      '  1 | 事实: 研发',
      '    |       ~',
      '  why: no vocabulary has it',
      '  fix: write `研发费用`',
    ]);
  });

  it('lets no escape sequence of a file name or a message through', () => {
    const evil = { ...diagnostic, path: 'a\u001b[2J', what: { zh: '\u0007', en: '\u009b1m' } };
    expect(renderDiagnostic(evil, 'zh')).toMatch(/^a␛\[2J:1:5 error\[unknown-fact\] ␇/);
    expect(renderDiagnostic(evil, 'en')).not.toContain('\u009b');
  });
});

describe('words of the user in a message', () => {
  it('are quoted in each language, cut when long, and harmless', () => {
    expect(userWords('研发')).toEqual({ zh: '「研发」', en: '`研发`' });
    expect(userWords('a\n\u001b').en).toBe('`a␊␛`');
    expect(userWords('😀'.repeat(100)).en).toBe(`\`${'😀'.repeat(60)}…\``);
  });
});

describe('sorted diagnostics', () => {
  it('come by file, by place, and errors before warnings', () => {
    const at = (path: string, start: number, severity: 'error' | 'warning', code: string) => ({
      ...diagnostic,
      path,
      severity,
      code,
      span: { start, end: start + 1 },
    });
    const sorted = sortDiagnostics([
      at('b', 0, 'error', '4'),
      at('a', 9, 'warning', '3'),
      at('a', 9, 'error', '2'),
      at('a', 2, 'warning', '1'),
    ]);
    expect(sorted.map(({ code }) => code)).toEqual(['1', '2', '3', '4']);
  });
});
