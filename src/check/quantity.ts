import { type DocMap, type DocNode, isNull } from '../document/node.ts';
import type { Quantity, QuantityType } from '../policy/quantity.ts';
import {
  assignable,
  BARE,
  common,
  FORMS,
  type Form,
  type FormEntries,
  isNumeric,
  literalData,
  MODIFIERS,
  type PartShape,
  type QuantityReader,
  quantity,
} from '../quantities/index.ts';
import type { Message } from '../text/diagnostic.ts';
import type { Span } from '../text/source.ts';
import { BOOLEANS } from '../value/domain.ts';
import { NOT_NEGATIVE } from '../value/interval.ts';
import { halfWidth, looksLiteral, parseNumber } from '../value/literal.ts';
import { isInteger, type Rational } from '../value/rational.ts';
import { readCondition } from './condition.ts';
import { MOST_FACTORS } from './factors.ts';
import type { FileContext } from './file-context.ts';
import {
  bareFact,
  bareOption,
  conditionAsQuantity,
  modifierType,
  modifierWithoutForm,
  noForm,
  notAnOption,
  optionOfNoList,
  reservedForm,
  severalForms,
  tooManyFactors,
  unstatedMeant,
  wrongPairLength,
  wrongType,
} from './messages/quantities.ts';
import { wrongShape } from './messages/structure.ts';
import { notANumber, splitCode } from './messages/values.ts';
import { shapeOf } from './reader.ts';
import { typeOf } from './scope.ts';
import { readBoolean, readCode, readDateNumber, readNumber } from './values.ts';

const BY_NAME: ReadonlyMap<string, Form> = new Map(FORMS.map((form) => [form.name, form]));
const MODIFIER_NAMES = MODIFIERS.map((modifier) => modifier.name);
const FORM_KEYS = [...BY_NAME.keys(), 'value'];
/** What may and what must stand in the mapping of each form, and what it is called. */
const KEYS_OF = new Map(
  FORM_KEYS.map((name) => {
    const form = BY_NAME.get(name);
    const known = [name, ...(form?.keys ?? []), ...MODIFIER_NAMES];
    const where = { zh: `「${name}」`, en: `\`${name}\`` };
    return [name, { known, required: [name, ...(form?.required ?? [])], where }] as const;
  }),
);
const RESERVED = ['sumOf', 'count', 'amountOf', 'granted'];
const QUANTITY = { zh: '量', en: 'a quantity' };
const HERE = { zh: '此处', en: 'this' };
const SUM_OF_LIST = { zh: '写明怎样合计，如 { sum: [a, b] }', en: 'say how they go together, like { sum: [a, b] }' };

/** Reads a quantity and sees to it that it may stand where `wanted` is declared. */
export function readQuantity(context: FileContext, node: DocNode, wanted: QuantityType): Quantity | null {
  const read = readAny(context, node, wanted);
  const factors = read === null ? 1 : context.scope.factorsOf(read);
  if (factors > MOST_FACTORS && factors !== Number.POSITIVE_INFINITY)
    context.reader.report(node.span, tooManyFactors(MOST_FACTORS));
  if (read === null || assignable(read.type, wanted)) return read;
  const culprit = culpritOf(read, wanted);
  context.reader.report(culprit.span, wrongType(culprit.type.type, wanted.type));
  return null;
}

/** Forms whose type is that of their parts. */
const OF_ONE_TYPE = new Set([
  'sum',
  'minus',
  'lowest',
  'highest',
  'choose',
  'add',
  'bands',
  'upTo',
  'atLeast',
  'atMost',
]);

/** The innermost part because of which a quantity is not of the type that is wanted. */
function culpritOf(read: Quantity, wanted: QuantityType): Quantity {
  const parts = read.form === 'rate' || read.form === 'bands' ? read.parts.slice(1) : read.parts;
  const passesOn = read.form === 'rate' || read.form === 'round' || OF_ONE_TYPE.has(read.form);
  const culprit = passesOn ? parts.find((part) => !assignable(part.type, wanted)) : undefined;
  return culprit ? culpritOf(culprit, wanted) : read;
}

function readAny(context: FileContext, node: DocNode, expected: QuantityType | undefined): Quantity | null {
  if (node.kind === 'scalar') return readScalar(context, node, expected);
  if (node.kind === 'map') return readForm(context, node, expected);
  context.reader.report(node.span, wrongShape(QUANTITY, shapeOf(node), SUM_OF_LIST));
  return null;
}

function readScalar(
  context: FileContext,
  node: DocNode & { kind: 'scalar' },
  expected: QuantityType | undefined,
): Quantity | null {
  const { reader, scope, policy } = context;
  if (isNull(node)) {
    reader.report(node.span, wrongShape(QUANTITY, shapeOf(node)));
    return null;
  }
  if (node.text === 'unstated')
    return quantity('unstated', BARE, node.span, {
      data: { domain: { kind: 'number', ...NOT_NEGATIVE, integral: false } },
    });
  if (looksLiteral(halfWidth(node.text))) return readLiteral(context, node, expected);
  const name = node.text.split('@')[0]!;
  if (scope.findFact(name, policy) === undefined) {
    const message = notAFact(context, node.text, expected);
    if (message) {
      reader.report(node.span, message);
      return null;
    }
  }
  const found = scope.reference(reader, node, policy);
  return found && quantity('fact', typeOf(found.fact), node.span, { references: [found.reference] });
}

/** What a text is that names no fact, and was not meant to. */
function notAFact({ reader }: FileContext, text: string, expected: QuantityType | undefined): Message | null {
  if (text === 'true' || text === 'false' || expected?.codes?.index.has(text)) return bareOption(text);
  if (/^[￥¥$€]|^(RMB|人民币)\s*\d|^[〇零一二两三四五六七八九十百千]+[万亿]*元?$/i.test(text)) return notANumber(text);
  return reader.nearest(text, ['unstated']) ? unstatedMeant(text) : null;
}

function readLiteral(
  { reader }: FileContext,
  node: DocNode & { kind: 'scalar' },
  expected: QuantityType | undefined,
): Quantity | null {
  const text = halfWidth(node.text);
  if (expected?.type === 'date' || /^\d{4}-\d/.test(text)) {
    const day = readDateNumber(reader, node);
    return day && quantity('literal', { type: 'date' }, node.span, { data: literalData(day) });
  }
  const value = readNumber(reader, node, BARE_OR_RATIO);
  if (value === null) return null;
  return quantity('literal', literalType(text, value), node.span, { data: literalData(value) });
}

/** A literal by itself may carry any unit. */
const BARE_OR_RATIO: QuantityType = { type: 'decimal', bare: true };

function literalType(text: string, value: Rational): QuantityType {
  const literal = parseNumber(text);
  if (literal.ok && literal.unit === 'money') return { type: 'money' };
  if (literal.ok && literal.unit === 'ratio') return { type: 'ratio' };
  return { type: isInteger(value) ? 'integer' : 'decimal', bare: true };
}

function readForm(context: FileContext, node: DocMap, expected: QuantityType | undefined): Quantity | null {
  const { reader } = context;
  const present = node.entries.map(({ key }) => key.text);
  const reserved = node.entries.find(({ key }) => RESERVED.includes(key.text));
  if (reserved) {
    reader.report(reserved.key.span, reservedForm(reserved.key.text));
    return null;
  }
  const forms = node.entries.filter(({ key }) => FORM_KEYS.includes(key.text));
  const [first, second] = forms;
  if (second && !isConditionLike(present)) {
    reader.report(second.key.span, severalForms(forms.map(({ key }) => key.text)));
    return null;
  }
  if (first === undefined || second) {
    reader.report((second ?? node.entries[0])?.key.span ?? node.span, formless(context, node));
    return null;
  }
  if (first.key.text === 'value' && isConditionLike(present)) {
    reader.report(node.entries[0]!.key.span, conditionAsQuantity());
    return null;
  }
  const name = first.key.text;
  const form = BY_NAME.get(name);
  const { known, required, where } = KEYS_OF.get(name)!;
  const entries = reader.present(node, known, required, where);
  if (entries === null) return null;
  if (required.some((key) => !entries.has(key))) {
    // What lacks has been told; what is wrong with the rest is told now, not when that is mended.
    for (const [key, { value }] of entries) readLoosely(context, value, form?.shape?.[key]);
    return null;
  }
  const read = form
    ? form.read(quantityReader(context), entries, node.span, expected)
    : readOption(context, entries, node.span, expected);
  // A modifier that cannot be read has been told; what it stands on is read on as if it were not there.
  if (!MODIFIER_NAMES.some((modifier) => entries.has(modifier))) return read;
  return (
    read &&
    MODIFIERS.reduce<Quantity>((inner, modifier) => modify(context, inner, modifier, entries, node.span) ?? inner, read)
  );
}

const isConditionLike = (keys: readonly string[]): boolean =>
  keys.some((key) => ['all', 'any', 'not', 'condition', 'operator'].includes(key));

function formless({ reader }: FileContext, node: DocMap): Message {
  const keys = node.entries.map(({ key }) => key.text);
  const [key] = keys;
  if (isConditionLike(keys)) return conditionAsQuantity();
  if (key === 'fact' && node.entries[0]!.value.kind === 'scalar') return bareFact(node.entries[0]!.value.text);
  if (keys.some((one) => MODIFIER_NAMES.includes(one))) return modifierWithoutForm();
  return noForm(key, key === undefined ? undefined : reader.nearest(key, FORM_KEYS), FORM_KEYS);
}

function readLoosely(context: FileContext, node: DocNode, shape: PartShape | undefined): void {
  if (shape === 'quantity') readAny(context, node, undefined);
  else if (shape === 'condition') readCondition(context, node);
  else if ((shape === 'quantities' || shape === 'pair') && node.kind === 'list')
    for (const item of node.items) readAny(context, item, undefined);
}

function modify(
  context: FileContext,
  inner: Quantity,
  modifier: Form,
  entries: FormEntries,
  span: Span,
): Quantity | null {
  if (!entries.has(modifier.name)) return inner;
  const read = modifier.read(quantityReader(context), entries, span, inner.type);
  if (read === null) return null;
  const type = common([inner.type, read.type]);
  if (type === null || !(isNumeric(type) || (type.type === 'date' && modifier.name !== 'round'))) {
    context.reader.report(entries.get(modifier.name)!.value.span, modifierType(modifier.name, inner.type.type));
    return null;
  }
  const result = modifier.name === 'round' ? roundedType(inner.type, read.type) : type;
  return { ...read, type: result, parts: [inner, ...read.parts] };
}

/** Rounded to whole steps a plain number is whole; to other steps it is not. */
function roundedType(inner: QuantityType, step: QuantityType): QuantityType {
  return inner.type === 'money' ? inner : { ...inner, type: step.type };
}

/** `{ value: small }`: a code or boolean as a result. */
function readOption(
  { reader }: FileContext,
  entries: FormEntries,
  span: Span,
  expected: QuantityType | undefined,
): Quantity | null {
  const { value } = entries.get('value')!;
  const scalar = reader.scalar(value);
  if (scalar === null) return null;
  if (expected?.type === 'code' && expected.codes) {
    const found = readCode(reader, value, expected.codes);
    if (found === null) return null;
    if (found.length > 1) {
      reader.report(
        value.span,
        splitCode(
          scalar.text,
          found.map((at) => expected.codes!.entries[at]!.code),
        ),
      );
      return null;
    }
    return quantity('option', expected, span, {
      data: { domain: { kind: 'option', tree: expected.codes, options: [found[0]!, found[0]!] } },
    });
  }
  if (expected === undefined && scalar.text !== 'true' && scalar.text !== 'false') {
    reader.report(scalar.span, optionOfNoList(scalar.text));
    return null;
  }
  if (expected === undefined || expected.type === 'boolean') {
    const truth = readBoolean(reader, value);
    if (truth === null) return null;
    const at = truth ? 1 : 0;
    return quantity('option', { type: 'boolean', codes: BOOLEANS }, span, {
      data: { domain: { kind: 'option', tree: BOOLEANS, options: [at, at] } },
    });
  }
  reader.report(scalar.span, notAnOption(expected.type));
  return null;
}

const quantityReaders = new WeakMap<FileContext, QuantityReader>();

/** What forms see of this reader. */
function quantityReader(context: FileContext): QuantityReader {
  const known = quantityReaders.get(context) ?? newQuantityReader(context);
  quantityReaders.set(context, known);
  return known;
}

/** `expected` flows down to the branches of a form that has them. */
function newQuantityReader(context: FileContext): QuantityReader {
  const { reader, scope, policy } = context;
  const read: QuantityReader = {
    report: (span, message) => reader.report(span, message),
    quantity: (node, expected) => readAny(context, node, expected),
    condition: (node) => readCondition(context, node),
    list: (node) => reader.nonEmpty(node, { zh: '列表', en: 'the list' }),
    parts: (node) => {
      const parts = read.list(node)?.map((one) => read.quantity(one)) ?? null;
      return parts === null || parts.some((part) => part === null) ? null : (parts as readonly Quantity[]);
    },
    pair: (node) => {
      const parts = read.parts(node);
      if (parts === null) return null;
      if (parts.length === 2) return [parts[0]!, parts[1]!];
      reader.report(node.span, wrongPairLength(parts.length));
      return null;
    },
    literal: (node, like) =>
      like?.type === 'date' ? readDateNumber(reader, node) : readNumber(reader, node, like ?? BARE),
    entries: (node, known, required) => reader.entries(node, known, required, HERE),
    present: (node, known, required) => reader.present(node, known, required, HERE),
    scalar: (node) => reader.scalar(node),
    word: (node, words) => reader.word(node, words),
    fact: (node) => {
      const scalar = reader.scalar(node);
      const found = scalar && scope.reference(reader, scalar, policy);
      return found && { reference: found.reference, type: typeOf(found.fact) };
    },
  };
  return read;
}
