import { runRuleTests } from '../../src/authoring/index.ts';
import { parseDocument } from '../../src/document/parse.ts';
import { amountWords, whyOf } from '../../src/explain/index.ts';
import {
  type Diagnostic,
  hasErrors,
  type LoadedRules,
  loadProfiles,
  loadRules,
  type Match,
  match,
  type Phrase,
  type RuleSet,
  renderDiagnostic,
} from '../../src/index.ts';
import { Evaluation } from '../../src/kernel/evaluate.ts';
import { worldOf } from '../../src/match/world.ts';
import { positionAt } from '../../src/text/source.ts';
import { parseDay } from '../../src/value/civil-date.ts';
import type { Mutation } from './mutation.ts';

export interface Judgement {
  /** Whether the file is YAML, whatever it means. */
  readonly parsed: boolean;
  readonly diagnostics: number;
  readonly verdicts: number;
  /** What must not be. Empty if all is well. */
  readonly faults: readonly string[];
}

const AS_OF = '2025-11-01';
const VERDICTS = ['eligible', 'review', 'undetermined', 'ineligible'];

/** Collects what must not be of one mutation. */
class Faults {
  readonly found: string[] = [];
  readonly #texts: readonly string[];

  constructor(texts: readonly string[]) {
    this.#texts = texts;
  }

  add(fault: string): void {
    this.found.push(fault);
  }

  /** A text for people: in it nothing of the program shows that the files do not hold themselves. */
  text(where: string, text: string): void {
    if (text.trim() === '') this.add(`${where} is empty`);
    for (const leak of ['\n    at ', '[object Object]', 'undefined', 'NaN', 'Infinity'])
      if (text.includes(leak) && !this.#texts.some((one) => one.includes(leak.trim())))
        this.add(`${where} says ${JSON.stringify(leak)}: ${text}`);
  }

  phrase(where: string, { zh, en }: Phrase): void {
    this.text(`${where}.zh`, zh);
    this.text(`${where}.en`, en);
  }
}

/** Does with a mutated file what a user would, and says what came of it. Throws what huiqi throws. */
export function judge(mutation: Mutation, shipped: RuleSet): Judgement {
  const { file, scene, use } = mutation;
  const text = typeof file.text === 'string' ? file.text : new TextDecoder().decode(file.text);
  const context = scene ? [...scene.rules, ...scene.profiles].filter(({ name }) => name !== file.name) : [];
  const faults = new Faults([text, ...context.map((one) => one.text)]);
  const found: Diagnostic[] = [];
  const matches: Match[] = [];
  let verdicts = 0;

  if (use === 'rules') {
    const loaded = loadRules(scene!.rules.map((one) => (one.name === file.name ? file : one)));
    found.push(...loaded.diagnostics);
    const profiles = loadProfiles(loaded.rules, scene!.profiles);
    found.push(...profiles.diagnostics);
    for (const profile of profiles.profiles) matches.push(matchAndExplain(loaded.rules, profile, faults));
    isAccountedFor(loaded, file.name, matches, faults);
  } else if (use === 'profile') {
    const { profiles, diagnostics } = loadProfiles(shipped, [file]);
    found.push(...diagnostics);
    for (const profile of profiles.slice(0, 2)) matches.push(matchAndExplain(shipped, profile, faults));
    if (profiles.length === 0 && !hasErrors(diagnostics)) faults.add('no profile, and no word about it');
    if (diagnostics.some(({ source }) => source.name !== file.name)) faults.add('a diagnostic of another file');
  } else {
    const outcome = runRuleTests(shipped, file);
    found.push(...outcome.diagnostics);
    verdicts += outcome.cases.filter((one) => !hasErrors(one.diagnostics) || one.differences.length > 0).length;
    if (outcome.passed && hasErrors(outcome.diagnostics)) faults.add('the test passed with errors');
    if (outcome.cases.length === 0 && !hasErrors(outcome.diagnostics)) faults.add('no case, and no word about it');
  }
  for (const one of matches) {
    found.push(...one.diagnostics);
    verdicts += one.results.length;
    checkMatch(one, faults);
  }
  checkDiagnostics(found, faults);
  if (verdicts === 0 && found.length === 0) faults.add('neither a verdict nor a diagnostic');
  const { root, diagnostics } = parseDocument(file);
  return {
    parsed: root !== null && !hasErrors(diagnostics),
    diagnostics: found.length,
    verdicts,
    faults: faults.found,
  };
}

function matchAndExplain(rules: RuleSet, profile: Parameters<typeof worldOf>[0], faults: Faults): Match {
  const found = match(rules, profile, { asOf: AS_OF });
  const evaluation = new Evaluation(worldOf(profile, rules.vocabulary, parseDay(AS_OF)!));
  for (const item of rules.compiled.items.slice(0, 8))
    for (const { words } of whyOf(rules, evaluation, item)) faults.phrase(`why ${item.item.name}`, words);
  return found;
}

/** A policy that is not refused is decided, every item of it. */
function isAccountedFor(
  { rules, diagnostics }: LoadedRules,
  name: string,
  matches: readonly Match[],
  faults: Faults,
): void {
  const refused = diagnostics.some(
    (one) => one.severity === 'error' && (one.path === name || one.path.includes('/vocabulary/')),
  );
  if (refused || name.includes('/vocabulary/') || name.includes('/stacking/')) return;
  const policy = rules.policies.find(({ source }) => source.name === name);
  if (!policy) return faults.add('the policy is gone without a word');
  for (const { name: item } of policy.items)
    if (matches.some(({ results }) => !results.some((result) => result.item === item)))
      faults.add(`no verdict for ${item}`);
}

function checkMatch({ results, questions }: Match, faults: Faults): void {
  for (const { item, verdict, amount, ceiling, missing, missingForAmount, reason } of results) {
    const where = `result ${item}`;
    if (!VERDICTS.includes(verdict)) faults.add(`${where}: verdict ${verdict}`);
    if (verdict === 'ineligible' && (missing.length > 0 || amount !== null))
      faults.add(`${where}: ineligible and yet something`);
    for (const one of [amount, ceiling]) {
      if (one === null) continue;
      const { min, max } = one;
      if (!Number.isFinite(min) || !(max === null || (Number.isFinite(max) && min <= max)))
        faults.add(`${where}: amount ${min} to ${max}`);
      faults.phrase(where, amountWords(one));
    }
    for (const fact of [...missing, ...missingForAmount]) faults.text(`${where} missing`, fact);
    if (reason) faults.phrase(`${where} reason`, reason);
  }
  for (const { fact, settles, stake } of questions)
    if (fact === '' || !(settles >= 0) || Number.isNaN(stake))
      faults.add(`question ${fact}: settles ${settles}, stake ${stake}`);
}

function checkDiagnostics(found: readonly Diagnostic[], faults: Faults): void {
  for (const diagnostic of new Set(found)) {
    const { code, path, line, column, span, source, what, why, fix } = diagnostic;
    const where = `${path}:${line}:${column} ${code}`;
    if (!(line >= 1 && column >= 1)) faults.add(`${where}: no position`);
    if (!(span.start >= 0 && span.start <= span.end && span.end <= source.text.length))
      faults.add(`${where}: span ${span.start}–${span.end} of ${source.text.length}`);
    const place = positionAt(source, span.start);
    if (place.line !== line || place.column !== column) faults.add(`${where}: position and span differ`);
    if (path !== source.name) faults.add(`${where}: path and source differ`);
    if (!/^[a-z][a-z0-9-]*$/.test(code)) faults.add(`${where}: code`);
    for (const [part, phrase] of Object.entries({ what, why, fix }))
      if (phrase) faults.phrase(`${where} ${part}`, phrase);
    faults.phrase(where, { zh: renderDiagnostic(diagnostic, 'zh'), en: renderDiagnostic(diagnostic, 'en') });
  }
}
