import * as z from 'zod/mini';
import { DELIVERIES, FACT_TYPES, KINDS, SEGMENTS } from './types.ts';

/*
 * The shapes of the files: which keys each mapping has, which it must have, and what kind of value stands there.
 * The check takes the keys from here and reads the values itself, since only it knows their places;
 * the JSON Schema for editors is made from here too. zod/mini compiles nothing at run time.
 */

/** A text: Chinese, or in one or both languages. */
export const localized = z.union([
  z.string(),
  z.strictObject({ zh: z.optional(z.string()), en: z.optional(z.string()) }),
]);
const number = z.union([z.number(), z.string()]);
const strings = z.union([z.string(), z.array(z.string())]);
/** A condition; its own shape depends on the vocabulary. */
const condition = z.union([z.literal('always'), z.record(z.string(), z.unknown())]);
/** An amount or derivation; its own shape depends on the forms. */
const quantity = z.union([z.string(), z.number(), z.record(z.string(), z.unknown())]);

export const clauseShape = z.strictObject({ article: z.optional(z.string()), text: z.optional(z.string()) });

export const effectiveShape = z.strictObject({ from: z.optional(z.string()), until: z.optional(z.string()) });

export const documentShape = z.strictObject({
  number: z.optional(z.string()),
  issuer: z.optional(localized),
  issued: z.optional(z.string()),
  url: z.optional(z.string()),
});

export const handlingShape = z.strictObject({
  department: z.optional(localized),
  counter: z.optional(localized),
  workingDays: z.optional(number),
  materials: z.optional(z.array(localized)),
  url: z.optional(z.string()),
  phone: z.optional(z.string()),
});

export const windowShape = z.strictObject({ from: z.optional(z.string()), until: z.optional(z.string()) });

export const limitShape = z.strictObject({
  times: z.optional(number),
  amount: z.optional(quantity),
  per: z.optional(z.string()),
  of: z.optional(z.array(z.string())),
});

export const reviewShape = z.strictObject({ note: localized, by: z.optional(localized) });

export const stackingShape = z.strictObject({
  rule: z.enum(['highest', 'choose-one', 'cap', 'top-up']),
  items: z.optional(z.array(z.string())),
  ladder: z.optional(z.array(z.string())),
  max: z.optional(quantity),
  per: z.optional(z.string()),
  note: z.optional(localized),
});

export const factShape = z.strictObject({
  type: z.enum(FACT_TYPES),
  label: localized,
  unit: z.optional(localized),
  note: z.optional(localized),
  ask: z.optional(localized),
  period: z.optional(z.literal('year')),
  min: z.optional(number),
  max: z.optional(number),
  holder: z.optional(strings),
  maxAge: z.optional(z.string()),
  codes: z.optional(z.string()),
  derive: z.optional(quantity),
});

export const codeEntryShape = z.strictObject({
  label: localized,
  parent: z.optional(z.string()),
  formerly: z.optional(strings),
  note: z.optional(localized),
});

export const vocabularyShape = z.strictObject({
  format: z.optional(number),
  facts: z.optional(z.record(z.string(), factShape)),
  codes: z.optional(z.record(z.string(), z.record(z.string(), codeEntryShape))),
  conditions: z.optional(z.record(z.string(), condition)),
});

/** What an item shares with its policy, and replaces there. */
const inherited = {
  region: z.optional(strings),
  effective: z.optional(effectiveShape),
  requires: z.optional(condition),
  delivery: z.optional(z.enum(DELIVERIES)),
  handling: z.optional(handlingShape),
  note: z.optional(localized),
};

export const itemShape = z.strictObject({
  id: z.string(),
  title: localized,
  kind: z.optional(z.enum(KINDS)),
  segment: z.optional(z.enum(SEGMENTS)),
  clause: z.optional(clauseShape),
  ...inherited,
  when: condition,
  review: z.optional(z.array(reviewShape)),
  amount: z.optional(quantity),
  ceiling: z.optional(quantity),
  limit: z.optional(z.union([limitShape, z.array(limitShape)])),
  formerly: z.optional(strings),
  window: z.optional(z.union([windowShape, z.array(windowShape)])),
});

export const policyShape = z.strictObject({
  format: z.optional(number),
  policy: z.string(),
  title: localized,
  document: z.optional(documentShape),
  status: z.optional(z.enum(['in-force', 'draft'])),
  ...inherited,
  supersedes: z.optional(strings),
  facts: z.optional(z.record(z.string(), factShape)),
  conditions: z.optional(z.record(z.string(), condition)),
  items: z.array(itemShape),
  stacking: z.optional(z.array(stackingShape)),
});

export const stackingFileShape = z.strictObject({ format: z.optional(number), stacking: z.array(stackingShape) });

export const grantShape = z.strictObject({
  item: z.string(),
  date: z.string(),
  amount: z.optional(number),
  year: z.optional(number),
});

export const profileShape = z.strictObject({
  format: z.optional(number),
  enterprise: z.string(),
  name: z.optional(z.string()),
  note: z.optional(localized),
  facts: z.optional(z.record(z.string(), z.unknown())),
  grants: z.optional(z.nullable(z.array(grantShape))),
});

export const expectationShape = z.strictObject({
  verdict: z.optional(z.enum(['eligible', 'review', 'undetermined', 'ineligible'])),
  amount: z.optional(z.unknown()),
  open: z.optional(z.boolean()),
  delivery: z.optional(z.enum(DELIVERIES)),
  missing: z.optional(z.array(z.string())),
  missingForAmount: z.optional(z.array(z.string())),
});

export const testCaseShape = z.strictObject({
  title: localized,
  asOf: z.optional(z.string()),
  facts: z.optional(z.record(z.string(), z.unknown())),
  grants: z.optional(z.nullable(z.array(grantShape))),
  expect: z.record(z.string(), expectationShape),
});

export const testFileShape = z.strictObject({
  format: z.optional(number),
  asOf: z.optional(z.string()),
  cases: z.array(testCaseShape),
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
