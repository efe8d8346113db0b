import { loadProfiles } from '../../src/match/load-profiles.ts';
import { match } from '../../src/match/match.ts';
import { loadRules } from '../../src/match/rule-set.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import { marked, showMark } from './marked.ts';

/** Files by their names, each with `⟦token⟧{code}` where a diagnostic is expected; nothing else may be reported. */
export interface BrokenCase {
  /** A sentence about the mistake. */
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  /** A profile file, read with the rules and matched on 2025-11-01. */
  readonly profile?: string;
}

const VOCABULARY = `facts:
  region: { type: code, codes: region, label: 地区, holder: 市监 }
  industry: { type: code, codes: gbt4754-2017, label: 行业 }
  staff: { type: integer, label: 人数, min: 0 }
  revenue: { type: money, period: year, label: 营收, min: 0 }
  assets: { type: money, label: 资产 }
  rate: { type: ratio, label: 比例 }
  score: { type: decimal, label: 分数 }
  founded: { type: date, label: 成立 }
  listed: { type: boolean, label: 上市 }
  titles: { type: codes, codes: titles, label: 资质 }
  grade: { type: code, codes: grades, label: 等级 }
  place: { type: code, codes: places, label: 地点 }
  scope: { type: text, label: 范围 }
  rd.expense: { type: money, period: year, label: 研发 }
  growth: { type: ratio, label: 增长, derive: { growth: [revenue@-1, revenue@-2] } }
codes:
  titles: { high-tech: { label: 高企 }, sme: { label: 中小 } }
  grades: { A: { label: 甲 }, B: { label: 乙 } }
  places: { east: { label: 东, formerly: [old] }, west: { label: 西, formerly: [old] } }
conditions:
  good: { fact: listed, operator: equal, value: true }
`;

const POLICY = 'policy: p\ntitle: 测试\nitems:\n  - { id: a, title: 甲, when: always }\n';

const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);

/** One policy file, and the usual vocabulary. */
export function policy(title: string, text: string): BrokenCase {
  return { title, files: { 'vocabulary/v.yaml': VOCABULARY, 'p.yaml': text } };
}

/** The lines of one item after its title. */
export function item(title: string, text: string): BrokenCase {
  return policy(title, `policy: p\ntitle: 测试\nitems:\n  - id: a\n    title: 甲\n${indented(text, '    ')}\n`);
}

/** A vocabulary. */
export function vocabulary(title: string, text: string): BrokenCase {
  return { title, files: { 'vocabulary/v.yaml': text } };
}

/** Several files beside the usual vocabulary and a policy `p` with the item `a`. */
export function beside(title: string, files: Readonly<Record<string, string>>): BrokenCase {
  return { title, files: { 'vocabulary/v.yaml': VOCABULARY, 'p.yaml': POLICY, ...files } };
}

/** The facts of a profile and what follows them. */
export function profile(title: string, text: string): BrokenCase {
  return { title, files: { 'vocabulary/v.yaml': VOCABULARY, 'p.yaml': POLICY }, profile: text };
}

export function conditions(cases: readonly (readonly [title: string, condition: string])[]): BrokenCase[] {
  return cases.map(([title, text]) => item(title, `when: ${text}`));
}

export function amounts(cases: readonly (readonly [title: string, amount: string])[]): BrokenCase[] {
  return cases.map(([title, text]) => item(title, `when: always\namount: ${text}`));
}

export interface Found {
  readonly diagnostics: readonly Diagnostic[];
  /** `path:line:column code marked-text` of each, in the order of the text. */
  readonly lines: readonly string[];
  readonly expected: readonly string[];
}

/** Reads the files of a case, and says what was found and what was expected. */
export function read({ files, profile: profileText }: BrokenCase): Found {
  const texts = { ...files, ...(profileText !== undefined && { 'f.yaml': profileText }) };
  const parsed = Object.entries(texts).map(([name, text]) => ({ name, ...marked(text) }));
  const { rules, diagnostics } = loadRules(parsed.filter(({ name }) => name !== 'f.yaml'));
  const profiles = loadProfiles(
    rules,
    parsed.filter(({ name }) => name === 'f.yaml'),
  );
  const matched = profiles.profiles.flatMap((one) => match(rules, one, { asOf: '2025-11-01' }).diagnostics);
  const all = [...diagnostics, ...profiles.diagnostics, ...matched];
  const lines = all.map(({ path, source, span, line, column, code }) => {
    return `${path}:${showMark({ line, column, code, text: source.text.slice(span.start, span.end) })}`;
  });
  const expected = parsed.flatMap(({ name, marks }) => marks.map((mark) => `${name}:${showMark(mark)}`));
  return { diagnostics: all, lines: lines.sort(), expected: expected.sort() };
}
