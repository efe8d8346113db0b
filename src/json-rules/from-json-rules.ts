import { checkRules, type RuleFile } from '../check/rules.ts';
import { LIMITS } from '../document/limits.ts';
import type { DocNode } from '../document/node.ts';
import { parseDocument } from '../document/parse.ts';
import { loadRules, type RuleSet } from '../match/rule-set.ts';
import { FACT_TYPES } from '../policy/types.ts';
import { type Diagnostic, Reporter } from '../text/diagnostic.ts';
import type { Localized } from '../text/localized.ts';
import { nearestName } from '../text/nearest-name.ts';
import type { Span } from '../text/source.ts';
import { checkCodes } from './check-codes.ts';
import { declaredFact, nameOf, type TypeOption } from './declared-facts.ts';
import type { Draft, Owner } from './draft.ts';
import {
  brokenCondition,
  conditionCircle,
  notImportable,
  tooDeepToImport,
  unknownJsonCondition,
  unusedType,
} from './import-messages.ts';
import { type FactKind, inferTypes } from './infer-types.ts';
import type { JsonRule, JsonRuleSet } from './json-rule.ts';
import { Names } from './names.ts';
import { isTooDeep } from './nesting.ts';
import { type FactSource, profileFacts } from './profile-facts.ts';
import { type ReadRule, type ReadSet, readRules } from './read-rules.ts';
import { type JsonRulesDiagnostic, Report } from './report.ts';
import {
  FileWriter,
  type ImportedCondition,
  type ImportedFact,
  type ImportedItem,
  type WrittenRules,
  writeFiles,
} from './write-files.ts';

export interface FromJsonRulesOptions {
  /** What diagnostics call the JSON: `json-rules` if absent. */
  readonly name?: string;
  /** The id of the policy whose items the rules become: `json-rules` if absent. */
  readonly policy?: string;
  readonly title?: Localized;
  /** Types of facts, by their names: of the path `$.balance` of `account` it is `account.balance`. */
  readonly types?: { readonly [fact: string]: TypeOption };
  /** Rule files that declare some of the facts already; they are loaded together with what is written. */
  readonly vocabulary?: readonly RuleFile[];
}

export interface FromJsonRules {
  /** A vocabulary file and a policy file, as YAML; without those of the options. */
  readonly files: readonly RuleFile[];
  /** The rule set of these files, and of the vocabulary of the options. */
  readonly rules: RuleSet;
  /** The rules as items, in their order: higher priorities first. */
  readonly items: readonly ImportedItem[];
  readonly conditions: readonly ImportedCondition[];
  readonly facts: readonly ImportedFact[];
  /** The facts of a profile, from what `engine.run()` would be given. */
  profileFacts(source: FactSource): { readonly [fact: string]: unknown };
  /** Whatever is not imported, or not as it was: a rule with an error is left out, the others are not. */
  readonly diagnostics: readonly JsonRulesDiagnostic[];
}

const TITLE: Localized = { zh: '自 json-rules-engine 导入的规则', en: 'rules imported from json-rules-engine' };

/**
 * Imports rules of json-rules-engine 7: a rule, a list of rules, or `{ rules, conditions, facts }` with its named conditions and
 * constant facts; JSON text or plain data. Each rule becomes an item, and every fact one of a vocabulary whose types are inferred
 * from operators and literals over all rules. Where all facts are known, an item is eligible where its rule would fire.
 *
 * Numbers are `decimal`, and texts `text`, since rules do not say what other values there are; an array of values is `codes` with
 * a list of the values that rules name, and one entry for all others. What profiles give is read as the type says, so that the
 * number 5 and the text '5' are the same, and texts by their characters, however these are composed.
 *
 * ```ts
 * const imported = fromJsonRules({
 *   conditions: { all: [{ fact: 'account', path: '$.balance', operator: 'greaterThanInclusive', value: 50 }] },
 *   event: { type: 'can-afford', params: { product: 'gift card' } },
 * });
 * const facts = imported.profileFacts({ account: { balance: 500 } });
 * const { results } = match(imported.rules, { enterprise: 'E1', facts }, { asOf: '2025-11-01' });
 * console.log(facts, results[0].verdict, imported.items[0].event);
 * // { 'account.balance': 500 } eligible { type: 'can-afford', params: { product: 'gift card' } }
 * ```
 */
export function fromJsonRules(
  json: string | JsonRule | readonly (JsonRule | string)[] | JsonRuleSet,
  options: FromJsonRulesOptions = {},
): FromJsonRules {
  const { name = 'json-rules', types = {}, vocabulary: given = [] } = options;
  const id = new Names('policy').give(options.policy ?? 'json-rules', 'json-rules');
  const report = new Report();
  checkTypes(types);
  const read = readRules(json, name, report);
  const { vocabulary } = checkRules(given);
  checkDepth(read, report);
  checkReferences(read, report);
  spreadBreaks(read, report);
  const drafts = [...read.conditions.values(), ...read.rules].flatMap(({ owner, draft }) =>
    draft === null || owner.broken ? [] : [{ owner, draft }],
  );
  const kinds = inferTypes(drafts, (use) => declaredFact(use, types, vocabulary, read.exported), report);
  for (const { owner, draft } of drafts) checkCodes(owner, draft, kinds, report);
  spreadBreaks(read, report);
  tellUnused(types, kinds, report);
  const labels = new Map([...read.exported].map(([fact, { label }]) => [fact, label] as const));
  const policy = { id, title: options.title ?? TITLE };
  for (;;) {
    const attempt = new Report();
    const writer = new FileWriter(kinds, vocabulary, attempt, labels);
    const sound = read.rules.filter(isSound);
    const conditions = new Map([...read.conditions].filter(([, { owner, draft }]) => draft !== null && !owner.broken));
    const written = writeFiles(writer, sound, conditions, policy);
    const { rules, diagnostics } = loadRules([...given, ...written.files]);
    if (breakWhatFails(read, written, diagnostics, report)) {
      spreadBreaks(read, report);
      continue;
    }
    const rest = diagnostics.map((diagnostic): JsonRulesDiagnostic => ({ ...diagnostic, at: '', rule: null }));
    return {
      ...written,
      rules,
      profileFacts: (source) => profileFacts(written.facts, source),
      diagnostics: [...inOrder([...report.diagnostics, ...attempt.diagnostics]), ...rest],
    };
  }
}

/** A type that there is not is a mistake of the program. */
function checkTypes(types: { readonly [fact: string]: TypeOption }): void {
  for (const [fact, option] of Object.entries(types)) {
    const type = typeof option === 'string' ? option : option?.type;
    if (!FACT_TYPES.includes(type))
      throw new TypeError(`the type of \`${fact}\` in \`types\` is none of ${FACT_TYPES.join(', ')}`);
  }
}

function tellUnused(
  types: { readonly [fact: string]: TypeOption },
  kinds: ReadonlyMap<string, FactKind>,
  report: Report,
): void {
  const used = new Set([...kinds.values()].map(({ use }) => nameOf(use)));
  const reporter = new Reporter({ name: 'types', text: '' });
  for (const fact of Object.keys(types))
    if (!used.has(fact)) reporter.report({ start: 0, end: 0 }, unusedType(fact, nearestName(fact, used)));
  report.diagnostics.push(...reporter.diagnostics.map((one) => ({ ...one, at: '', rule: null })));
}

function checkDepth({ rules, conditions }: ReadSet, report: Report): void {
  for (const { owner, draft, span } of [...conditions.values(), ...rules])
    if (draft !== null && isTooDeep(draft)) report.add(owner.document, owner, span, tooDeepToImport(LIMITS.depth));
}

/** Names of conditions that are not there, or that stand on themselves. */
function checkReferences({ rules, conditions }: ReadSet, report: Report): void {
  for (const { owner, draft } of [...conditions.values(), ...rules]) {
    for (const { name, span } of namesIn(draft)) {
      if (!conditions.has(name))
        report.add(owner.document, owner, span, unknownJsonCondition(name, nearestName(name, conditions.keys())));
      else if (owner.kind === 'condition' && reaches(conditions, name, owner.name))
        report.add(owner.document, owner, span, conditionCircle(owner.name));
    }
  }
}

function reaches(conditions: ReadSet['conditions'], from: string, wanted: string): boolean {
  const open = [from];
  const seen = new Set<string>();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === wanted) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    open.push(...namesIn(conditions.get(name)?.draft ?? null).map((one) => one.name));
  }
  return false;
}

/** What uses a condition that is left out is left out too. */
function spreadBreaks({ rules, conditions }: ReadSet, report: Report): void {
  for (let spread = true; spread; ) {
    spread = false;
    for (const { owner, draft } of [...conditions.values(), ...rules]) {
      const broken = owner.broken ? undefined : namesIn(draft).find(({ name }) => conditions.get(name)?.owner.broken);
      if (!broken) continue;
      report.add(owner.document, owner, broken.span, brokenCondition(broken.name));
      spread = true;
    }
  }
}

function namesIn(draft: Draft | null): readonly { readonly name: string; readonly span: Span }[] {
  switch (draft?.kind) {
    case 'all':
    case 'any':
      return draft.of.flatMap(namesIn);
    case 'not':
    case 'noted':
      return namesIn(draft.of);
    case 'named':
      return [draft];
    default:
      return [];
  }
}

/** Leaves out what the check of the written files refuses, if there is anything that can be left out. */
function breakWhatFails(
  read: ReadSet,
  written: WrittenRules,
  diagnostics: readonly Diagnostic[],
  report: Report,
): boolean {
  const policy = written.files.find(({ name }) => !name.startsWith('vocabulary/'));
  const mistakes = diagnostics.filter(({ severity, path }) => severity === 'error' && path === policy?.name);
  const { root } = policy && mistakes.length > 0 ? parseDocument(policy) : { root: null };
  if (root?.kind !== 'map') return false;
  const at = (key: string): DocNode | undefined => root.entries.find((entry) => entry.key.text === key)?.value;
  const [items, conditions] = [at('items'), at('conditions')];
  const sound = [...read.rules].sort((a, b) => b.priority - a.priority).filter(isSound);
  const parts: { readonly owner: Owner; readonly span: Span; readonly place: Span }[] = [
    ...(items?.kind === 'list' ? items.items.map((item, index) => partOf(sound[index]!, item)) : []),
    ...(conditions?.kind === 'map'
      ? conditions.entries.map(({ value }, index) => {
          const { owner, span: place } = read.conditions.get(written.conditions[index]!.condition)!;
          return { owner, span: value.span, place };
        })
      : []),
  ];
  let broke = false;
  for (const { what, span } of mistakes) {
    const part = parts.find((one) => one.span.start <= span.start && span.end <= one.span.end);
    if (!part || part.owner.broken) continue;
    report.add(part.owner.document, part.owner, part.place, notImportable(what));
    broke = true;
  }
  return broke;
}

function isSound({ owner, draft }: ReadRule): boolean {
  return draft !== null && !owner.broken;
}

function partOf({ owner, span: place }: ReadRule, item: DocNode) {
  return { owner, span: item.span, place };
}

/** By the place in what was given; of texts within it, after it. */
function inOrder(diagnostics: readonly JsonRulesDiagnostic[]): readonly JsonRulesDiagnostic[] {
  const paths = [...new Set(diagnostics.map(({ path }) => path))];
  return [...diagnostics].sort((a, b) => paths.indexOf(a.path) - paths.indexOf(b.path) || a.span.start - b.span.start);
}
