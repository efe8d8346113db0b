import { type DocNode, isNull } from '../document/node.ts';
import type { FactValue } from '../policy/profile.ts';
import type { FactDeclaration } from '../policy/vocabulary.ts';
import { allowedDomain } from '../quantities/index.ts';
import { formatDay } from '../value/civil-date.ts';
import type { CodeTree } from '../value/code-tree.ts';
import {
  type Domain,
  exactNumber,
  intersectDomains,
  numbers,
  type SetAlternative,
  type SetDomain,
} from '../value/domain.ts';
import { isEmpty } from '../value/interval.ts';
import { subtrees } from '../value/option-set.ts';
import { isInteger, type Rational, toDecimal } from '../value/rational.ts';
import { boundsOnType, contradictorySet, notAList, noValue, valueAndBounds } from './messages/profiles.ts';
import { crossedBounds, notOfType, notWhole, outOfBounds } from './messages/values.ts';
import { type DocReader, shapeOf } from './reader.ts';
import { isOrdered, readBoolean, readCode, readDate, readDateNumber, readNumber } from './values.ts';

const WHERE = { zh: '事实的值', en: 'the value of a fact' };
const BOUNDS = ['min', 'max', 'has', 'hasNot'] as const;

/** More combinations of split codes than this are not told apart. */
const MAX_ALTERNATIVES = 64;

/** One value of a fact in a profile: known, within bounds, in part, with provenance, or null. */
export function readFactValue(reader: DocReader, node: DocNode, declared: FactDeclaration): FactValue | null {
  if (isNull(node)) return { domain: null, span: node.span };
  if (node.kind !== 'map') {
    const domain = readKnown(reader, node, declared);
    return domain && { domain, span: node.span };
  }
  const entries = reader.entries(node, ['value', ...BOUNDS, 'source', 'asOf'], [], WHERE);
  if (entries === null) return null;
  const [sourceEntry, asOfEntry] = [entries.get('source'), entries.get('asOf')];
  const source = sourceEntry && !isNull(sourceEntry.value) ? reader.words(sourceEntry.value) : null;
  const asOf = asOfEntry && !isNull(asOfEntry.value) ? readDate(reader, asOfEntry.value) : null;
  const provenance = { span: node.span, ...(source !== null && { source }), ...(asOf !== null && { asOf }) };
  const value = entries.get('value');
  const bounds = BOUNDS.filter((key) => entries.has(key));
  if (value && bounds.length > 0) reader.report(entries.get(bounds[0]!)!.key.span, valueAndBounds());
  if (value) {
    if (isNull(value.value)) return { domain: null, ...provenance };
    const domain = readKnown(reader, value.value, declared);
    return domain && { domain, ...provenance };
  }
  if (bounds.length === 0) {
    // A key that is misspelt has been told.
    if (node.entries.every(({ key }) => entries.has(key.text))) reader.report(node.span, noValue());
    return null;
  }
  const domain = readBounded(reader, node, entries, declared);
  return domain && { domain, ...provenance };
}

type Entries = NonNullable<ReturnType<DocReader['entries']>>;

function readKnown(reader: DocReader, node: DocNode, declared: FactDeclaration): Domain | null {
  if (declared.type === 'codes') {
    const list = node.kind === 'list' ? node : null;
    if (node.kind === 'scalar') reader.report(node.span, notAList(node.text));
    else if (list === null) reader.report(node.span, notOfType(declared.type, shapeOf(node)));
    return list && knownSet(reader, list.items, declared.codes!);
  }
  if (node.kind !== 'scalar') {
    reader.report(node.span, notOfType(declared.type, shapeOf(node)));
    return null;
  }
  const domain = readSingle(reader, node, declared);
  return domain && withinBounds(reader, node, domain, declared);
}

function readSingle(reader: DocReader, node: DocNode, { type, codes }: FactDeclaration): Domain | null {
  switch (type) {
    case 'boolean': {
      const value = readBoolean(reader, node);
      return value === null ? null : { kind: 'option', tree: codes!, options: value ? [1, 1] : [0, 0] };
    }
    case 'code': {
      // A code above others is coarse: it may be any of those below, or be meant itself.
      const entries = readCode(reader, node, codes!);
      return entries && { kind: 'option', tree: codes!, options: subtrees(codes!, entries) };
    }
    case 'text': {
      const text = reader.text(node);
      return text === null ? null : { kind: 'text', text };
    }
    case 'codes':
      return null;
    default: {
      const value = readOrdered(reader, node, type);
      if (value && type === 'integer' && !isInteger(value)) {
        reader.report(node.span, notWhole(reader.text(node) ?? ''));
        return null;
      }
      return value && exactNumber(value);
    }
  }
}

function readOrdered(reader: DocReader, node: DocNode, type: FactDeclaration['type']): Rational | null {
  return type === 'date' ? readDateNumber(reader, node) : readNumber(reader, node, { type });
}

/** What the vocabulary allows of a domain; nothing, reported, if it lies wholly outside. */
function withinBounds(reader: DocReader, node: DocNode, domain: Domain, declared: FactDeclaration): Domain | null {
  const common = intersectDomains(domain, allowedDomain(declared));
  if (common === null) {
    const show = (bound: Rational | undefined): string | undefined =>
      bound && (declared.type === 'date' ? formatDay(Number(bound.num)) : toDecimal(bound));
    const text =
      node.kind === 'scalar' ? node.text : reader.source.text.slice(node.span.start, node.span.end).slice(0, 200);
    reader.report(node.span, outOfBounds(text.replace(/\s+/g, ' '), show(declared.min), show(declared.max)));
  }
  return common;
}

function readBounded(reader: DocReader, node: DocNode, entries: Entries, declared: FactDeclaration): Domain | null {
  const { type, codes } = declared;
  const wrong = BOUNDS.filter(
    (key) => entries.has(key) && (key === 'min' || key === 'max' ? !isOrdered(type) : type !== 'codes'),
  );
  for (const key of wrong) reader.report(entries.get(key)!.key.span, boundsOnType(key, type));
  if (wrong.length > 0) return null;
  if (type === 'codes') return partialSet(reader, entries, codes!);
  const bound = (key: 'min' | 'max'): Rational | null | undefined => {
    const entry = entries.get(key);
    return entry && !isNull(entry.value) ? (readOrdered(reader, entry.value, type) ?? undefined) : null;
  };
  const [min, max] = [bound('min'), bound('max')];
  if (min === undefined || max === undefined) return null;
  const domain = numbers({ min, max }, type === 'integer' || type === 'date');
  if (isEmpty(domain)) {
    reader.report(entries.get('min')!.value.span, crossedBounds());
    return null;
  }
  return withinBounds(reader, node, domain, declared);
}

function knownSet(reader: DocReader, items: readonly DocNode[], tree: CodeTree): Domain | null {
  const codes = items.map((item) => readCode(reader, item, tree));
  return codes.some((entries) => entries === null) ? null : setOf(tree, codes as readonly (readonly number[])[]);
}

/** The set that holds these and no others, each given as the entries that its code stands for. */
export function setOf(tree: CodeTree, codes: readonly (readonly number[])[]): SetDomain {
  const { ways, complete } = combinations(codes);
  return { kind: 'set', tree, alternatives: ways.map((has) => ({ has, lacks: complete ? 'rest' : new Set() })) };
}

/**
 * Each way in which an old code that was split may be any one of its successors. Where there are too many,
 * some old codes say nothing (`complete` is false): that is less than is known, but nothing wrong.
 */
function combinations(codes: readonly (readonly number[])[]): {
  readonly ways: readonly ReadonlySet<number>[];
  readonly complete: boolean;
} {
  const certain = codes.flatMap((entries) => (entries.length === 1 ? entries : []));
  let ways: readonly ReadonlySet<number>[] = [new Set(certain)];
  let complete = true;
  for (const entries of codes) {
    if (entries.length === 1) continue;
    if (ways.length * entries.length > MAX_ALTERNATIVES) complete = false;
    else ways = entries.flatMap((at) => ways.map((way) => new Set([...way, at])));
  }
  return { ways, complete };
}

function partialSet(reader: DocReader, entries: Entries, tree: CodeTree): Domain | null {
  const read = (key: 'has' | 'hasNot'): readonly (readonly number[])[] | null => {
    const entry = entries.get(key);
    if (!entry || isNull(entry.value)) return [];
    const codes = (reader.list(entry.value, true)?.items ?? []).map((item) => readCode(reader, item, tree));
    return codes.some((one) => one === null) ? null : (codes as readonly (readonly number[])[]);
  };
  const [has, hasNot] = [read('has'), read('hasNot')];
  if (has === null || hasNot === null) return null;
  // An old code that was split is any one of its successors, here as there.
  const lacking = combinations(hasNot).ways;
  const alternatives: SetAlternative[] = combinations(has).ways.flatMap((way) =>
    lacking.filter((lacks) => ![...way].some((at) => lacks.has(at))).map((lacks) => ({ has: way, lacks })),
  );
  if (alternatives.length > 0) return { kind: 'set', tree, alternatives };
  const both = has.flat().find((at) => hasNot.flat().includes(at))!;
  reader.report(entries.get('hasNot')!.value.span, contradictorySet(tree.entries[both]!.code));
  return null;
}
