import * as z from 'zod/mini';
import {
  expectationShape,
  factShape,
  LEAVES,
  type Leaf,
  limitShape,
  localized,
  stackingShape,
  windowShape,
} from '../policy/schema.ts';
import { FACT_TYPES, NUMBER_TYPES } from '../policy/types.ts';
import { bothLanguages, described, type JsonSchema } from './json-schema-definitions.ts';
import { TEXT } from './json-schema-values.ts';
import { KEY_WORDS, VALUE_WORDS } from './json-schema-words.ts';

type Mutable = { [keyword: string]: unknown };

const when = (key: string, values: readonly string[], rest: JsonSchema): JsonSchema => ({
  if: { required: [key], properties: { [key]: { enum: values } } },
  then: rest,
});
const without = (...keys: readonly string[]): JsonSchema => ({
  properties: Object.fromEntries(keys.map((key) => [key, false])),
});

const CODE_TYPES = ['code', 'codes'];
const ORDERED_TYPES = [...NUMBER_TYPES, 'date'];
const except = (types: readonly string[]) => FACT_TYPES.filter((type) => !types.includes(type));

/** What the shapes leave to the check, as far as a schema can say it. */
const BESIDES: ReadonlyMap<object, JsonSchema> = new Map<object, JsonSchema>([
  [windowShape, { minProperties: 1 }],
  [expectationShape, { minProperties: 1 }],
  [limitShape, { anyOf: [{ required: ['times'] }, { required: ['amount'] }] }],
  [
    factShape,
    {
      allOf: [
        when('type', CODE_TYPES, { required: ['codes'] }),
        when('type', except(CODE_TYPES), without('codes')),
        when('type', except(ORDERED_TYPES), without('min', 'max')),
      ],
    },
  ],
  [
    stackingShape,
    {
      allOf: [
        when('rule', ['top-up'], { required: ['ladder'], ...without('items', 'max') }),
        when('rule', ['highest', 'choose-one'], { required: ['items'], ...without('ladder', 'max') }),
        when('rule', ['cap'], { required: ['items', 'max'], ...without('ladder') }),
      ],
    },
  ],
]);

/** The JSON Schema of a shape of `policy/schema`, with `leaf` in the places that the shape leaves to others; `inside` is the key under which it stands. */
export function shapeSchema(shape: z.ZodMiniType, leaf: (leaf: Leaf) => JsonSchema, inside = ''): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, {
    target: 'draft-7',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      const json = jsonSchema as Mutable;
      const known = LEAVES.get(zodSchema);
      const { def } = zodSchema._zod;
      if (known) {
        for (const keyword of Object.keys(json)) delete json[keyword];
        Object.assign(json, leaf(known.leaf));
      } else if (def.type === 'string') Object.assign(json, TEXT);
      else if (zodSchema === (localized as object)) {
        json.anyOf = (json.anyOf as JsonSchema[]).map((one) => (one.properties ? { ...one, minProperties: 1 } : one));
      } else if (def.type === 'enum') {
        const values = json.enum as readonly string[];
        const words = values.map((value) => VALUE_WORDS[value]);
        json.enumDescriptions = words.map((phrase, at) => (phrase ? bothLanguages(phrase) : values[at]));
      }
      Object.assign(json, BESIDES.get(zodSchema));
    },
  });
  return withDescriptions(schema, inside);
}

/** A shape that leaves nothing to others. */
export function plainShapeSchema(shape: z.ZodMiniType, inside: string): JsonSchema {
  const none = (leaf: Leaf): never => {
    throw new TypeError(`no schema for the leaf ${leaf}`);
  };
  return shapeSchema(shape, none, inside);
}

/** Describes the keys of every mapping in a schema; `inside` is the key under which it stands. */
function withDescriptions(schema: JsonSchema, inside: string): JsonSchema {
  const all = (schemas: unknown): unknown =>
    (schemas as readonly JsonSchema[]).map((one) => withDescriptions(one, inside));
  const within = (one: unknown): unknown => (isSchema(one) ? withDescriptions(one, inside) : one);
  return {
    ...schema,
    ...(isSchema(schema.properties) && { properties: withKeys(schema.properties, inside) }),
    ...(schema.anyOf !== undefined && { anyOf: all(schema.anyOf) }),
    ...(schema.items !== undefined && { items: within(schema.items) }),
    ...(schema.additionalProperties !== undefined && { additionalProperties: within(schema.additionalProperties) }),
  };
}

function withKeys(properties: JsonSchema, inside: string): JsonSchema {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => {
      const words = KEY_WORDS[`${inside}.${key}`] ?? KEY_WORDS[key];
      const schema = withDescriptions(value as JsonSchema, key);
      return [key, words ? described(schema, bothLanguages(words)) : schema];
    }),
  );
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
