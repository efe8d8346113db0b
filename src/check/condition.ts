import type { DocMap, DocNode, DocScalar } from '../document/node.ts';
import { isNull } from '../document/node.ts';
import { OPERATOR_SPELLINGS, OPERATORS, type Operator, operatorOf } from '../operators/index.ts';
import type { Clause, Condition, ConditionMeta } from '../policy/condition.ts';
import { clauseShape } from '../policy/schema.ts';
import type { FactType } from '../policy/types.ts';
import type { FileContext } from './file-context.ts';
import {
  conditionByName,
  emptyCondition,
  listAsCondition,
  notACondition,
  operatorType,
  severalConditions,
} from './messages/conditions.ts';
import { duplicateName, unknownKey, unknownWord, wrongShape } from './messages/structure.ts';
import { checkName, kindName } from './names.ts';
import { readOperand } from './operand.ts';
import { placeOf } from './place.ts';
import { type DocReader, type Entries, shapeOf } from './reader.ts';
import { typeOf } from './scope.ts';

const META = ['id', 'note', 'clause'] as const;
const KEYS = ['all', 'any', 'not', 'condition', 'fact'] as const;
const WHERE = { zh: '条件', en: 'a condition' };

/** Reads a condition wherever one may stand; what is wrong is reported, and null returned if it cannot be used. */
export function readCondition(context: FileContext, node: DocNode): Condition | null {
  const { reader } = context;
  if (node.kind === 'scalar' && node.text === 'always') return { kind: 'always', span: node.span };
  if (node.kind === 'map') return readMap(context, node);
  if (node.kind === 'list') reader.report(node.span, listAsCondition());
  else if (node.text !== '' && context.scope.findCondition(node.text, context.policy))
    reader.report(node.span, conditionByName(node.text));
  else reader.report(node.span, notACondition());
  return null;
}

function readMap(context: FileContext, node: DocMap): Condition | null {
  const { reader } = context;
  let first: DocScalar | undefined;
  let second: DocScalar | undefined;
  for (const { key } of node.entries) {
    if (!isKind(key.text)) continue;
    if (first) second ??= key;
    else first = key;
  }
  if (second) {
    const kinds = node.entries.flatMap(({ key }) => (isKind(key.text) ? [key.text] : []));
    reader.report(second.span, severalConditions(kinds));
    return null;
  }
  if (first) return readKind(context, node, first.text as Kind);
  // An atom that lacks its fact is still one, and says so.
  if (node.entries.some(({ key }) => key.text === 'operator' || key.text === 'value')) return readAtom(context, node);
  const strange = node.entries.find(({ key }) => !(META as readonly string[]).includes(key.text));
  const near = strange && reader.nearest(strange.key.text, KEYS);
  if (strange && near !== undefined) reader.report(strange.key.span, unknownKey(strange.key.text, WHERE, near, KEYS));
  else reader.report(strange?.key.span ?? node.span, notACondition());
  return null;
}

type Kind = (typeof KEYS)[number];
const keysOf = (kind: Kind) => ({ known: [kind, ...META], required: [kind] });
const KIND_KEYS = { all: keysOf('all'), any: keysOf('any'), not: keysOf('not'), condition: keysOf('condition') };
const isKind = (key: string): key is Kind => (KEYS as readonly string[]).includes(key);

function readKind(context: FileContext, node: DocMap, kind: Kind): Condition | null {
  const { reader, scope, policy } = context;
  if (kind === 'fact') return readAtom(context, node);
  const { known, required } = KIND_KEYS[kind];
  const entries = reader.present(node, known, required, WHERE);
  if (entries === null) return null;
  const meta = readMeta(context, entries, node);
  const value = entries.get(kind)?.value;
  if (value === undefined) return null;
  switch (kind) {
    case 'all':
    case 'any': {
      const nodes = reader.list(value)?.items ?? null;
      if (nodes?.length === 0) {
        reader.report(value.span, emptyCondition(kind));
        return null;
      }
      const of: Condition[] = [];
      for (const one of nodes ?? []) {
        const read = readCondition(context, one);
        if (read) of.push(read);
      }
      return nodes && of.length === nodes.length ? { kind, of, ...meta } : null;
    }
    case 'not': {
      const of = readCondition(context, value);
      return of && { kind, of, ...meta };
    }
    case 'condition': {
      const scalar = reader.scalar(value);
      if (scalar === null) return null;
      const found = scope.findCondition(scalar.text, policy);
      if (found === undefined)
        return scope.unknown(reader, scalar, scalar.text, 'condition', policy, () =>
          scope.nearCondition(reader, scalar.text, policy),
        );
      scope.readCondition(found, reader, scalar.span);
      return { kind: 'named', name: found.name, ...meta };
    }
  }
}

const ATOM = ['fact', 'operator', 'value'] as const;
const ATOM_KEYS = [...ATOM, ...META];

function readAtom(context: FileContext, node: DocMap): Condition | null {
  const { reader, scope, policy } = context;
  const entries = reader.present(node, ATOM_KEYS, ATOM, WHERE);
  if (entries === null) return null;
  const meta = readMeta(context, entries, node);
  const factEntry = entries.get('fact');
  const factNode = factEntry ? reader.scalar(factEntry.value) : null;
  const operatorEntry = entries.get('operator');
  const operatorNode = operatorEntry ? reader.scalar(operatorEntry.value) : null;
  const found = factNode ? scope.reference(reader, factNode, policy) : null;
  const operator = operatorNode ? readOperator(reader, operatorNode) : null;
  if (!found || !operator) return null;
  const type = typeOf(found.fact);
  if (!operator.takes.includes(type.type)) {
    const instead = insteadOf(operator.name, type.type);
    const takers = OPERATORS.filter((one) => one.takes.includes(type.type)).map((one) => one.symbols[0] ?? one.name);
    reader.report(operatorNode!.span, operatorType(operatorNode!.text, type.type, operator.takes, instead, takers));
    return null;
  }
  const value = entries.get('value')?.value;
  const read = value && readOperand(context, value, operator, operatorNode!.text, type);
  if (!read) return null;
  const { operand, written } = read;
  const { reference } = found;
  const { span } = node;
  // Nearly all have nothing else, and what is copied key by key takes a while.
  return isBare(meta)
    ? { kind: 'atom', reference, operator: operator.name, operand, written, span }
    : { kind: 'atom', reference, operator: operator.name, operand, written, ...meta };
}

/** How other languages and keyboards write operators. */
const FOREIGN: Readonly<Record<string, string>> = {
  '==': '=',
  '===': '=',
  eq: '=',
  '!==': '!=',
  '<>': '!=',
  '≠': '!=',
  ne: '!=',
  neq: '!=',
  '=>': '>=',
  '≥': '>=',
  gte: '>=',
  ge: '>=',
  '=<': '<=',
  '≤': '<=',
  lte: '<=',
  le: '<=',
  gt: '>',
  '＞': '>',
  lt: '<',
  '＜': '<',
};

function readOperator(reader: DocReader, node: DocScalar): Operator | null {
  const operator = operatorOf(node.text);
  if (operator) return operator;
  const near = Object.hasOwn(FOREIGN, node.text) ? FOREIGN[node.text] : reader.nearest(node.text, OPERATOR_SPELLINGS);
  reader.report(node.span, unknownWord(node.text, near, OPERATOR_SPELLINGS));
  return null;
}

/** What people usually mean who use an operator on a type that it does not take. */
function insteadOf(operator: string, type: FactType): string | undefined {
  const dates: Readonly<Record<string, string>> = {
    lessThan: 'before',
    lessThanInclusive: 'onOrBefore',
    greaterThan: 'after',
    greaterThanInclusive: 'onOrAfter',
  };
  const numbers: Readonly<Record<string, string>> = { before: '<', onOrBefore: '<=', after: '>', onOrAfter: '>=' };
  const sets: Readonly<Record<string, string>> = {
    equal: 'contains',
    in: 'containsAny',
    within: 'containsAny',
    notEqual: 'doesNotContain',
    notIn: 'containsNone',
    notWithin: 'containsNone',
  };
  const singles: Readonly<Record<string, string>> = {
    contains: 'equal',
    containsAny: 'in',
    doesNotContain: 'notEqual',
    containsNone: 'notIn',
  };
  const texts: Readonly<Record<string, string>> = {
    contains: 'mentions',
    containsAny: 'mentions',
    within: 'mentions',
  };
  const instead =
    type === 'date'
      ? dates[operator]
      : type === 'codes'
        ? sets[operator]
        : ((type === 'text' ? texts[operator] : undefined) ?? numbers[operator] ?? singles[operator]);
  return OPERATORS.some(
    (one) => (one.name === instead || one.symbols.includes(instead ?? '')) && one.takes.includes(type),
  )
    ? instead
    : undefined;
}

const isBare = ({ id, note, clause }: ConditionMeta): boolean => !id && !note && !clause;

function readMeta(context: FileContext, entries: Entries, node: DocNode): ConditionMeta {
  const { reader } = context;
  const note = entries.get('note');
  const clause = entries.get('clause');
  const id = entries.get('id');
  if (!note && !clause && !id) return { span: node.span };
  const read = {
    id: id && readId(context, id.value),
    note: note && reader.localized(note.value),
    clause: clause && readClause(reader, clause.value),
  };
  return {
    span: node.span,
    ...(read.id != null && { id: read.id }),
    ...(read.note != null && { note: read.note }),
    ...(read.clause != null && { clause: read.clause }),
  };
}

function readId({ reader, ids }: FileContext, node: DocNode): string | null {
  const id = reader.words(node);
  if (id === null || !checkName(reader, id, 'id', node.span)) return null;
  const other = ids?.get(id);
  if (other !== undefined) reader.report(node.span, duplicateName(id, kindName('id'), placeOf(reader.source, other)));
  else ids?.set(id, node.span);
  return id;
}

export function readClause(reader: DocReader, node: DocNode): Clause | null {
  if (node.kind === 'scalar' && !isNull(node)) {
    const hint = { zh: '写作 { article: 第一条 }', en: 'write { article: 第一条 }' };
    reader.report(node.span, wrongShape({ zh: '条款', en: 'a clause' }, shapeOf(node), hint));
    return null;
  }
  const entries = reader.fields(node, clauseShape, { zh: '条款', en: 'a clause' });
  if (entries === null) return null;
  const text = (key: string): string | undefined => {
    const entry = entries.get(key);
    return entry && !isNull(entry.value) ? (reader.text(entry.value) ?? undefined) : undefined;
  };
  const [article, body] = [text('article'), text('text')];
  return { ...(article !== undefined && { article }), ...(body !== undefined && { text: body }) };
}
