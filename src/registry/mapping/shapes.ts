import * as z from 'zod/mini';
import { DATE_FORMS } from '../cells/dates.ts';
import { IDENTITY_FORMS } from '../cells/identity.ts';

/*
 * The shapes of a mapping file (FORMAT, section 7), as those of the other files stand in policy/schema: the check takes the keys
 * from here and reads the values itself.
 */

const oneOrList = <S extends z.ZodMiniType>(one: S) => z.union([one, z.array(one)]);
const strings = oneOrList(z.string());

/** How numbers of a column may be written other than `1,280.5`. */
export const NUMBER_FORMS = ['decimal-comma'] as const;

export const FROM = ['address', 'credit-code'] as const;

export const identityShape = z.strictObject({
  column: z.string(),
  form: z.optional(z.enum(IDENTITY_FORMS)),
});

const provenance = {
  source: z.optional(z.nullable(z.string())),
  asOf: z.optional(z.nullable(z.string())),
};

/** One column of one fact. Without `column` only what is read from the credit code that identifies the row. */
export const columnShape = z.strictObject({
  column: z.optional(z.string()),
  year: z.optional(z.union([z.number(), z.string()])),
  unit: z.optional(z.string()),
  form: z.optional(z.enum([...DATE_FORMS, ...NUMBER_FORMS])),
  from: z.optional(z.enum(FROM)),
  within: z.optional(z.string()),
  true: z.optional(strings),
  false: z.optional(strings),
  separator: z.optional(z.string()),
  none: z.optional(strings),
  translate: z.optional(z.record(z.string(), z.nullable(strings))),
  unknown: z.optional(strings),
  ...provenance,
});

/** What a joined list says of those on it. */
export const presenceShape = z.strictObject({
  listed: z.unknown(),
  unlisted: z.optional(z.unknown()),
  complete: z.optional(z.boolean()),
  year: z.optional(z.union([z.number(), z.string()])),
  ...provenance,
});

const fact = z.union([
  z.string(),
  z.record(z.string(), z.unknown()),
  z.array(z.union([z.string(), z.record(z.string(), z.unknown())])),
]);
const facts = z.record(z.string(), fact);

export const joinShape = z.strictObject({
  file: z.string(),
  key: z.union([z.string(), identityShape]),
  ...provenance,
  facts,
});

export const mappingShape = z.strictObject({
  format: z.optional(z.union([z.number(), z.string()])),
  enterprise: z.union([z.string(), identityShape]),
  name: z.optional(z.nullable(z.string())),
  ...provenance,
  facts: z.optional(z.nullable(facts)),
  joins: z.optional(z.nullable(z.array(joinShape))),
});
