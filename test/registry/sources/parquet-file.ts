import { ByteWriter } from '../../../src/registry/parquet/byte-writer.ts';
import { widthOf, writeHybrid } from '../../../src/registry/parquet/hybrid.ts';
import { type ThriftStruct, type ThriftValue, thriftBytes } from '../../../src/registry/parquet/thrift.ts';

/** A column of texts, or of lists of them, and its pages, which may end anywhere. */
export interface Column {
  readonly name: string;
  readonly type: 'text' | 'list';
  readonly version?: 1 | 2;
  readonly dictionary?: readonly string[];
  readonly pages: readonly PageOf[];
  /** Of lists: how many there are. */
  readonly rows?: number;
}

export interface PageOf {
  /** With lists, only those that are there. */
  readonly values: readonly (string | Uint8Array | null)[];
  /** Of lists: repetition and definition levels. */
  readonly levels?: readonly (readonly [repetition: number, definition: number])[];
  /** Not by the dictionary. */
  readonly plain?: true;
  /** With lengths before all texts, of which the footer says nothing. */
  readonly asDelta?: true;
}

const BYTE_ARRAY = 6;
const [PLAIN, RLE, DELTA_LENGTH, RLE_DICTIONARY] = [0, 3, 6, 8];
const i32 = (value: number): ThriftValue => ({ i32: value });
const i64 = (value: number): ThriftValue => ({ i64: value });
const text = (value: string): ThriftValue => ({ text: value });
const list = (...values: ThriftValue[]): ThriftValue => ({ list: values });
const struct = (fields: ThriftStruct['fields']): ThriftStruct => ({ fields });

/** A Parquet file of one row group, uncompressed. */
export function parquetFile(columns: readonly Column[]): Buffer {
  const pieces: Uint8Array[] = [Buffer.from('PAR1')];
  let at = 4;
  const add = (...bytes: Uint8Array[]): void => {
    pieces.push(...bytes);
    for (const one of bytes) at += one.length;
  };
  const chunks: ThriftValue[] = [];
  let rows = 0;
  for (const column of columns) {
    const start = at;
    const { dictionary } = column;
    if (dictionary) {
      const words = plainTexts(dictionary);
      const own = struct({ 1: i32(dictionary.length), 2: i32(PLAIN) });
      add(thriftBytes(struct({ 1: i32(2), 2: i32(words.length), 3: i32(words.length), 7: own })), words);
    }
    const data = at;
    let values = 0;
    for (const page of column.pages) {
      const { header, bytes, count } = pageOf(column, page);
      add(thriftBytes(header), bytes);
      values += count;
    }
    rows = column.rows ?? values;
    const path = column.type === 'list' ? [column.name, 'list', 'element'] : [column.name];
    const meta = struct({
      1: i32(BYTE_ARRAY),
      2: list(i32(PLAIN), i32(RLE), i32(RLE_DICTIONARY)),
      3: list(...path.map(text)),
      4: i32(0),
      5: i64(values),
      6: i64(at - start),
      7: i64(at - start),
      9: i64(data),
      11: dictionary && i64(start),
    });
    chunks.push(struct({ 2: i64(start), 3: meta }));
  }
  const footer = thriftBytes(
    struct({
      1: i32(1),
      2: list(struct({ 4: text('root'), 5: i32(columns.length) }), ...columns.flatMap(schemaOf)),
      3: i64(rows),
      4: list(struct({ 1: list(...chunks), 2: i64(at), 3: i64(rows) })),
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  add(footer, length, Buffer.from('PAR1'));
  return Buffer.concat(pieces);
}

const [OPTIONAL, REPEATED] = [1, 2];

function schemaOf({ name, type }: Column): ThriftStruct[] {
  const leaf = (called: string) => struct({ 1: i32(BYTE_ARRAY), 3: i32(OPTIONAL), 4: text(called), 6: i32(0) });
  if (type === 'text') return [leaf(name)];
  return [
    struct({ 3: i32(OPTIONAL), 4: text(name), 5: i32(1), 6: i32(3) }),
    struct({ 3: i32(REPEATED), 4: text('list'), 5: i32(1) }),
    leaf('element'),
  ];
}

function pageOf({ type, version = 1, dictionary }: Column, page: PageOf) {
  const levels = page.levels ?? page.values.map((value) => [0, value === null ? 0 : 1] as const);
  const there = page.values.filter((value) => value !== null);
  const count = levels.length;
  const repetition =
    type === 'list'
      ? hybrid(
          levels.map(([one]) => one),
          1,
        )
      : new Uint8Array(0);
  const definition = hybrid(
    levels.map(([, one]) => one),
    type === 'list' ? 2 : 1,
  );
  const byWord = dictionary !== undefined && page.plain === undefined;
  const encoding = page.asDelta ? DELTA_LENGTH : byWord ? RLE_DICTIONARY : PLAIN;
  const values = page.asDelta ? deltaTexts(there) : byWord ? words(there, dictionary) : plainTexts(there);
  if (version === 2) {
    const bytes = Buffer.concat([repetition, definition, values]);
    const rows = levels.filter(([one]) => one === 0).length;
    const own = struct({
      1: i32(count),
      2: i32(count - there.length),
      3: i32(rows),
      4: i32(encoding),
      5: i32(definition.length),
      6: i32(repetition.length),
    });
    return { header: struct({ 1: i32(3), 2: i32(bytes.length), 3: i32(bytes.length), 8: own }), bytes, count };
  }
  const bytes = Buffer.concat([
    ...(type === 'list' ? [behindLength(repetition)] : []),
    behindLength(definition),
    values,
  ]);
  const own = struct({ 1: i32(count), 2: i32(encoding), 3: i32(RLE), 4: i32(RLE) });
  return { header: struct({ 1: i32(0), 2: i32(bytes.length), 3: i32(bytes.length), 5: own }), bytes, count };
}

type Texts = readonly (string | Uint8Array)[];

const bytesOf = (one: string | Uint8Array): Uint8Array => (typeof one === 'string' ? Buffer.from(one) : one);

function behindLength(bytes: Uint8Array): Uint8Array {
  const all = Buffer.alloc(4 + bytes.length);
  all.writeUInt32LE(bytes.length);
  all.set(bytes, 4);
  return all;
}

const plainTexts = (texts: Texts): Uint8Array => Buffer.concat(texts.map((one) => behindLength(bytesOf(one))));

function hybrid(numbers: readonly number[], width: number): Uint8Array {
  const out = new ByteWriter();
  writeHybrid(out, Uint32Array.from(numbers), numbers.length, width);
  return out.written().slice();
}

function words(texts: Texts, dictionary: readonly string[]): Uint8Array {
  const width = widthOf(dictionary.length);
  const numbers = texts.map((one) => dictionary.indexOf(one as string));
  return Buffer.concat([Uint8Array.of(width), hybrid(numbers, width)]);
}

/** Lengths as differences, in blocks of 128 of them, parted into four; then all bytes. */
function deltaTexts(texts: Texts): Uint8Array {
  const lengths = texts.map((one) => bytesOf(one).length);
  const out: number[] = [];
  const varint = (value: number): void => {
    let left = value;
    for (; left >= 0x80; left >>>= 7) out.push((left & 0x7f) | 0x80);
    out.push(left);
  };
  const zigzag = (value: number): void => varint(value >= 0 ? value * 2 : -value * 2 - 1);
  varint(128);
  varint(4);
  varint(lengths.length);
  zigzag(lengths[0]!);
  for (let from = 1; from < lengths.length; from += 128) {
    // Differences from the least that lengths can have, in 32 bits.
    zigzag(-1000);
    out.push(32, 32, 32, 32);
    // Miniblocks that would be empty are left out.
    const until = Math.min(from + 128, from + 32 * Math.ceil((lengths.length - from) / 32));
    for (let at = from; at < until; at++) {
      const difference = at < lengths.length ? lengths[at]! - lengths[at - 1]! + 1000 : 0;
      out.push(difference & 0xff, difference >> 8, 0, 0);
    }
  }
  return Buffer.concat([Uint8Array.from(out), ...texts.map(bytesOf)]);
}
