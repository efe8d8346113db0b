import { type FileHandle, open } from 'node:fs/promises';
import type { DuckDbOptions } from '../../duckdb/duckdb.ts';
import { type Kernels, registryKernels } from '../../kernels/index.ts';
import type { Batch, RecordSource } from '../batch.ts';
import { sizeOf } from '../file-size.ts';
import { unreadableFile } from '../messages.ts';
import { type Footer, readFooter } from './footer.ts';
import { LeafReader } from './leaf-reader.ts';
import { NotUnderstood } from './not-understood.ts';

const PEEKED = 10_000;
const BATCH_ROWS = 8192;

/** A folder whose name DuckDB takes for a column and its value. */
const PARTITION = /[\\/][^\\/]*=[^\\/]*[\\/]/;

/**
 * A Parquet file. What most of them are made of is read here, as columns that stay what they are in the file: it takes a part of the
 * time. Anything else is left to DuckDB, which gives the same records, and says what is wrong where a file is damaged; so is all
 * of it where there is no WebAssembly.
 */
export async function openParquet(path: string, limits: DuckDbOptions): Promise<RecordSource> {
  const size = await sizeOf(path);
  const kernels = registryKernels();
  const footer = kernels && (await footerOf(path, size));
  if (footer === null) return viaDuckDb(path, limits);
  return new ParquetSource(path, limits, footer, size, kernels!);
}

class ParquetSource implements RecordSource {
  readonly columns: readonly string[];
  readonly rows: number;

  constructor(
    private readonly path: string,
    private readonly limits: DuckDbOptions,
    private readonly footer: Footer,
    readonly size: number,
    private readonly kernels: Kernels,
  ) {
    this.columns = footer.columns.map(({ name }) => name);
    this.rows = footer.rows;
  }

  async *peek(columns: readonly string[]): AsyncGenerator<Batch> {
    let left = PEEKED;
    for await (const batch of this.read(columns)) {
      yield batch;
      left -= batch.count;
      if (left <= 0) return;
    }
  }

  async *read(columns: readonly string[]): AsyncGenerator<Batch> {
    let done = 0;
    try {
      for await (const batch of this.batches(columns)) {
        yield batch;
        done += batch.count;
      }
      return;
    } catch (error) {
      if (!(error instanceof NotUnderstood)) throw error;
    }
    yield* (await viaDuckDb(this.path, this.limits)).read(columns, done);
  }

  private async *batches(columns: readonly string[]): AsyncGenerator<Batch> {
    const { groups } = this.footer;
    const leaves = columns.map((column) => {
      const { leaf } = this.footer.columns.find(({ name }) => name === column)!;
      if (leaf === null || groups.some(({ chunks }) => !chunks[leaf.at])) throw new NotUnderstood(column);
      return leaf;
    });
    const file = await opened(this.path);
    try {
      const readers = leaves.map((leaf) => new LeafReader(file, leaf, this.kernels));
      const lines = new Uint32Array(BATCH_ROWS);
      let line = 0;
      for (const { rows, chunks } of groups) {
        for (const [at, reader] of readers.entries()) reader.start(chunks[leaves[at]!.at]!);
        for (let left = rows; left > 0; ) {
          let count = Math.min(left, BATCH_ROWS);
          for (const reader of readers) {
            if (reader.ready === 0) await reader.load();
            count = Math.min(count, reader.ready);
          }
          numberLines(lines, count, line + 1);
          line += count;
          left -= count;
          const bytes = Math.floor((this.size * line) / this.rows);
          yield { count, lines, columns: readers.map((reader) => reader.take(count)), rejects: [], bytes };
        }
      }
    } finally {
      await file.close();
    }
  }
}

/** By itself, as it runs for each row. */
function numberLines(lines: Uint32Array, count: number, first: number): void {
  for (let row = 0; row < count; row++) lines[row] = first + row;
}

async function viaDuckDb(path: string, limits: DuckDbOptions) {
  const { DuckDbParquet } = await import('../../duckdb/parquet-source.ts');
  return DuckDbParquet.open(path, limits);
}

/** Null where DuckDB has to read it. */
async function footerOf(path: string, size: number): Promise<Footer | null> {
  if (PARTITION.test(path)) return null;
  const file = await opened(path);
  try {
    const footer = await readFooter(file, size);
    // Names that differ in nothing but their case are others to DuckDB, which numbers them.
    const names = new Set(footer.columns.map(({ name }) => name.toLowerCase()));
    return names.size === footer.columns.length ? footer : null;
  } catch (error) {
    if (error instanceof NotUnderstood) return null;
    throw error;
  } finally {
    await file.close();
  }
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw unreadableFile(path, error);
  }
}
