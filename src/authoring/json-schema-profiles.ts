import type { FactDeclaration } from '../policy/vocabulary.ts';
import { type Rational, toNumber } from '../value/rational.ts';
import { bothLanguages, definitionName, described, type JsonSchema } from './json-schema-definitions.ts';
import { factWords, type SchemaContext } from './json-schema-facts.ts';
import { ANY_NUMBER, DATE, literalSchema, type NumberBounds, TEXT } from './json-schema-values.ts';
import { GIVEN_WORDS } from './json-schema-words.ts';

/** The facts of a profile or test case, by name, dotted or in groups. */
export function givenFactsSchema(context: SchemaContext): JsonSchema {
  const facts = [...context.vocabulary.facts.values()].filter((fact) => fact.name !== 'asOf');
  return context.definitions.ref('given', () => ({ ...level(context, facts, ''), type: ['object', 'null'] }));
}

/** Those that begin with `prefix`; where a name is both a fact and the beginning of others, the fact is meant. */
function level(context: SchemaContext, facts: readonly FactDeclaration[], prefix: string): JsonSchema {
  const names = new Set(facts.map((fact) => fact.name));
  const properties = new Map<string, JsonSchema>();
  for (const fact of facts) {
    const rest = fact.name.slice(prefix.length);
    properties.set(rest, described(given(context, fact), description(fact)));
    for (let dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.', dot + 1)) {
      const group = rest.slice(0, dot);
      if (properties.has(group) || names.has(prefix + group)) continue;
      const below = `${prefix}${group}.`;
      const inside = facts.filter((other) => other.name.startsWith(below));
      properties.set(group, level(context, inside, below));
    }
  }
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}

function description(fact: FactDeclaration): string {
  return [bothLanguages(factWords(fact)), ...(fact.ask ? [bothLanguages(fact.ask)] : [])].join('\n');
}

function given({ definitions }: SchemaContext, fact: FactDeclaration): JsonSchema {
  const { type, codes, min, max, yearly } = fact;
  const bounds = type === 'date' ? {} : numberBounds(min, max);
  const list = type === 'code' || type === 'codes' ? `.${definitionName(codes?.name ?? '')}` : '';
  const ends = min || max ? `.${definitionName(`${bounds.minimum ?? ''}..${bounds.maximum ?? ''}`)}` : '';
  const name = `given.${type}${list}${ends}`;
  const one = (): JsonSchema => definitions.ref(name, () => givenValue(partsOf(fact, bounds, definitions)));
  if (!yearly) return one();
  return definitions.ref(`${name}.yearly`, () => ({
    anyOf: [
      one(),
      {
        type: 'object',
        minProperties: 1,
        patternProperties: { '^[0-9０-９]{4}$': one() },
        additionalProperties: false,
      },
    ],
  }));
}

interface ValueParts {
  /** One number, date, code, text or boolean. */
  readonly single: JsonSchema;
  /** The value as a whole: of a set, the list. */
  readonly whole: JsonSchema;
  /** What may stand in place of a value, by key. */
  readonly instead: Readonly<Record<string, JsonSchema>>;
}

function partsOf(
  { type, codes }: FactDeclaration,
  bounds: NumberBounds,
  definitions: SchemaContext['definitions'],
): ValueParts {
  const declared = codes === undefined ? { type } : { type, codes };
  const plain = { type: type === 'integer' ? 'integer' : 'number', ...bounds };
  const single = literalSchema(definitions, declared, plain);
  switch (type) {
    case 'codes': {
      const some = { anyOf: [single, { type: 'array', items: single }, { type: 'null' }] };
      return { single, whole: { type: 'array', items: single }, instead: { has: some, hasNot: some } };
    }
    case 'integer':
    case 'decimal':
    case 'money':
    case 'ratio':
    case 'date': {
      const end = { anyOf: [literalSchema(definitions, declared), { type: 'null' }] };
      return { single, whole: single, instead: { min: end, max: end } };
    }
    case 'boolean':
    case 'code':
    case 'text':
      return { single, whole: single, instead: {} };
  }
}

/** Known, asked and not known, or known within bounds or in part; with its provenance. */
function givenValue({ whole, instead }: ValueParts): JsonSchema {
  const provenance = {
    source: described({ anyOf: [TEXT, { type: 'null' }] }, bothLanguages(GIVEN_WORDS.source)),
    asOf: described({ anyOf: [DATE, { type: 'null' }] }, bothLanguages(GIVEN_WORDS.asOf)),
  };
  const keys = Object.keys(instead) as (keyof typeof GIVEN_WORDS)[];
  const object = (properties: JsonSchema, rest: JsonSchema): JsonSchema => ({
    type: 'object',
    properties: { ...properties, ...provenance },
    additionalProperties: false,
    ...rest,
  });
  const value = described({ anyOf: [whole, { type: 'null' }] }, bothLanguages(GIVEN_WORDS.value));
  const parts = Object.fromEntries(keys.map((key) => [key, described(instead[key]!, bothLanguages(GIVEN_WORDS[key]))]));
  return {
    anyOf: [
      whole,
      { type: 'null' },
      object({ value }, { required: ['value'] }),
      ...(keys.length > 0 ? [object(parts, { anyOf: keys.map((key) => ({ required: [key] })) })] : []),
    ],
  };
}

function numberBounds(min: Rational | undefined, max: Rational | undefined): NumberBounds {
  return { ...(min && { minimum: toNumber(min) }), ...(max && { maximum: toNumber(max) }) };
}

/** What a test case expects of an amount. */
export function expectedAmountSchema(): JsonSchema {
  const min = described(ANY_NUMBER, bothLanguages(GIVEN_WORDS.min));
  const max = described({ anyOf: [ANY_NUMBER, { type: 'null' }] }, bothLanguages(GIVEN_WORDS.max));
  return {
    anyOf: [
      ANY_NUMBER,
      { type: 'null' },
      { type: 'object', required: ['min', 'max'], properties: { min, max }, additionalProperties: false },
    ],
  };
}
