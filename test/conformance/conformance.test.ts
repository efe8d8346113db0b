import { describe, expect, it } from 'vitest';
import {
  type Amount,
  type LoadedRules,
  loadProfiles,
  loadRules,
  match,
  type Result,
  type RuleFile,
} from '../../src/index.ts';
import { type Aspect, ENGINES, type LoadedCase, type Outcome } from './engine.ts';
import { type ConformanceCase, type Expectation, loadCases } from './load-cases.ts';
import { isList, isMap, type Plain, printJson, printYaml, withNulls } from './plain.ts';

const FILES = loadCases();

/** Many cases share their rules. */
const loaded = new Map<string, LoadedRules>();

/** The rules of a case, printed and loaded. */
function rulesOf({ vocabulary, policies, stacking }: ConformanceCase, ending: 'yaml' | 'json'): LoadedRules {
  const key = `${ending} ${JSON.stringify([vocabulary, policies, stacking])}`;
  const known = loaded.get(key);
  if (known) return known;
  const print = ending === 'yaml' ? printYaml : printJson;
  const files: RuleFile[] = [
    { name: `vocabulary/conformance.${ending}`, text: print(vocabulary) },
    ...policies.map((policy, at) => ({ name: `policy-${at}.${ending}`, text: print(policy) })),
    ...(stacking ? [{ name: `stacking/conformance.${ending}`, text: print({ stacking }) }] : []),
  ];
  const rules = loadRules(files);
  loaded.set(key, rules);
  return rules;
}

function load(one: ConformanceCase): LoadedCase & { readonly errors: readonly string[] } {
  const { rules, diagnostics } = rulesOf(one, 'yaml');
  const read = loadProfiles(rules, [{ name: 'profile.yaml', text: printYaml(one.profile) }]);
  const errors = [...diagnostics, ...read.diagnostics].filter(({ severity }) => severity === 'error');
  return {
    rules,
    profile: read.profiles[0]!,
    asOf: one.asOf,
    errors: errors.map(({ code, what }) => (code === one.diagnostic ? code : `${code}: ${what.en}`)),
  };
}

/** What a result says of an aspect, in the shape in which a case states it. */
function found(result: Result, aspect: Aspect): unknown {
  switch (aspect) {
    case 'missing':
    case 'missingForAmount':
      return [...result[aspect]].sort();
    case 'review':
      return result.review.length;
    case 'reason':
      return result.reason === null ? 'null' : 'any';
    case 'questions':
    case 'warnings':
      throw new TypeError(`${aspect} are not of one item`);
    default:
      return result[aspect];
  }
}

function wantedOf(aspect: Aspect, wanted: Plain): unknown {
  switch (aspect) {
    case 'missing':
    case 'missingForAmount':
      return [...(wanted as readonly string[])].sort();
    case 'amount':
    case 'ceiling':
      return amountOf(wanted);
    case 'review':
      return Number(wanted);
    case 'open':
      return wanted === 'true';
    case 'opens':
    case 'closes':
      return wanted === 'null' ? null : wanted;
    default:
      return wanted;
  }
}

function amountOf(wanted: Plain): Amount | null {
  if (wanted === 'null') return null;
  if (!isMap(wanted)) return { min: yuan(wanted)!, max: yuan(wanted) };
  return { min: yuan(wanted.min!)!, max: yuan(wanted.max!) };
}

function yuan(text: Plain): number | null {
  if (text === 'null') return null;
  const [, digits, unit] = /^([\d.]+)([万亿]?)$/.exec(String(text))!;
  const value = Number(digits) * (unit === '亿' ? 1e8 : unit === '万' ? 1e4 : 1);
  return Math.round(value * 100) / 100;
}

function judge(one: ConformanceCase, outcome: Outcome, computes: readonly Aspect[]): void {
  const actual: Record<string, Record<string, unknown>> = {};
  const expected: Record<string, Record<string, unknown>> = {};
  for (const [item, expectation] of one.items) {
    const result = outcome.results.find((candidate) => candidate.item === item);
    expect(result, `a result of ${item}`).toBeDefined();
    actual[item] = {};
    expected[item] = {};
    for (const [aspect, wanted] of Object.entries(completed(expectation)) as [Aspect, Plain][]) {
      if (!computes.includes(aspect)) continue;
      actual[item][aspect] = found(result!, aspect);
      expected[item][aspect] = wantedOf(aspect, wanted);
    }
  }
  expect(actual).toEqual(expected);
  if (one.questions !== null && computes.includes('questions'))
    expect(outcome.questions.map(({ fact, settles }) => ({ fact, settles: String(settles) }))).toEqual(one.questions);
  if (computes.includes('warnings')) expect(outcome.diagnostics.map(({ code }) => code)).toEqual(one.warnings);
}

/** What follows from every verdict, whether a case writes it or not. */
function completed(expectation: Expectation): Expectation {
  switch (expectation.verdict) {
    case 'ineligible':
      return { missing: [], missingForAmount: [], amount: 'null', delivery: 'application', ...expectation };
    case 'undetermined':
      return { delivery: 'application', ...expectation };
    case 'review':
      return { missing: [], delivery: 'application', ...expectation };
    default:
      return { missing: [], ...expectation };
  }
}

for (const engine of ENGINES)
  describe(`engine ${engine.name}`, () => {
    for (const { path, cases } of FILES)
      describe(path, () => {
        for (const one of cases.filter(({ diagnostic }) => diagnostic === null))
          it(one.title, async () => {
            const given = load(one);
            expect(given.errors).toEqual([]);
            judge(one, await engine.run(given), engine.computes);
          });
      });
  });

describe('the check', () => {
  for (const { path, cases } of FILES)
    for (const one of cases.filter(({ diagnostic }) => diagnostic !== null))
      it(`refuses ${path}, ${one.title}`, () => {
        expect(load(one).errors).toEqual([one.diagnostic]);
      });
});

describe('the reference', () => {
  for (const { path, cases } of FILES)
    it(`reads the same from JSON and plain objects: ${path}`, () => {
      for (const one of cases.filter(({ diagnostic }) => diagnostic === null)) {
        const { rules } = rulesOf(one, 'json');
        const again = match(rules, withNulls(one.profile), { asOf: one.asOf });
        const { rules: own, profile } = load(one);
        const before = match(own, profile, { asOf: one.asOf });
        expect({ ...again, rules: '', diagnostics: [] }, one.title).toEqual({ ...before, rules: '', diagnostics: [] });
      }
    });
});

describe('the cases', () => {
  it('have titles of their own in each file', () => {
    for (const { path, cases } of FILES) {
      const titles = cases.map(({ title }) => title);
      expect(
        titles.filter((title, at) => titles.indexOf(title) !== at),
        path,
      ).toEqual([]);
    }
  });

  it('name every unknown: an undetermined item says which facts are missing', () => {
    for (const { path, cases } of FILES)
      for (const { title, items } of cases)
        for (const expectation of items.values())
          if (expectation.verdict === 'undetermined')
            expect(isList(expectation.missing), `${path}: ${title}`).toBe(true);
  });
});
