import { OPERATORS, type Operator } from '../operators/index.ts';
import { clauseShape, localized } from '../policy/schema.ts';
import type { Localized } from '../text/localized.ts';
import { bothLanguages, described, type JsonSchema, oneOfWords } from './json-schema-definitions.ts';
import {
  anyReference,
  comparableReference,
  type FactGroup,
  groupReference,
  knownReference,
  localName,
  type SchemaContext,
  scoped,
} from './json-schema-facts.ts';
import { plainShapeSchema } from './json-schema-shapes.ts';
import { literalSchema, NOT_NULL, NOTHING, TEXT } from './json-schema-values.ts';
import { CONDITION_WORDS } from './json-schema-words.ts';

/** A condition, wherever one may stand. */
export function conditionSchema(context: SchemaContext): JsonSchema {
  const { definitions } = context;
  const name = scoped(context, 'condition');
  return definitions.ref(name, () => {
    const self = { $ref: `#/definitions/${name}` };
    const some = { type: 'array', minItems: 1, items: self };
    return {
      anyOf: [
        { enum: ['always'], enumDescriptions: [bothLanguages(CONDITION_WORDS.always)] },
        connective(context, 'all', some),
        connective(context, 'any', some),
        connective(context, 'not', self),
        connective(context, 'condition', namedCondition(context)),
        definitions.ref(scoped(context, 'atom'), () => atom(context)),
      ],
    };
  });
}

/** What any condition may carry. */
function meta({ definitions }: SchemaContext): Readonly<Record<string, JsonSchema>> {
  return {
    id: described(TEXT, bothLanguages(CONDITION_WORDS.id)),
    note: described(
      definitions.ref('localized', () => plainShapeSchema(localized, 'note')),
      bothLanguages(CONDITION_WORDS.note),
    ),
    clause: described(
      definitions.ref('clause', () => plainShapeSchema(clauseShape, 'clause')),
      bothLanguages(CONDITION_WORDS.clause),
    ),
  };
}

function connective(context: SchemaContext, key: 'all' | 'any' | 'not' | 'condition', value: JsonSchema): JsonSchema {
  return {
    type: 'object',
    required: [key],
    properties: { [key]: described(value, bothLanguages(CONDITION_WORDS[key])), ...meta(context) },
    additionalProperties: false,
  };
}

function namedCondition(context: SchemaContext): JsonSchema {
  return context.definitions.ref(scoped(context, 'conditions'), () => {
    const names = [...context.vocabulary.conditions.keys()];
    const known = { enum: context.open ? [...new Set([...names, ...names.map(localName)])] : names };
    if (!context.open) return names.length === 0 ? NOTHING : known;
    const own = { type: 'string', pattern: '^\\p{L}[\\p{L}\\p{N}_-]*$' };
    return names.length === 0 ? own : { anyOf: [known, own] };
  });
}

/** A fact, an operator and a value; the type of the fact says which operators, and these which values. */
function atom(context: SchemaContext): JsonSchema {
  const { definitions, groups } = context;
  const about = (fact: JsonSchema): JsonSchema => ({ required: ['fact'], properties: { fact } });
  return {
    type: 'object',
    required: ['fact', 'operator', 'value'],
    properties: {
      fact: described(anyReference(context), bothLanguages(CONDITION_WORDS.fact)),
      operator: described({}, bothLanguages(CONDITION_WORDS.operator)),
      value: described({}, bothLanguages(CONDITION_WORDS.value)),
      ...meta(context),
    },
    additionalProperties: false,
    allOf: [
      ...groups.map((group) => ({
        if: about(groupReference(context, group)),
        then: definitions.ref(scoped(context, `atom.${group.key}`), () => atomAbout(context, group)),
      })),
      {
        if: about(knownReference(context)),
        else: { properties: { operator: definitions.ref('operators', () => spellings(OPERATORS)), value: NOT_NULL } },
      },
    ],
  };
}

function atomAbout(context: SchemaContext, group: FactGroup): JsonSchema {
  const operators = OPERATORS.filter((operator) => operator.takes.includes(group.type));
  return {
    properties: { operator: context.definitions.ref(`operators.${group.type}`, () => spellings(operators)) },
    allOf: [...byOperand(group, operators)].map(([, some]) => ({
      if: { required: ['operator'], properties: { operator: { enum: some.flatMap(spellingsOf) } } },
      then: { properties: { value: operand(context, group, some[0]!) } },
    })),
  };
}

const spellingsOf = ({ name, symbols }: Operator): readonly string[] => [name, ...symbols];

function spellings(operators: readonly Operator[]): JsonSchema {
  const words = operators.flatMap((operator) =>
    spellingsOf(operator).map((spelling): [string, Localized] => [spelling, operator.meaning]),
  );
  return oneOfWords(new Map(words));
}

/** Operators that take the same values. */
function byOperand(group: FactGroup, operators: readonly Operator[]): ReadonlyMap<string, readonly Operator[]> {
  const alike = new Map<string, Operator[]>();
  for (const operator of operators) {
    const key = `${operator.operand} ${operator.comparesFacts.includes(group.type)}`;
    alike.set(key, [...(alike.get(key) ?? []), operator]);
  }
  return alike;
}

function operand(context: SchemaContext, group: FactGroup, { operand: shape, comparesFacts }: Operator): JsonSchema {
  const one = literalSchema(context.definitions, group);
  const some = { type: 'array', minItems: 1, items: one };
  const fact = {
    type: 'object',
    required: ['fact'],
    properties: { fact: described(comparableReference(context, group), bothLanguages(CONDITION_WORDS.other)) },
    additionalProperties: false,
  };
  const facts = comparesFacts.includes(group.type) ? [fact] : [];
  switch (shape) {
    case 'one':
      return { anyOf: [one, ...facts] };
    case 'list':
      return { anyOf: [some, ...facts] };
    case 'one-or-list':
    case 'phrases':
      return { anyOf: [one, some, ...facts] };
    case 'ends':
      return { type: 'array', minItems: 2, maxItems: 2, items: { anyOf: [one, fact] } };
  }
}
