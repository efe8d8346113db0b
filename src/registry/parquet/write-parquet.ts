import { DELIVERIES, VERDICTS } from '../../policy/types.ts';
import { FileWriter } from '../files/whole-file.ts';
import type { VerdictBatch } from '../sinks/verdict-batch.ts';
import { type ColumnSchema, chunkMeta, schemaOf } from './columns.ts';
import { type ThriftStruct, thriftBytes } from './thrift.ts';
import { VerdictGroup } from './verdict-group.ts';

const MAGIC = new TextEncoder().encode('PAR1');
/** Rows of a group: what is held in memory. */
const GROUP = 262_144;

export interface ParquetOptions {
  /** The names of the items, which batches give by their places. */
  readonly items: readonly string[];
  /** The rows of a group; 262,144 if absent. */
  readonly groupRows?: number;
}

/**
 * Writes the file of verdicts as Parquet (format version 1, without compression: dictionaries and runs leave little to compress). The
 * same rows are the same bytes, however they come in batches. The file is whole and safe on the disk then, and yet to be given its
 * name. Resolves to the number of rows.
 */
export async function writeParquet(
  path: string,
  batches: AsyncIterable<VerdictBatch> | Iterable<VerdictBatch>,
  { items, groupRows = GROUP }: ParquetOptions,
): Promise<number> {
  const writer = new ParquetWriter(path, items, groupRows);
  try {
    for await (const batch of batches) writer.add(batch);
    return writer.finish();
  } finally {
    writer.close();
  }
}

class ParquetWriter {
  private readonly file: FileWriter;
  private readonly group: VerdictGroup;
  private readonly groups: ThriftStruct[] = [];
  private rows = 0;

  constructor(
    path: string,
    items: readonly string[],
    private readonly groupRows: number,
  ) {
    this.file = new FileWriter(path);
    this.group = new VerdictGroup(items, VERDICTS, DELIVERIES, groupRows);
    this.write(MAGIC);
  }

  add(batch: VerdictBatch): void {
    for (let from = 0; from < batch.count; ) {
      const to = Math.min(batch.count, from + this.groupRows - this.group.rows);
      this.group.add(batch, from, to);
      if (this.group.rows === this.groupRows) this.flush();
      from = to;
    }
  }

  finish(): number {
    if (this.group.rows > 0) this.flush();
    const schema: readonly ColumnSchema[] = this.group.columns.map((column) => column.schema);
    const footer = thriftBytes({
      fields: {
        1: { i32: 1 },
        2: { list: schemaOf(schema) },
        3: { i64: this.rows },
        4: { list: this.groups },
        6: { text: 'huiqi' },
      },
    });
    this.write(footer);
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, footer.length, true);
    this.write(length);
    this.write(MAGIC);
    this.file.finish();
    return this.rows;
  }

  close(): void {
    this.file.close();
  }

  private flush(): void {
    const { rows } = this.group;
    const start = this.file.bytes;
    const metas = this.group.columns.map((column) => {
      const chunk = column.chunk(rows, this.group.valuesOf(column));
      const meta = chunkMeta(column.schema, chunk, this.file.bytes, rows);
      for (const piece of chunk.pieces) this.write(piece);
      return meta;
    });
    this.groups.push({ fields: { 1: { list: metas }, 2: { i64: this.file.bytes - start }, 3: { i64: rows } } });
    this.rows += rows;
    this.group.clear();
  }

  private write(bytes: Uint8Array): void {
    this.file.write([bytes]);
  }
}
