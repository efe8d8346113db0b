import type { DocMap, DocNode } from '../document/node.ts';
import { isNull } from '../document/node.ts';
import { OPERATOR_SPELLINGS, OPERATORS, operatorOf } from '../operators/index.ts';
import type { Clause, Condition, ConditionMeta } from '../policy/condition.ts';
import { clauseShape } from '../policy/schema.ts';
import { nearestName } from '../text/nearest-name.ts';
import type { FileContext } from './file-context.ts';
import { listAsCondition, notACondition, operatorType, severalConditions } from './messages/conditions.ts';
import { unknownName, unknownWord } from './messages/structure.ts';
import { KIND_NAMES } from './names.ts';
import { readOperand } from './operand.ts';
import type { DocReader, Entries } from './reader.ts';
import { typeOf } from './scope.ts';

const META = ['id', 'note', 'clause'] as const;
const KEYS = ['all', 'any', 'not', 'condition', 'fact'] as const;
const WHERE = { zh: '条件', en: 'a condition' };

/** Reads a condition wherever one may stand; what is wrong is reported, and null returned if it cannot be used. */
export function readCondition(context: FileContext, node: DocNode): Condition | null {
  const { reader } = context;
  if (node.kind === 'scalar' && node.text === 'always') return { kind: 'always', span: node.span };
  if (node.kind === 'list') {
    reader.report(node.span, listAsCondition());
    return null;
  }
  const keys = node.kind === 'map' ? KEYS.filter((key) => node.entries.some((entry) => entry.key.text === key)) : [];
  if (keys.length !== 1) {
    reader.report(node.span, keys.length === 0 ? notACondition() : severalConditions(keys));
    return null;
  }
  return readKind(context, node as DocMap, keys[0]!);
}

function readKind(context: FileContext, node: DocMap, kind: (typeof KEYS)[number]): Condition | null {
  const { reader, scope, policy } = context;
  if (kind === 'fact') return readAtom(context, node);
  const entries = reader.entries(node, [kind, ...META], [kind], WHERE);
  if (entries === null) return null;
  const meta = readMeta(reader, entries, node);
  const { value } = entries.get(kind)!;
  switch (kind) {
    case 'all':
    case 'any': {
      const nodes = reader.nonEmpty(value, { zh: `\`${kind}\``, en: `\`${kind}\`` });
      const of = nodes?.map((one) => readCondition(context, one)) ?? null;
      return of === null || of.some((one) => one === null) ? null : { kind, of: of as readonly Condition[], ...meta };
    }
    case 'not': {
      const of = readCondition(context, value);
      return of && { kind, of, ...meta };
    }
    case 'condition': {
      const scalar = reader.scalar(value);
      if (scalar === null) return null;
      const found = scope.findCondition(scalar.text, policy);
      if (found === undefined) {
        const near = nearestName(scalar.text, scope.conditions.keys());
        reader.report(
          scalar.span,
          unknownName(scalar.text.slice(0, 60), KIND_NAMES.condition, near, 'unknown-condition'),
        );
        return null;
      }
      scope.readCondition(found, reader, scalar.span);
      return { kind: 'named', name: found.name, ...meta };
    }
  }
}

function readAtom(context: FileContext, node: DocMap): Condition | null {
  const { reader, scope, policy } = context;
  const entries = reader.entries(node, ['fact', 'operator', 'value', ...META], ['fact', 'operator', 'value'], WHERE);
  if (entries === null) return null;
  const meta = readMeta(reader, entries, node);
  const factNode = reader.scalar(entries.get('fact')!.value);
  const found = factNode && scope.reference(reader, factNode, policy);
  const operatorNode = reader.scalar(entries.get('operator')!.value);
  if (operatorNode === null) return null;
  const operator = operatorOf(operatorNode.text);
  if (operator === undefined) {
    reader.report(
      operatorNode.span,
      unknownWord(
        operatorNode.text.slice(0, 60),
        nearestName(operatorNode.text, OPERATOR_SPELLINGS),
        OPERATOR_SPELLINGS,
      ),
    );
    return null;
  }
  if (!found) return null;
  const type = typeOf(found.fact);
  if (!operator.takes.includes(type.type)) {
    reader.report(
      operatorNode.span,
      operatorType(operatorNode.text, type.type, operator.takes, insteadOf(operator.name, type.type)),
    );
    return null;
  }
  const read = readOperand(context, entries.get('value')!.value, operator, type);
  return read && { kind: 'atom', reference: found.reference, operator: operator.name, ...read, ...meta };
}

/** What people usually mean who use an operator on a type that it does not take. */
function insteadOf(operator: string, type: string): string | undefined {
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
  const instead =
    type === 'date'
      ? dates[operator]
      : type === 'codes'
        ? sets[operator]
        : (numbers[operator] ?? singles[operator] ?? (type === 'text' ? 'mentions' : undefined));
  return OPERATORS.some(
    (one) =>
      (one.name === instead || one.symbols.includes(instead ?? '')) && (one.takes as readonly string[]).includes(type),
  )
    ? instead
    : undefined;
}

function readMeta(reader: DocReader, entries: Entries, node: DocNode): ConditionMeta {
  const id = entries.get('id');
  const note = entries.get('note');
  const clause = entries.get('clause');
  const read = {
    id: id && reader.text(id.value),
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

export function readClause(reader: DocReader, node: DocNode): Clause | null {
  const entries = reader.fields(node, clauseShape, { zh: '条款', en: 'a clause' });
  if (entries === null) return null;
  const text = (key: string): string | undefined => {
    const entry = entries.get(key);
    return entry && !isNull(entry.value) ? (reader.text(entry.value) ?? undefined) : undefined;
  };
  const [article, body] = [text('article'), text('text')];
  return { ...(article !== undefined && { article }), ...(body !== undefined && { text: body }) };
}
