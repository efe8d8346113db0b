import { describe, expect, it } from 'vitest';
import { renderDiagnostic } from '../../src/text/render-diagnostic.ts';
import { beside, policy, profile, read } from './broken-file.ts';

describe('a file with many mistakes', () => {
  it('is told all of them at once, in the order of the text', () => {
    const one = policy(
      '',
      `policy: ⟦玉环 2025⟧{bad-name}
title: ⟦""⟧{empty-text}
⟦regin⟧{unknown-key}: ⟦"331O83"⟧{unknown-code}
effective: { from: 2025-07-21, until: ⟦2025-07-20⟧{until-before-from} }
facts:
  share: { type: ratio, label: 比率, derive: { ratio: [⟦投资⟧{unknown-fact}, revenue] } }
  own: { type: ⟦mony⟧{unknown-word}, label: 自有, derive: revenue }
requires: { condition: ⟦god⟧{unknown-condition} }
items:
  - id: 甲
    title: 首次达1亿元
    when:
      all:
        - { fact: ⟦行业⟧{unknown-fact}, operator: within, value: C }
        - { fact: industry, operator: ⟦"=>"⟧{unknown-word}, ⟦value⟧{missing-key}: }
    amount: { rate: 5%, of: ⟦staff⟧{no-money}, round: { to: ⟦10,000⟧{thousands-separator}, mode: ⟦dwn⟧{unknown-word} } }
    limit: { times: ⟦0⟧{number-too-small}, per: ⟦month⟧{bad-limit-period} }
    window: { from: ⟦02-30⟧{impossible-date} }
  - id: ⟦甲⟧{duplicate-name}
    title: 二
    when: { any: ⟦[]⟧{empty-list} }
stacking:
  - { rule: highest, items: [甲, ⟦乙⟧{unknown-stacked}] }
`,
    );
    const { lines, expected, diagnostics } = read(one);
    expect(lines).toEqual(expected);
    const places = diagnostics.map(({ span }) => span.start);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('does not keep other files from being read', () => {
    const { lines, expected } = read(
      beside('', {
        'a.yaml': 'policy: a\ntitle: t\nitems: ⟦{}⟧{wrong-shape}\n',
        'b.yaml': 'policy: b\n⟦titel⟧{unknown-key}: t\nitems: [{ id: a, title: t, when: ⟦maybe⟧{not-a-condition} }]\n',
        'c.yaml': '⟦⟧{empty-file}',
        'vocabulary/w.yaml': 'facts: { x: { type: ⟦int⟧{unknown-word}, label: x } }\n',
      }),
    );
    expect(lines).toEqual(expected);
  });

  it('is a profile whose other facts are read', () => {
    const { lines, expected, diagnostics } = read(
      profile(
        '',
        'enterprise: X\nfacts:\n  ⟦staf⟧{unknown-fact}: 5\n  assets: ⟦"1,000"⟧{thousands-separator}\n  founded: ⟦2024-02-30⟧{impossible-date}\n  revenue: { 2023: ⟦abc⟧{not-a-number}, 2024: 5 }\ngrants: [{ item: ⟦a⟧{bad-name}, date: ⟦2024⟧{not-a-date} }]\n',
      ),
    );
    expect(lines).toEqual(expected);
    expect(diagnostics.every(({ what }) => what.zh !== what.en)).toBe(true);
  });

  it('lists a thousand, and says that there are others', () => {
    const atoms = Array.from({ length: 1500 }, (_, at) => `{ fact: f${at}, operator: ">", value: 1 }`).join(', ');
    const { diagnostics } = read(
      policy('', `policy: p\ntitle: t\nitems: [{ id: a, title: t, when: { any: [${atoms}] } }]\n`),
    );
    expect(diagnostics).toHaveLength(1001);
    expect(renderDiagnostic(diagnostics[1000]!, 'en').split('\n')[0]).toMatch(
      /error\[too-many-problems\] there are more than 1000 problems; the others are not listed$/,
    );
  });
});
