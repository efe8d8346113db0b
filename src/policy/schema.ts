import * as z from 'zod/mini';
import { DELIVERIES, FACT_TYPES, KINDS, SEGMENTS, VERDICTS } from './types.ts';

/*
 * The shapes of the files: which keys each mapping has, which it must have, and what kind of value stands there.
 * The check takes the keys from here and reads the values itself, since only it knows their places;
 * the JSON Schema for editors is made from here too. zod/mini compiles nothing at run time.
 */

/**
 * What a leaf holds, where its bare type says too little: a kind of text or number, or something whose own shape depends
 * on the vocabulary, the operators and the forms. A string without a leaf is any text.
 */
export type Leaf =
  | 'format'
  | 'number'
  | 'whole'
  | 'boolean'
  | 'bound'
  | 'date'
  | 'window-day'
  | 'period'
  | 'limit-period'
  | 'id'
  | 'fact-name'
  | 'condition-name'
  | 'region'
  | 'code-list'
  | 'condition'
  | 'quantity'
  | 'given-facts'
  | 'expected-amount';

export const LEAVES = z.registry<{ readonly leaf: Leaf }>();

const text = (leaf: Leaf) => z.string().register(LEAVES, { leaf });
const numeric = (leaf: Leaf) => z.union([z.number(), z.string()]).register(LEAVES, { leaf });
const oneOrList = <S extends z.ZodMiniType>(one: S) => z.union([one, z.array(one)]);
const nonEmpty = <S extends z.ZodMiniType>(one: S) => z.array(one).check(z.minLength(1));
const oneOrSome = <S extends z.ZodMiniType>(one: S) => z.union([one, nonEmpty(one)]);

/** A text: Chinese, or in one or both languages. */
export const localized = z.union([
  z.string(),
  z.strictObject({ zh: z.optional(z.string()), en: z.optional(z.string()) }),
]);
const format = numeric('format');
const number = numeric('number');
const whole = numeric('whole');
const bound = numeric('bound');
const date = text('date');
const id = text('id');
const strings = oneOrList(z.string());
const condition = z
  .union([z.literal('always'), z.record(z.string(), z.unknown())])
  .register(LEAVES, { leaf: 'condition' });
const quantity = z
  .union([z.string(), z.number(), z.record(z.string(), z.unknown())])
  .register(LEAVES, { leaf: 'quantity' });
const givenFacts = z.nullable(z.record(z.string(), z.unknown())).register(LEAVES, { leaf: 'given-facts' });

export const clauseShape = z.strictObject({
  article: z.optional(z.nullable(z.string())),
  text: z.optional(z.nullable(z.string())),
});

export const effectiveShape = z.strictObject({ from: z.optional(date), until: z.optional(date) });

export const documentShape = z.strictObject({
  number: z.optional(z.string()),
  issuer: z.optional(localized),
  issued: z.optional(date),
  url: z.optional(z.string()),
});

export const handlingShape = z.strictObject({
  department: z.optional(localized),
  counter: z.optional(localized),
  workingDays: z.optional(whole),
  materials: z.optional(oneOrList(localized)),
  url: z.optional(z.string()),
  phone: z.optional(z.string()),
});

export const windowShape = z.strictObject({
  from: z.optional(text('window-day')),
  until: z.optional(text('window-day')),
});

export const limitShape = z.strictObject({
  times: z.optional(whole),
  amount: z.optional(quantity),
  per: z.optional(text('limit-period')),
  of: z.optional(strings),
});

export const reviewShape = z.strictObject({ note: localized, by: z.optional(localized) });

export const stackingShape = z.strictObject({
  rule: z.enum(['highest', 'choose-one', 'cap', 'top-up']),
  items: z.optional(z.array(z.string())),
  ladder: z.optional(z.array(z.string())),
  max: z.optional(quantity),
  per: z.optional(text('limit-period')),
  note: z.optional(localized),
});

export const factShape = z.strictObject({
  type: z.enum(FACT_TYPES),
  label: localized,
  unit: z.optional(localized),
  note: z.optional(localized),
  ask: z.optional(localized),
  period: z.optional(z.literal('year')),
  min: z.optional(bound),
  max: z.optional(bound),
  holder: z.optional(strings),
  maxAge: z.optional(text('period')),
  controllable: z.optional(z.boolean().register(LEAVES, { leaf: 'boolean' })),
  codes: z.optional(text('code-list')),
  derive: z.optional(quantity),
});

export const codeEntryShape = z.strictObject({
  label: localized,
  parent: z.optional(z.string()),
  formerly: z.optional(strings),
  note: z.optional(localized),
});

export const vocabularyShape = z.strictObject({
  format: z.optional(format),
  facts: z.optional(z.record(text('fact-name'), factShape)),
  codes: z.optional(z.record(id, z.record(z.string(), codeEntryShape))),
  conditions: z.optional(z.record(text('condition-name'), condition)),
});

/** What an item shares with its policy, and replaces there. */
const inherited = {
  region: z.optional(oneOrList(text('region'))),
  effective: z.optional(effectiveShape),
  requires: z.optional(condition),
  delivery: z.optional(z.enum(DELIVERIES)),
  handling: z.optional(handlingShape),
  note: z.optional(localized),
};

export const itemShape = z.strictObject({
  id,
  title: localized,
  kind: z.optional(z.enum(KINDS)),
  segment: z.optional(z.enum(SEGMENTS)),
  clause: z.optional(clauseShape),
  ...inherited,
  when: condition,
  review: z.optional(nonEmpty(reviewShape)),
  amount: z.optional(quantity),
  ceiling: z.optional(quantity),
  limit: z.optional(oneOrSome(limitShape)),
  formerly: z.optional(strings),
  window: z.optional(oneOrSome(windowShape)),
});

export const policyShape = z.strictObject({
  format: z.optional(format),
  policy: id,
  title: localized,
  document: z.optional(documentShape),
  status: z.optional(z.enum(['in-force', 'draft'])),
  ...inherited,
  supersedes: z.optional(strings),
  facts: z.optional(z.record(text('fact-name'), factShape)),
  conditions: z.optional(z.record(text('condition-name'), condition)),
  items: nonEmpty(itemShape),
  stacking: z.optional(nonEmpty(stackingShape)),
});

export const stackingFileShape = z.strictObject({ format: z.optional(format), stacking: nonEmpty(stackingShape) });

export const grantShape = z.strictObject({
  item: z.string(),
  date,
  amount: z.optional(z.nullable(number)),
  year: z.optional(whole),
});

export const profileShape = z.strictObject({
  format: z.optional(format),
  enterprise: z.string(),
  name: z.optional(z.nullable(z.string())),
  note: z.optional(localized),
  facts: z.optional(givenFacts),
  grants: z.optional(z.nullable(z.array(grantShape))),
});

export const expectationShape = z.strictObject({
  verdict: z.optional(z.enum(VERDICTS)),
  amount: z.optional(z.unknown().register(LEAVES, { leaf: 'expected-amount' })),
  open: z.optional(z.boolean().register(LEAVES, { leaf: 'boolean' })),
  delivery: z.optional(z.enum(DELIVERIES)),
  missing: z.optional(z.array(z.string())),
  missingForAmount: z.optional(z.array(z.string())),
});

export const testCaseShape = z.strictObject({
  title: localized,
  asOf: z.optional(date),
  facts: z.optional(givenFacts),
  grants: z.optional(z.nullable(z.array(grantShape))),
  expect: z.record(z.string(), expectationShape),
});

export const testFileShape = z.strictObject({
  format: z.optional(format),
  asOf: z.optional(date),
  cases: nonEmpty(testCaseShape),
});

/** The keys of a mapping, and which of them it must have. */
export interface Keys {
  readonly known: readonly string[];
  readonly required: readonly string[];
}

const keysOfShape = new WeakMap<object, Keys>();

export function keysOf(shape: z.ZodMiniObject): Keys {
  const known = keysOfShape.get(shape);
  if (known) return known;
  const fields = Object.entries(shape._zod.def.shape as Record<string, z.ZodMiniType>);
  const keys = {
    known: fields.map(([key]) => key),
    required: fields.filter(([, field]) => field._zod.optin !== 'optional').map(([key]) => key),
  };
  keysOfShape.set(shape, keys);
  return keys;
}
