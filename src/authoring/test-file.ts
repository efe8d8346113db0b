import { checkFormat } from '../check/policy.ts';
import { readFacts, readGrants } from '../check/profile.ts';
import { DocReader, type Entries } from '../check/reader.ts';
import type { RuleFile } from '../check/rules.ts';
import { readDate } from '../check/values.ts';
import { type DocEntry, type DocNode, isNull } from '../document/node.ts';
import { parseDocument } from '../document/parse.ts';
import type { RuleSet } from '../match/rule-set.ts';
import type { Profile } from '../policy/profile.ts';
import { testCaseShape, testFileShape } from '../policy/schema.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Localized } from '../text/localized.ts';
import type { Source, Span } from '../text/source.ts';
import { fromDay } from '../value/civil-date.ts';
import { type Expectation, type ExpectationContext, readExpectation } from './test-expectation.ts';
import { noAsOf } from './test-messages.ts';

/** One case of a test file: an enterprise on a day, and what is expected of some items. */
export interface TestCase {
  readonly title: Localized;
  /** Days since 1970-01-01; null if neither the case nor the file says, which is reported. */
  readonly asOf: number | null;
  readonly profile: Profile;
  readonly expectations: readonly Expectation[];
  /** What is wrong with the case itself; one with errors fails without being run. */
  readonly diagnostics: readonly Diagnostic[];
  readonly span: Span;
}

export interface CheckedTestFile {
  readonly source: Source;
  readonly cases: readonly TestCase[];
  /** Of the file, those of its cases included. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The policy whose file stands beside a test file: `a/b.yaml` beside `a/b.test.yaml`. */
export function policyBeside(rules: RuleSet, testFile: string): string | null {
  const stem = testFile.replace(/\.test\.(ya?ml|json)$/i, '');
  const beside = rules.policies.find(({ source }) => source.name.replace(/\.(ya?ml|json)$/i, '') === stem);
  return beside?.id ?? null;
}

export interface TestFileOptions {
  /** The policy to which items belong that are named by their ids alone; that whose file stands beside the test if absent. */
  readonly policyId?: string | null;
  /** Whether names of items are checked; not where the policy itself could not be read. */
  readonly checkItems?: boolean;
}

/** Reads a file of rule tests (FORMAT, section 6). Every mistake is a diagnostic with its place. */
export function checkTestFile(file: RuleFile, rules: RuleSet, options: TestFileOptions = {}): CheckedTestFile {
  const { policyId = policyBeside(rules, file.name), checkItems = true } = options;
  const { source, root, diagnostics } = parseDocument(file);
  if (root === null) return { source, cases: [], diagnostics };
  const reader = new DocReader(source);
  const entries = reader.fields(root, testFileShape, { zh: '测试文件', en: 'a test file' });
  checkFormat(reader, entries);
  const asOf = readAsOf(reader, entries);
  const list = entries?.get('cases');
  const nodes = list ? (reader.nonEmpty(list.value, { zh: '`cases`', en: '`cases`' }) ?? []) : [];
  const cases = nodes.map((node) => readCase(source, node, { rules, policyId, checkItems }, asOf));
  const own = cases.flatMap((one) => one.diagnostics);
  return { source, cases, diagnostics: [...diagnostics, ...reader.reporter.diagnostics, ...own] };
}

/** Undefined where nothing is said, null where it cannot be read. */
function readAsOf(reader: DocReader, entries: Entries | null): number | null | undefined {
  const entry = entries?.get('asOf');
  return entry && readDate(reader, entry.value);
}

function readCase(
  source: Source,
  node: DocNode,
  scope: Pick<ExpectationContext, 'rules' | 'policyId' | 'checkItems'>,
  fileAsOf: number | null | undefined,
): TestCase {
  const reader = new DocReader(source);
  const entries = reader.fields(node, testCaseShape, { zh: '测试用例', en: 'a case' });
  const ownAsOf = readAsOf(reader, entries);
  const asOf = ownAsOf === undefined ? fileAsOf : ownAsOf;
  if (entries !== null && asOf === undefined)
    reader.report({ start: node.span.start, end: node.span.start + 1 }, noAsOf());
  const [title, facts, grants, expect] = ['title', 'facts', 'grants', 'expect'].map((key) => entries?.get(key));
  const profile: Profile = {
    enterprise: 'test',
    facts: facts && !isNull(facts.value) ? readFacts(reader, facts.value, scope.rules.vocabulary) : new Map(),
    grants: grants ? readGrants(reader, grants.value) : [],
    source,
    span: node.span,
  };
  const asOfYear = asOf == null ? null : fromDay(asOf).year;
  const read = (entry: DocEntry) => readExpectation({ ...scope, reader, asOfYear }, entry);
  const map = expect && reader.map(expect.value);
  return {
    title: (title && reader.localized(title.value)) ?? { zh: '' },
    asOf: asOf ?? null,
    profile,
    expectations: (map?.entries ?? []).flatMap((entry) => read(entry) ?? []),
    diagnostics: reader.reporter.diagnostics,
    span: title?.value.span ?? node.span,
  };
}
