import type { DocNode } from '../document/node.ts';
import type { Operator } from '../operators/index.ts';
import type { Operand } from '../policy/condition.ts';
import type { QuantityType } from '../policy/quantity.ts';
import { type FactType, isNumberType } from '../policy/types.ts';
import { joined, type Phrase, say } from '../text/localized.ts';
import { formatDay } from '../value/civil-date.ts';
import type { CodeTree } from '../value/code-tree.ts';
import { closed, type NumberRange, numberSet } from '../value/number-set.ts';
import { type OptionSet, optionSet, subtrees } from '../value/option-set.ts';
import { compare, type Rational } from '../value/rational.ts';
import type { FileContext } from './file-context.ts';
import { computedOperand, factOperand, notComparable, wrongOperand } from './messages/conditions.ts';
import { emptyList } from './messages/structure.ts';
import { crossedBounds, splitCode } from './messages/values.ts';
import { typeOf } from './scope.ts';
import { readBoolean, readCode, readDateNumber, readNumber } from './values.ts';

/** An operand and how it reads. */
export interface ReadOperand {
  readonly operand: Operand;
  readonly written: Phrase;
}

const SHAPES: Readonly<Record<Operator['operand'], Phrase>> = {
  one: { zh: '单个值', en: 'a single value' },
  list: { zh: '列表', en: 'a list' },
  'one-or-list': { zh: '单个值或列表', en: 'a single value or a list' },
  ends: { zh: '两个值的列表 [低, 高]', en: 'a list of two values [low, high]' },
  phrases: { zh: '短语或其列表', en: 'a phrase or a list of phrases' },
};

/** What lies within several lies within any one of them; other operators say themselves how a list is meant. */
const WITHIN: ReadonlySet<string> = new Set(['within', 'notWithin']);
const OR: Phrase = { zh: '或', en: ' or ' };
const COMMA: Phrase = { zh: '、', en: ', ' };

const plain = (text: string): Phrase => ({ zh: text, en: text });

/** The `value` of an atom about a fact of `type`. */
export function readOperand(
  context: FileContext,
  node: DocNode,
  operator: Operator,
  /** The operator as the author wrote it. */
  spelling: string,
  type: QuantityType,
): ReadOperand | null {
  const { reader } = context;
  if (isFact(node)) return readFactOperand(context, node, operator, spelling, type);
  if (operator.operand === 'ends') return readEnds(context, node, operator, spelling, type);
  const isList = node.kind === 'list';
  if (
    (operator.operand === 'one' && node.kind !== 'scalar') ||
    (operator.operand === 'list' && !isList) ||
    node.kind === 'map'
  )
    return wrong(context, node, operator, spelling);
  if (!isList) {
    const literal = readLiteral(context, node, type, operator.operand === 'phrases');
    return literal && { operand: operandOf([literal]), written: literal.written };
  }
  const nodes = node.items;
  if (nodes.length === 0) {
    reader.report(node.span, emptyList({ zh: '`value` 列表', en: 'the list in `value`' }));
    return null;
  }
  const literals: Literal[] = [];
  const written: Phrase[] = [];
  for (const one of nodes) {
    const literal = readLiteral(context, one, type, operator.operand === 'phrases');
    if (literal === null) continue;
    literals.push(literal);
    written.push(literal.written);
  }
  if (literals.length < nodes.length) return null;
  return { operand: operandOf(literals), written: joined(written, WITHIN.has(operator.name) ? OR : COMMA) };
}

type Literal = { readonly written: Phrase } & (
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'options'; readonly options: OptionSet }
  | { readonly kind: 'text'; readonly text: string }
);

function operandOf(literals: readonly Literal[]): Operand {
  if (literals.length === 1) return operandOfOne(literals[0]!);
  // Those of one operand are of one kind.
  const numbers: NumberRange[] = [];
  const texts: string[] = [];
  const ranges: [number, number][] = [];
  for (const literal of literals) {
    if (literal.kind === 'number') numbers.push(closed(literal.value, literal.value));
    else if (literal.kind === 'text') texts.push(literal.text);
    else {
      const { options } = literal;
      for (let i = 0; i < options.length; i += 2) ranges.push([options[i]!, options[i + 1]!]);
    }
  }
  if (numbers.length > 0) return { kind: 'numbers', set: numberSet(numbers) };
  return texts.length > 0 ? { kind: 'texts', texts } : { kind: 'options', options: optionSet(ranges) };
}

function operandOfOne(literal: Literal): Operand {
  switch (literal.kind) {
    case 'number':
      return { kind: 'numbers', set: [closed(literal.value, literal.value)] };
    case 'text':
      return { kind: 'texts', texts: [literal.text] };
    case 'options':
      return { kind: 'options', options: literal.options };
  }
}

function readLiteral({ reader }: FileContext, node: DocNode, type: QuantityType, phrases = false): Literal | null {
  switch (type.type) {
    case 'integer':
    case 'decimal':
    case 'money':
    case 'ratio': {
      const value = readNumber(reader, node, type);
      return value && { kind: 'number', value, written: plain(reader.text(node) ?? '') };
    }
    case 'date': {
      const value = readDateNumber(reader, node);
      return value && { kind: 'number', value, written: plain(formatDay(Number(value.num))) };
    }
    case 'boolean': {
      const value = readBoolean(reader, node);
      if (value === null) return null;
      const at = value ? 1 : 0;
      return { kind: 'options', options: [at, at], written: value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' } };
    }
    case 'code':
    case 'codes':
      return readCodeLiteral(reader, node, type.codes!, type.type);
    case 'text': {
      // Every text mentions the empty phrase.
      const text = phrases ? reader.words(node) : reader.text(node);
      return text === null ? null : { kind: 'text', text, written: { zh: `「${text}」`, en: `“${text}”` } };
    }
  }
}

function readCodeLiteral(reader: FileContext['reader'], node: DocNode, tree: CodeTree, type: FactType): Literal | null {
  const entries = readCode(reader, node, tree);
  if (entries === null) return null;
  const written = reader.text(node)!;
  if (entries.length > 1) {
    reader.report(
      node.span,
      splitCode(
        written,
        entries.map((at) => tree.entries[at]!.code),
      ),
    );
    return null;
  }
  const at = entries[0]!;
  const { label } = tree.entries[at]!;
  // Sets hold exact codes; a single code is in all those above it.
  const options = type === 'codes' ? [at, at] : subtrees(tree, [at]);
  return { kind: 'options', options, written: { zh: say(label, 'zh'), en: say(label, 'en') } };
}

function isFact(node: DocNode): boolean {
  return node.kind === 'map' && node.entries.length === 1 && node.entries[0]!.key.text === 'fact';
}

function readFactOperand(
  context: FileContext,
  node: DocNode,
  operator: Operator,
  spelling: string,
  type: QuantityType,
): ReadOperand | null {
  const { reader, scope, policy } = context;
  if (!operator.comparesFacts.includes(type.type)) {
    reader.report(node.span, factOperand(spelling));
    return null;
  }
  return operator.operand === 'ends'
    ? wrong(context, node, operator, spelling)
    : readReference({ reader, scope, policy }, node, type);
}

function wrong({ reader }: FileContext, node: DocNode, operator: Operator, spelling: string): null {
  const wanted = SHAPES[operator.operand];
  const one = node.kind === 'list' ? node.items[0] : node;
  const written = one?.kind === 'scalar' ? one.text.slice(0, 40) : '…';
  const fix =
    node.kind === 'map' && !isFact(node)
      ? computedOperand()
      : operator.operand === 'list'
        ? { zh: `写作 [${written}]`, en: `write [${written}]` }
        : undefined;
  reader.report(node.span, wrongOperand(spelling, wanted, fix));
  return null;
}

function readReference({ reader, scope, policy }: FileContext, node: DocNode, type: QuantityType): ReadOperand | null {
  const value = node.kind === 'map' ? node.entries[0]!.value : node;
  const scalar = reader.scalar(value);
  const found = scalar && scope.reference(reader, scalar, policy);
  if (!found) return null;
  const other = typeOf(found.fact);
  if (!comparable(type, other)) {
    reader.report(value.span, notComparable(type.type, other.type));
    return null;
  }
  const label = found.fact.base.label;
  return {
    operand: { kind: 'fact', reference: found.reference },
    written: { zh: say(label, 'zh'), en: say(label, 'en') },
  };
}

function comparable(a: QuantityType, b: QuantityType): boolean {
  if (isNumberType(a.type) && isNumberType(b.type)) return (a.type === 'money') === (b.type === 'money');
  if (a.type === 'codes') return b.type === 'code' && a.codes === b.codes;
  return a.type === b.type && a.codes === b.codes;
}

function readEnds(
  context: FileContext,
  node: DocNode,
  operator: Operator,
  spelling: string,
  type: QuantityType,
): ReadOperand | null {
  const { reader } = context;
  if (node.kind !== 'list' || node.items.length !== 2) return wrong(context, node, operator, spelling);
  const [low, high] = node.items.map((end) => readEnd(context, end, type));
  if (!low || !high) return null;
  const written = { zh: `${low.written.zh}至${high.written.zh}`, en: `${low.written.en} and ${high.written.en}` };
  if (low.operand.kind !== 'numbers' || high.operand.kind !== 'numbers')
    return { operand: { kind: 'ends', low: low.operand, high: high.operand }, written };
  const [from, to] = [low.operand.set[0]!.min!, high.operand.set[0]!.min!];
  if (compare(from, to) > 0) {
    reader.report(node.items[0]!.span, crossedBounds());
    return null;
  }
  return { operand: { kind: 'numbers', set: numberSet([closed(from, to)]) }, written };
}

function readEnd(context: FileContext, node: DocNode, type: QuantityType): ReadOperand | null {
  if (isFact(node)) return readReference(context, node, type);
  const literal = readLiteral(context, node, type);
  return literal && { operand: operandOf([literal]), written: literal.written };
}
