import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BARE_COLUMNS, type Column, DIRTY_COLUMNS, dirtyRow, TYPED_COLUMNS, typedRow } from './columns.ts';
import { csvLine } from './csv-line.ts';
import { writeJoinedFiles } from './joined-files.ts';
import { mappingText, type RegisterShape } from './mapping.ts';
import { writeParquet } from './parquet.ts';
import { enterprisesOf, type RegisterOptions } from './register.ts';
import { type TextEncoding, TextSink } from './text-sink.ts';

export interface WriteOptions extends RegisterOptions {
  /** CSV is dirty text, as offices send it; Parquet and JSON Lines have types. */
  readonly format: 'csv' | 'parquet' | 'jsonl';
  /** Only the nine columns of a bare register; of CSV. */
  readonly bare?: boolean;
  /** Of CSV and of the joined files. */
  readonly encoding?: TextEncoding;
  /** Whether tax.csv, dishonest.csv and hightech.csv are written and joined. */
  readonly joined?: boolean;
}

export interface WrittenRegister {
  readonly registry: string;
  readonly mapping: string;
}

/** Writes an invented register with its mapping file, and what is joined to it, into a folder. The same options, the same bytes. */
export async function writeRegister(folder: string, options: WriteOptions): Promise<WrittenRegister> {
  const { format, encoding = 'utf-8', joined = false } = options;
  mkdirSync(folder, { recursive: true });
  const registry = join(folder, `register.${format}`);
  const mapping = join(folder, 'mapping.yaml');
  const shape: RegisterShape = format !== 'csv' ? 'typed' : options.bare ? 'bare' : 'dirty';
  if (format === 'csv') writeCsv(registry, options.bare ? BARE_COLUMNS : DIRTY_COLUMNS, options, encoding);
  else if (format === 'jsonl') writeJsonLines(registry, options);
  else await writeParquet(registry, options);
  if (joined) writeJoinedFiles(folder, options, encoding);
  writeFileSync(mapping, mappingText(shape, joined));
  return { registry, mapping };
}

function writeCsv(path: string, columns: readonly Column[], options: RegisterOptions, encoding: TextEncoding): void {
  const lineEnd = encoding === 'utf-8' ? '\n' : '\r\n';
  const sink = new TextSink(path, encoding);
  const names = columns.map(({ name }) => name);
  sink.write(csvLine(names, lineEnd));
  for (const of of enterprisesOf(options)) sink.write(csvLine(dirtyRow(columns, options.seed, of), lineEnd));
  sink.close();
}

function writeJsonLines(path: string, options: RegisterOptions): void {
  const sink = new TextSink(path);
  for (const of of enterprisesOf(options)) {
    const row = typedRow(TYPED_COLUMNS, options.seed, of);
    sink.write(`${JSON.stringify(Object.fromEntries(TYPED_COLUMNS.map(({ name }, at) => [name, row[at]])))}\n`);
  }
  sink.close();
}
