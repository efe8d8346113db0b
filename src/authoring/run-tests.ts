import type { RuleFile } from '../check/rules.ts';
import { Evaluation } from '../kernel/evaluate.ts';
import { markChecked } from '../match/checked-profile.ts';
import { match } from '../match/match.ts';
import type { RuleSet } from '../match/rule-set.ts';
import { worldOf } from '../match/world.ts';
import { type Diagnostic, hasErrors, Reporter } from '../text/diagnostic.ts';
import type { Localized } from '../text/localized.ts';
import type { Span } from '../text/source.ts';
import { formatDay } from '../value/civil-date.ts';
import { type Difference, differencesOf } from './test-differences.ts';
import { checkTestFile, policyBeside, type TestCase } from './test-file.ts';

/** How a case went. */
export interface CaseOutcome {
  readonly title: Localized;
  /** `YYYY-MM-DD`; null where neither the case nor the file says. */
  readonly asOf: string | null;
  readonly passed: boolean;
  readonly differences: readonly Difference[];
  /** What is wrong with the case, and each difference at the place of the expectation. */
  readonly diagnostics: readonly Diagnostic[];
  readonly span: Span;
}

export interface TestOutcome {
  readonly cases: readonly CaseOutcome[];
  /** Everything to tell of the file, in its order: mistakes in it, and what came otherwise than expected. */
  readonly diagnostics: readonly Diagnostic[];
  readonly passed: boolean;
}

/**
 * Runs the cases of a test file against a rule set. Items without a policy in their name belong to `policyId`,
 * or to the policy whose file stands beside the test. A case with mistakes in it fails.
 */
export function runRuleTests(
  rules: RuleSet,
  file: RuleFile,
  policyId: string | null = policyBeside(rules, file.name),
): TestOutcome {
  const checked = checkTestFile(file, rules, { policyId });
  const cases = checked.cases.map((one) => runCase(rules, one));
  const own = new Set(checked.cases.flatMap((one) => one.diagnostics));
  const diagnostics = [
    ...checked.diagnostics.filter((diagnostic) => !own.has(diagnostic)),
    ...cases.flatMap((one) => one.diagnostics),
  ];
  return { cases, diagnostics, passed: !hasErrors(diagnostics) };
}

function runCase(rules: RuleSet, test: TestCase): CaseOutcome {
  const { title, span, asOf, profile, expectations } = test;
  const asOfText = asOf === null ? null : formatDay(asOf);
  if (asOf === null || asOfText === null || hasErrors(test.diagnostics))
    return { title, asOf: asOfText, passed: false, differences: [], diagnostics: test.diagnostics, span };
  const items = expectations.map((expectation) => expectation.item);
  const found = match(rules, markChecked(profile), { asOf: asOfText, items });
  const evaluation = new Evaluation(worldOf(profile, rules.vocabulary, asOf));
  const results = new Map(found.results.map((result) => [result.item, result]));
  const reporter = new Reporter(profile.source);
  const differences = expectations.flatMap((expectation) =>
    differencesOf(expectation, results.get(expectation.item)!, rules, evaluation),
  );
  for (const difference of differences) reporter.report(difference.span, difference.message);
  const diagnostics = [...test.diagnostics, ...found.diagnostics, ...reporter.diagnostics];
  return { title, asOf: asOfText, passed: differences.length === 0, differences, diagnostics, span };
}
