import { stringify } from 'yaml';
import { type LoadedRules, loadRules, type RuleFile, type RuleSet } from '../../../src/index.ts';
import { monthsLater, textOf } from '../oracle/calendar.ts';
import type { Json, Model } from '../oracle/model.ts';
import type { Choices } from './choices.ts';
import { anyCondition } from './conditions.ts';
import { anyAmount } from './quantities.ts';
import { DAYS } from './values.ts';
import { anyVocabulary, type Draft, modelOf, type VocabularyOptions, writeVocabulary } from './vocabulary.ts';

export interface RulesOptions extends VocabularyOptions {
  /** Only gates that stand on the conditions: no region, validity, limits and reviews. */
  readonly plain?: boolean;
  readonly delivery?: string;
  readonly items?: number;
}

export interface AnyItem {
  readonly name: string;
  readonly json: { readonly [key: string]: Json };
}

export interface AnyRules {
  readonly model: Model;
  readonly items: readonly AnyItem[];
  readonly files: readonly RuleFile[];
  readonly rules: RuleSet;
}

export const AS_OF = { first: DAYS.last - 500, last: DAYS.last } as const;

function anyItem(choices: Choices, draft: Draft, id: string, options: RulesOptions): { readonly [key: string]: Json } {
  const context = { choices, draft, exactOnly: options.exactOnly === true };
  // Where everybody may have it, all turns on the amount.
  const when = choices.chance(30) ? 'always' : anyCondition(choices, draft, choices.between(0, 3));
  const amount = choices.chance(85) ? anyAmount(context, choices.pick([1, 1, 2, 0, 3, 4])) : null;
  const item = { id, title: id, when, ...(amount !== null && { amount }) };
  if (options.plain) return item;
  return {
    ...item,
    ...(options.delivery && { delivery: options.delivery }),
    ...(!options.delivery && choices.chance(15) && { review: [{ note: '择优' }] }),
    ...(choices.chance(15) && { region: choices.pick(['331083', '3310', '44']) }),
    ...(choices.chance(15) && { requires: anyCondition(choices, draft, 1) }),
    ...(choices.chance(10) && { effective: { from: textOf(choices.between(AS_OF.first, AS_OF.last)) } }),
    ...(choices.chance(25) && { limit: anyLimit(context) }),
    ...(choices.chance(10) && { ceiling: anyAmount(context, 2) }),
    ...(choices.chance(15) && { formerly: ['gone/old'] }),
  };
}

function anyLimit(context: Parameters<typeof anyAmount>[0]): Json {
  const { choices } = context;
  const amount = choices.chance(60);
  return {
    ...(amount && { amount: aboveZero(anyAmount(context, choices.between(0, 2))) }),
    ...((!amount || choices.chance(40)) && { times: choices.between(1, 2) }),
    ...(choices.chance(60) && { per: choices.pick(['year', 'lifetime', 'P2Y', 'P18M']) }),
    ...(choices.chance(30) && { of: ['first'] }),
  };
}

/** A limit that is a literal must be above zero; what is computed may be anything. */
function aboveZero(amount: Json): Json {
  return typeof amount === 'string' && /^[-+]?[\d.０-９]/.test(amount) ? '3' : typeof amount === 'number' ? 3 : amount;
}

/** A vocabulary and one policy whose items read it; loaded, and free of mistakes. */
export function anyRules(choices: Choices, options: RulesOptions = {}): AnyRules {
  const draft = anyVocabulary(choices, options);
  const ids = ['first', 'second', 'third', 'fourth'].slice(0, options.items ?? choices.between(1, 3));
  const items = ids.map((id) => anyItem(choices, draft, id, options));
  const model = modelOf(draft);
  const vocabulary = writeVocabulary(model);
  const policy = { policy: 'p', title: '政策', items };
  const asJson = choices.chance(80);
  const write = (json: Json): string => (asJson ? JSON.stringify(json, null, 1) : stringify(json, { lineWidth: 0 }));
  const files = [
    { name: `vocabulary/all.${asJson ? 'json' : 'yaml'}`, text: write(vocabulary) },
    { name: 'p.yaml', text: write(policy as unknown as Json) },
  ];
  const { rules } = loadCleanly(files);
  return { model, items: items.map((json) => ({ name: `p/${json['id']}`, json })), files, rules };
}

/** Loads rules that must have no mistakes. */
export function loadCleanly(files: readonly RuleFile[]): LoadedRules {
  const loaded = loadRules(files);
  const mistakes = loaded.diagnostics.filter(({ severity }) => severity === 'error');
  if (mistakes.length > 0) {
    const told = mistakes.map(({ path, line, column, what }) => `${path}:${line}:${column} ${what.en}`);
    throw new Error(`the generated rules have mistakes:\n${told.join('\n')}\n${show(files)}`);
  }
  return loaded;
}

export function show(files: readonly RuleFile[]): string {
  return files.map(({ name, text }) => `--- ${name}\n${text}`).join('\n');
}

/** Grants received, for the items of `anyRules`. */
export function anyGrants(choices: Choices, known = false, asOf: number = DAYS.last): Json {
  // On the days around which a grant ceases to count, often.
  const day = (): number =>
    choices.chance(40)
      ? monthsLater(asOf, choices.pick([-24, -18, 0])) + choices.between(-1, 1)
      : choices.between(DAYS.first, DAYS.last);
  if (!known && choices.chance(15)) return null;
  return choices.list(0, 2, () => ({
    item: choices.pick(['p/first', 'gone/old', 'p/second']),
    date: textOf(day()),
    ...((known || choices.chance(80)) && { amount: choices.pick(['0.03', '2万', '5', '11元', '0']) }),
    ...(choices.chance(20) && { year: choices.between(2024, 2026) }),
  }));
}
