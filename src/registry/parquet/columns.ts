import { ByteWriter } from './byte-writer.ts';
import { widthOf, writeHybrid } from './hybrid.ts';
import { type ThriftStruct, thriftBytes } from './thrift.ts';

/* Codes of the Parquet format. */
const PLAIN = 0;
const RLE = 3;
const RLE_DICTIONARY = 8;
const DATA_PAGE = 0;
const DICTIONARY_PAGE = 2;
const BYTE_ARRAY = 6;
const INT64 = 2;

/** How a column stands in the schema. */
export interface ColumnSchema {
  readonly name: string;
  readonly type: 'text' | 'money';
  /** Whether a row may have none. */
  readonly optional: boolean;
}

/** A column of a group of rows as it goes to the file. */
export interface ColumnChunk {
  readonly pieces: readonly Uint8Array[];
  /** Where the data lie behind the beginning; the dictionary is before them. */
  readonly dataAt: number;
  readonly bytes: number;
}

/** The rows of one column of a group, as places in a dictionary. */
export class ColumnWriter {
  readonly ids: Uint32Array;
  /** 1 where there is a value. Only of optional columns. */
  readonly present: Uint32Array;
  private readonly dictionary = new ByteWriter();
  private readonly out = new ByteWriter();
  /** How many entries the dictionary has. */
  entries = 0;

  constructor(
    readonly schema: ColumnSchema,
    rows: number,
  ) {
    this.ids = new Uint32Array(rows);
    this.present = new Uint32Array(schema.optional ? rows : 0);
  }

  /** The place of a new entry: a text, as its bytes. */
  addText(text: Uint8Array): number {
    this.dictionary.word(text.length);
    this.dictionary.all(text);
    return this.entries++;
  }

  /** The place of a new entry: 64 bits, the low ones first. */
  addWords(low: number, high: number): number {
    this.dictionary.word(low);
    this.dictionary.word(high);
    return this.entries++;
  }

  /** What `rows` rows with `values` values come to. The ids of those values come first. */
  chunk(rows: number, values: number): ColumnChunk {
    const { out, dictionary } = this;
    out.clear();
    if (this.schema.optional) {
      out.word(0);
      writeHybrid(out, this.present, rows, 1);
      new DataView(out.written().buffer).setUint32(0, out.length - 4, true);
    }
    const width = widthOf(this.entries);
    out.byte(width);
    writeHybrid(out, this.ids, values, width);
    const data = out.written().slice();
    const words = dictionary.written().slice();
    const head = pageHeader(DICTIONARY_PAGE, words.length, {
      7: { fields: { 1: { i32: this.entries }, 2: { i32: PLAIN } } },
    });
    const dataHead = pageHeader(DATA_PAGE, data.length, {
      5: { fields: { 1: { i32: rows }, 2: { i32: RLE_DICTIONARY }, 3: { i32: RLE }, 4: { i32: RLE } } },
    });
    dictionary.clear();
    this.entries = 0;
    const dataAt = head.length + words.length;
    return { pieces: [head, words, dataHead, data], dataAt, bytes: dataAt + dataHead.length + data.length };
  }
}

function pageHeader(type: number, bytes: number, more: ThriftStruct['fields']): Uint8Array {
  return thriftBytes({ fields: { 1: { i32: type }, 2: { i32: bytes }, 3: { i32: bytes }, ...more } });
}

/** A chunk that begins at `at` in the file, as the end of the file describes it. */
export function chunkMeta({ name, type }: ColumnSchema, chunk: ColumnChunk, at: number, rows: number): ThriftStruct {
  const meta: ThriftStruct = {
    fields: {
      1: { i32: type === 'text' ? BYTE_ARRAY : INT64 },
      2: { list: [{ i32: PLAIN }, { i32: RLE }, { i32: RLE_DICTIONARY }] },
      3: { list: [{ text: name }] },
      4: { i32: 0 },
      5: { i64: rows },
      6: { i64: chunk.bytes },
      7: { i64: chunk.bytes },
      9: { i64: at + chunk.dataAt },
      11: { i64: at },
    },
  };
  return { fields: { 2: { i64: at }, 3: meta } };
}

/** The schema of the file: texts in UTF-8, and money as DECIMAL(18,2). */
export function schemaOf(columns: readonly ColumnSchema[]): readonly ThriftStruct[] {
  const root: ThriftStruct = { fields: { 4: { text: 'verdicts' }, 5: { i32: columns.length } } };
  const money = { scale: 2, precision: 18 };
  return [
    root,
    ...columns.map(
      ({ name, type, optional }): ThriftStruct => ({
        fields: {
          1: { i32: type === 'text' ? BYTE_ARRAY : INT64 },
          3: { i32: optional ? 1 : 0 },
          4: { text: name },
          6: { i32: type === 'text' ? 0 : 5 },
          ...(type === 'money' && { 7: { i32: money.scale }, 8: { i32: money.precision } }),
          10:
            type === 'text'
              ? { fields: { 1: { fields: {} } } }
              : { fields: { 5: { fields: { 1: { i32: money.scale }, 2: { i32: money.precision } } } } },
        },
      }),
    ),
  ];
}
