import {
  type Leaf,
  policyShape,
  profileShape,
  stackingFileShape,
  testFileShape,
  vocabularyShape,
} from '../policy/schema.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import { BUILT_IN_CODES } from '../standards/index.ts';
import type { Phrase } from '../text/localized.ts';
import { conditionSchema } from './json-schema-conditions.ts';
import { bothLanguages, type JsonSchema } from './json-schema-definitions.ts';
import { type SchemaContext, schemaContext } from './json-schema-facts.ts';
import { expectedAmountSchema, givenFactsSchema } from './json-schema-profiles.ts';
import { quantitySchema } from './json-schema-quantities.ts';
import { shapeSchema } from './json-schema-shapes.ts';
import {
  ANY_NUMBER,
  BOOLEAN,
  DATE,
  literalSchema,
  ORDERED,
  PERIOD,
  TEXT,
  WHOLE,
  WINDOW_DAY,
} from './json-schema-values.ts';
import { LIMIT_PERIOD_WORDS } from './json-schema-words.ts';

/** The kinds of files that have a schema. */
export type SchemaKind = 'policy' | 'vocabulary' | 'stacking' | 'profile' | 'test';

/**
 * JSON Schemas (draft-07) of the files, made for one vocabulary: editors complete and explain keys, facts, operators,
 * codes and forms with them. They accept all that the check accepts and say nothing of much that it refuses: types of
 * amounts, names in other files, impossible dates. A policy with `facts` or `conditions` of its own, and a vocabulary, may
 * name facts and conditions that were not known when the schema was made.
 */
export function jsonSchemas(vocabulary: Vocabulary): Record<SchemaKind, JsonSchema> {
  return {
    policy: schemaFile(vocabulary, { zh: '惠企政策', en: 'huiqi policy' }, (context) => ({
      if: { anyOf: [{ required: ['facts'] }, { required: ['conditions'] }] },
      then: context.definitions.ref('policy.open', () =>
        shapeSchema(policyShape, (leaf) => leafSchema({ ...context, open: true }, leaf)),
      ),
      else: context.definitions.ref('policy', () => shapeSchema(policyShape, (leaf) => leafSchema(context, leaf))),
    })),
    vocabulary: schemaFile(vocabulary, { zh: '惠企词汇表', en: 'huiqi vocabulary' }, (context) =>
      shapeSchema(vocabularyShape, (leaf) =>
        leaf === 'code-list' ? { anyOf: [codeList(context), ID] } : leafSchema({ ...context, open: true }, leaf),
      ),
    ),
    stacking: schemaFile(vocabulary, { zh: '惠企叠加规则', en: 'huiqi stacking rules' }, (context) =>
      shapeSchema(stackingFileShape, (leaf) => leafSchema(context, leaf)),
    ),
    profile: schemaFile(vocabulary, { zh: '企业档案', en: 'huiqi profile' }, (context) => {
      const one = context.definitions.ref('profile', () =>
        shapeSchema(profileShape, (leaf) => leafSchema(context, leaf)),
      );
      return { anyOf: [one, { type: 'array', items: one }] };
    }),
    test: schemaFile(vocabulary, { zh: '惠企规则测试', en: 'huiqi rule tests' }, (context) =>
      shapeSchema(testFileShape, (leaf) => leafSchema(context, leaf)),
    ),
  };
}

function schemaFile(vocabulary: Vocabulary, title: Phrase, make: (context: SchemaContext) => JsonSchema): JsonSchema {
  const context = schemaContext(vocabulary);
  const schema = make(context);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: bothLanguages(title).replace('\n', ' · '),
    ...schema,
    definitions: context.definitions.all(),
  };
}

const ID: JsonSchema = { anyOf: [{ type: 'string', pattern: '^[\\p{L}\\p{N}_-]+$' }, { type: ['number', 'boolean'] }] };
const CONDITION_NAME = '\\p{L}[\\p{L}\\p{N}_-]*';

function leafSchema(context: SchemaContext, leaf: Leaf): JsonSchema {
  switch (leaf) {
    case 'format':
      return { enum: [1, '1'] };
    case 'number':
      return ANY_NUMBER;
    case 'whole':
      return WHOLE;
    case 'boolean':
      return BOOLEAN;
    case 'bound':
      return ORDERED;
    case 'date':
      return DATE;
    case 'window-day':
      return WINDOW_DAY;
    case 'period':
      return PERIOD;
    case 'limit-period':
      return { anyOf: [LIMIT_PERIODS, PERIOD] };
    case 'id':
      return ID;
    case 'fact-name':
      return { type: 'string', pattern: `^${CONDITION_NAME}(?:\\.[\\p{L}\\p{N}_-]+)*$` };
    case 'condition-name':
      return { type: 'string', pattern: `^${CONDITION_NAME}$` };
    case 'region':
      return region(context);
    case 'code-list':
      return codeList(context);
    case 'condition':
      return conditionSchema(context);
    case 'quantity':
      return quantitySchema(context);
    case 'given-facts':
      return givenFactsSchema(context);
    case 'expected-amount':
      return expectedAmountSchema();
  }
}

const LIMIT_PERIODS: JsonSchema = {
  enum: Object.keys(LIMIT_PERIOD_WORDS),
  enumDescriptions: Object.values(LIMIT_PERIOD_WORDS).map(bothLanguages),
};

function region({ vocabulary, definitions }: SchemaContext): JsonSchema {
  const codes = vocabulary.facts.get('region')?.codes;
  return codes === undefined ? TEXT : literalSchema(definitions, { type: 'code', codes });
}

function codeList({ vocabulary }: SchemaContext): JsonSchema {
  return { enum: [...new Set([...vocabulary.codes.keys(), ...Object.keys(BUILT_IN_CODES)])] };
}
