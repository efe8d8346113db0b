import { FORMS, type Form, MODIFIERS, type PartShape } from '../quantities/index.ts';
import { conditionSchema } from './json-schema-conditions.ts';
import { bothLanguages, described, type JsonSchema } from './json-schema-definitions.ts';
import { anyReference, type SchemaContext, scoped } from './json-schema-facts.ts';
import { NOT_NULL, ORDERED, TEXT } from './json-schema-values.ts';
import { QUANTITY_WORDS } from './json-schema-words.ts';

/** An amount or what a fact derives from, in every form. */
export function quantitySchema(context: SchemaContext): JsonSchema {
  const { definitions } = context;
  return definitions.ref(scoped(context, 'quantity'), () => ({
    anyOf: [
      definitions.ref('literal', () => ORDERED),
      { enum: ['unstated'], enumDescriptions: [bothLanguages(QUANTITY_WORDS.unstated)] },
      anyReference(context),
      ...FORMS.map((form) => definitions.ref(scoped(context, `form.${form.name}`), () => formSchema(context, form))),
      option(context),
    ],
  }));
}

function formSchema(context: SchemaContext, form: Form): JsonSchema {
  const words = described(part(context, form.shape?.[form.name]), `${bothLanguages(form.meaning)}\n${form.example}`);
  return {
    type: 'object',
    description: bothLanguages(form.meaning),
    required: [form.name, ...form.required],
    properties: {
      [form.name]: words,
      ...Object.fromEntries(form.keys.map((key) => [key, part(context, form.shape?.[key])])),
      ...modifiers(context),
    },
    additionalProperties: false,
  };
}

/** A code or boolean as a result. */
function option(context: SchemaContext): JsonSchema {
  return {
    type: 'object',
    required: ['value'],
    properties: { value: described(TEXT, bothLanguages(QUANTITY_WORDS.value)), ...modifiers(context) },
    additionalProperties: false,
  };
}

function modifiers(context: SchemaContext): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    MODIFIERS.map(({ name, shape, meaning, example }) => [
      name,
      described(part(context, shape?.[name]), `${bothLanguages(meaning)}\n${example}`),
    ]),
  );
}

function part(context: SchemaContext, shape: PartShape | undefined): JsonSchema {
  if (shape === undefined) return NOT_NULL;
  switch (shape) {
    case 'quantity':
      return quantitySchema(context);
    case 'quantities':
      return { type: 'array', minItems: 1, items: quantitySchema(context) };
    case 'pair':
      return { type: 'array', minItems: 2, maxItems: 2, items: quantitySchema(context) };
    case 'condition':
      return conditionSchema(context);
    case 'fact':
      return anyReference(context);
    case 'number':
      return context.definitions.ref('literal', () => ORDERED);
  }
  if ('words' in shape) return { enum: shape.words };
  if ('list' in shape) return { type: 'array', minItems: 1, items: part(context, shape.list) };
  if ('oneOf' in shape) return { anyOf: shape.oneOf.map((one) => part(context, one)) };
  return {
    type: 'object',
    required: shape.required,
    properties: Object.fromEntries(Object.entries(shape.map).map(([key, value]) => [key, part(context, value)])),
    additionalProperties: false,
  };
}
