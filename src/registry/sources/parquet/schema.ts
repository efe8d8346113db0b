import { NotUnderstood } from './not-understood.ts';
import type { ThriftFields, ThriftRead } from './thrift-reader.ts';

/** What the values of a column are, of those that are read here. */
export type Content = PlainContent | { readonly kind: 'boolean' };

/** What is not truth values: those are numbers of one bit. */
export type PlainContent =
  | { readonly kind: 'text' | 'double' | 'int32' | 'day' | 'int64' }
  | { readonly kind: 'decimal'; readonly wide: boolean; readonly scale: number; readonly precision: number };

/** A column whose values, or lists of them, are read here. */
export interface Leaf {
  /** Among the column chunks of a row group. */
  readonly at: number;
  readonly content: Content;
  /** The definition level of what is there. */
  readonly defined: number;
  /** Of lists: the definition level of one that is empty. Null where each row has one value. */
  readonly empty: number | null;
}

/** A column of a file; `leaf` is null where it is not read here. */
export interface FileColumn {
  readonly name: string;
  readonly leaf: Leaf | null;
}

/** The numbers of Parquet's physical types. */
const BOOLEAN = 0;
const INT32 = 1;
const INT64 = 2;
const DOUBLE = 5;
const BYTE_ARRAY = 6;

/** Of its repetitions, converted types, and logical types. */
const REQUIRED = 0;
const REPEATED = 2;
const CONVERTED = { utf8: 0, list: 3, decimal: 5, date: 6, int8: 15, int64: 18 } as const;
const LOGICAL = { text: 1, list: 3, decimal: 5, date: 6, integer: 10 } as const;
/** Decimals of so many digits are whole numbers of 64 bits. */
const WIDEST = 18;

interface Node {
  readonly name: string;
  readonly type: number | null;
  readonly repetition: number;
  readonly converted: number | null;
  /** The number of the logical type, and what it says. */
  readonly logical: readonly [kind: number, of: ThriftFields] | null;
  readonly scale: number;
  readonly precision: number;
  readonly children: readonly Node[];
  /** Column chunks before it. */
  readonly at: number;
}

/** The columns of a file by its schema, which is a tree in the order of its branches. */
export function columnsOf(schema: readonly ThriftFields[]): readonly FileColumn[] {
  let next = 0;
  let leaves = 0;
  const read = (): Node => {
    const fields = schema[next++];
    if (fields === undefined) throw new NotUnderstood('a schema that is cut off');
    const count = numberIn(fields, 5) ?? 0;
    const at = leaves;
    if (count === 0) leaves++;
    const logical = [...((fields.get(10) as ThriftFields | undefined) ?? [])][0];
    return {
      name: textIn(fields, 4),
      type: numberIn(fields, 1),
      repetition: numberIn(fields, 3) ?? REQUIRED,
      converted: numberIn(fields, 6),
      logical: logical === undefined ? null : [logical[0], logical[1] as ThriftFields],
      scale: numberIn(fields, 7) ?? 0,
      precision: numberIn(fields, 8) ?? 0,
      at,
      children: Array.from({ length: count }, read),
    };
  };
  const columns = read().children;
  if (next !== schema.length || columns.length === 0) throw new NotUnderstood('a schema that is no tree');
  return columns.map((node) => ({ name: node.name, leaf: leafOf(node) }));
}

function leafOf(node: Node): Leaf | null {
  if (node.repetition === REPEATED) return null;
  const optional = node.repetition === REQUIRED ? 0 : 1;
  if (node.children.length === 0) {
    const content = contentOf(node);
    return content && { at: node.at, content, defined: optional, empty: null };
  }
  // Lists as the format has them now: a group, the repeated group `list` in it, and the element in that.
  const [repeated, second] = node.children;
  const [element, more] = repeated!.children;
  const isList = node.converted === CONVERTED.list || node.logical?.[0] === LOGICAL.list;
  const asNow = second === undefined && repeated!.repetition === REPEATED && repeated!.name === 'list';
  if (!isList || !asNow || element === undefined || more !== undefined) return null;
  if (element.repetition === REPEATED || element.children.length > 0) return null;
  const content = contentOf(element);
  if (content?.kind !== 'text') return null;
  const defined = optional + 1 + (element.repetition === REQUIRED ? 0 : 1);
  return { at: element.at, content, defined, empty: optional };
}

function contentOf({ type, converted, logical, scale, precision }: Node): Content | null {
  const is = (one: number, other: number): boolean =>
    logical === null ? converted === one : logical[0] === other && (converted === null || converted === one);
  const plain = logical === null && converted === null;
  if (type === BOOLEAN && plain) return { kind: 'boolean' };
  if (type === DOUBLE && plain) return { kind: 'double' };
  if (type === BYTE_ARRAY && (plain || is(CONVERTED.utf8, LOGICAL.text))) return { kind: 'text' };
  if (type !== INT32 && type !== INT64) return null;
  if (is(CONVERTED.decimal, LOGICAL.decimal)) {
    const known = precision >= 1 && precision <= (type === INT32 ? 9 : WIDEST) && scale >= 0 && scale <= precision;
    return known ? { kind: 'decimal', wide: type === INT64, scale, precision } : null;
  }
  const signed =
    logical === null ? converted! >= CONVERTED.int8 && converted! <= CONVERTED.int64 : logical[1].get(2) === true;
  const whole = plain || (signed && (logical === null || logical[0] === LOGICAL.integer));
  if (type === INT64) return whole ? { kind: 'int64' } : null;
  if (is(CONVERTED.date, LOGICAL.date)) return { kind: 'day' };
  return whole ? { kind: 'int32' } : null;
}

/** Null where there is none. */
export function numberIn(fields: ThriftFields, field: number): number | null {
  const value = fields.get(field);
  if (value === undefined) return null;
  if (typeof value !== 'number') throw new NotUnderstood(`field ${field} is no number`);
  return value;
}

export function textIn(fields: ThriftFields, field: number): string {
  const value = fields.get(field);
  if (!(value instanceof Uint8Array)) throw new NotUnderstood(`field ${field} is no text`);
  return Buffer.from(value).toString();
}

export function structsIn(fields: ThriftFields, field: number): readonly ThriftFields[] {
  const list: ThriftRead | undefined = fields.get(field);
  if (!Array.isArray(list) || !list.every((one) => one instanceof Map))
    throw new NotUnderstood(`field ${field} is no list of structs`);
  return list as readonly ThriftFields[];
}
