import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASPECTS, type Aspect } from './engine.ts';
import { isList, isMap, type Plain, type PlainMap, parsePlain } from './plain.ts';

/*
 * A case file is data only. Its `cases` are cases, or groups of cases with `cases` of their own; whatever else a file or
 * a group says holds for all its cases (facts and vocabularies are merged, the innermost counts). Of a case:
 *
 *   when, amount, item, policy   the condition and amount of the item `p/i`, its other keys, and those of its policy
 *   derived                      the declaration of a fact `derived`, which is the amount where none is written
 *   policies, stacking           instead of all that: policies in full (titles may be left out), rules between policies
 *   vocabulary                   added to `vocabulary.yaml`
 *   facts, grants, asOf          the enterprise and the day
 *   expect                       a verdict, or a mapping of what is expected of `p/i`; of `reason` that there is `any`, or `null`,
 *                                of `review` how many there are
 *   expectItems                  the same by the full names of items
 *   questions                    all questions with what each settles, in their order
 *   warnings                     the codes of all warnings about the profile
 *   diagnostic                   instead of an expectation: the code of the one error that is found
 */
const ROOT = join(import.meta.dirname, 'cases');
const KEYS = [
  'about',
  'title',
  'note',
  'when',
  'amount',
  'item',
  'policy',
  'derived',
  'policies',
  'stacking',
  'vocabulary',
];
const OUTCOMES = ['facts', 'grants', 'asOf', 'expect', 'expectItems', 'questions', 'warnings', 'diagnostic', 'cases'];

/** What is expected of one item; only what stands is. */
export type Expectation = Readonly<Partial<Record<Aspect, Plain>>>;

export interface ConformanceCase {
  readonly title: string;
  readonly vocabulary: PlainMap;
  readonly policies: readonly PlainMap[];
  readonly stacking: readonly Plain[] | null;
  readonly profile: PlainMap;
  readonly asOf: string;
  readonly items: ReadonlyMap<string, Expectation>;
  readonly questions: Plain | null;
  readonly warnings: readonly Plain[];
  /** The code of the one error that the rules or the profile must be refused with. */
  readonly diagnostic: string | null;
}

export interface CaseFile {
  /** From the folder of cases: `operators/equal.yaml`. */
  readonly path: string;
  /** The operator, form or gate; it names the file too, unless a form has several. */
  readonly about: string;
  readonly text: string;
  readonly cases: readonly ConformanceCase[];
}

export function loadCases(): readonly CaseFile[] {
  const base = parsePlain(readFileSync(join(import.meta.dirname, 'vocabulary.yaml'), 'utf8'));
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      const file = parsePlain(text);
      return { path, about: String(file.about), text, cases: unfold({ vocabulary: base }, file, [], path) };
    });
}

function unfold(above: PlainMap, own: PlainMap, titles: readonly string[], path: string): readonly ConformanceCase[] {
  const { cases, title, about: _, note: __, ...rest } = own;
  for (const key of Object.keys(own))
    if (![...KEYS, ...OUTCOMES].includes(key)) throw new Error(`${path}: unknown key ${key} in "${String(title)}"`);
  const merged = merge(above, rest);
  const named = title === undefined ? titles : [...titles, String(title)];
  if (isList(cases)) return cases.flatMap((one) => unfold(merged, one as PlainMap, named, path));
  if (title === undefined) throw new Error(`${path}: a case has no title`);
  return [caseOf(merged, named.join(': '), path)];
}

const MERGED = ['vocabulary', 'facts', 'codes', 'conditions', 'item', 'policy'];

function merge(above: PlainMap, own: PlainMap): PlainMap {
  const merged: Record<string, Plain> = { ...above };
  for (const [key, value] of Object.entries(own)) {
    const before = merged[key];
    merged[key] = MERGED.includes(key) && isMap(before) && isMap(value) ? merge(before, value) : value;
  }
  return merged;
}

function caseOf(given: PlainMap, title: string, path: string): ConformanceCase {
  const expectations = expectationsOf(given);
  const { questions, warnings, diagnostic, stacking, grants } = given;
  if (expectations.length === 0 && diagnostic === undefined && questions === undefined)
    throw new Error(`${path}: "${title}" expects nothing`);
  for (const [, expectation] of expectations)
    for (const key of Object.keys(expectation))
      if (!(ASPECTS as readonly string[]).includes(key)) throw new Error(`${path}: "${title}" expects ${key}`);
  return {
    title,
    vocabulary: vocabularyOf(given),
    policies: policiesOf(given),
    stacking: isList(stacking) && stacking.length > 0 ? stacking : null,
    profile: { enterprise: 'E1', facts: given.facts ?? {}, ...(grants !== undefined && { grants }) },
    asOf: String(given.asOf ?? '2025-08-01'),
    items: new Map(expectations),
    questions: questions ?? null,
    warnings: isList(warnings) ? warnings : [],
    diagnostic: diagnostic === undefined ? null : String(diagnostic),
  };
}

function expectationsOf({ expect, expectItems }: PlainMap): readonly (readonly [string, Expectation])[] {
  const read = (value: Plain): Expectation => (isMap(value) ? value : { verdict: value });
  if (isMap(expectItems)) return Object.entries(expectItems).map(([item, value]) => [item, read(value)]);
  return expect === undefined ? [] : [['p/i', read(expect)]];
}

function vocabularyOf({ vocabulary, derived }: PlainMap): PlainMap {
  const labelled = isMap(derived) ? { derived: { label: 'derived', ...derived } } : {};
  return merge(vocabulary as PlainMap, { facts: labelled });
}

function policiesOf({ policies, policy, item, when, amount, derived }: PlainMap): readonly PlainMap[] {
  if (isList(policies)) return policies.map((one) => titled(one as PlainMap));
  const own = amount ?? (when === undefined && isMap(derived) ? derivedAmount(derived) : undefined);
  const head = { id: 'i', ...(when !== undefined && { when }), ...(own !== undefined && { amount: own }) };
  return [
    titled({ policy: 'p', ...((policy as PlainMap) ?? {}), items: [{ ...head, ...((item as PlainMap) ?? {}) }] }),
  ];
}

function titled(policy: PlainMap): PlainMap {
  const items = (policy.items as readonly PlainMap[]).map((item) => ({
    title: item.id!,
    when: 'always',
    ...item,
  }));
  return { title: policy.policy!, ...policy, items };
}

/** A number times one may serve as money; what is no number is no amount. */
function derivedAmount({ type }: PlainMap): Plain | undefined {
  if (type === 'money') return 'derived';
  return type === 'integer' || type === 'decimal' || type === 'ratio' ? { times: ['derived', '1'] } : undefined;
}
