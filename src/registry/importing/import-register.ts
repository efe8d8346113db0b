import { readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import once from 'lodash/once.js';
import type { Vocabulary } from '../../policy/vocabulary.ts';
import { makeFolder } from '../files/folders.ts';
import { Lock } from '../files/lock.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { RecordSource } from '../sources/batch.ts';
import { notWritable } from '../sources/messages.ts';
import {
  checkColumns,
  openSource,
  readingOf,
  type SourceInput,
  type SourceLimits,
  sourceFile,
} from '../sources/open-source.ts';
import type { Row } from '../sources/rows-source.ts';
import { type FileFingerprint, fingerprintFacts, hashOf, OpenedFile } from '../store/fingerprint.ts';
import type { PartSummary } from '../store/part-file.ts';
import { REGISTER_FORMAT, type RegisterFile, writeRegisterFile } from '../store/register-file.ts';
import { RejectWriter } from '../store/reject-file.ts';
import { countAbsent } from './count-absent.ts';
import { JoinedFile } from './joined-file.ts';
import { columnsOfMapping, factsOfMapping } from './mapping-columns.ts';
import { PartEncoder } from './part-encoder.ts';
import { RegisterReader } from './register-reader.ts';
import { settleReaders } from './settle-readers.ts';
import { spoolRows } from './spool-rows.ts';

/** A gigabyte for ten million rows leaves DuckDB this. */
const MEMORY_LIMIT = '512MB';
const PART_ROWS = 131_072;
/** So often progress is told, in milliseconds. */
const TELL = 100;

export interface ImportOptions {
  readonly mapping: Mapping;
  readonly vocabulary: Pick<Vocabulary, 'facts'>;
  readonly source: SourceInput;
  /** Where the encoded register goes. What an earlier import left there goes. */
  readonly folder: string;
  /** In place of joined files, by the names that the mapping gives them. */
  readonly joins?: Readonly<Record<string, SourceInput>>;
  /** The rows of a part; 131,072 if absent. */
  readonly partRows?: number;
  /** What DuckDB may take, as it writes it; `512MB` if absent. */
  readonly memoryLimit?: string;
  /** What DuckDB may take; 2 if absent. */
  readonly threads?: number;
  /** A part is finished and can be read, while further ones are made. */
  onPart?(part: ImportedPart): void;
  onProgress?(progress: ImportProgress): void;
  readonly signal?: AbortSignal;
}

export interface ImportedPart extends PartSummary {
  readonly index: number;
}

export interface ImportProgress {
  readonly read: number;
  readonly kept: number;
  readonly rejected: number;
  /** Of the source, read so far and in all; 0 where nobody knows. */
  readonly bytes: number;
  readonly size: number;
}

/**
 * Reads a register and its joined files into an encoded register: files of typed columns, a part at a time, so that neither has to
 * fit into memory. Every record is kept or rejected. Throws a `SourceError` where a file cannot be used; then there is no
 * `register.json` in the folder.
 */
export async function importRegister(options: ImportOptions): Promise<RegisterFile> {
  const { folder } = options;
  makeFolder(folder);
  const lock = Lock.take(folder, join(folder, 'lock.json'));
  try {
    return await encodeRegister(options);
  } finally {
    lock.release();
  }
}

/** The same for whoever has possession of the folder. */
export async function encodeRegister(options: ImportOptions): Promise<RegisterFile> {
  const { mapping, vocabulary, source, folder, partRows = PART_ROWS, signal } = options;
  emptyFolder(folder);
  const limits: SourceLimits = {
    memoryLimit: options.memoryLimit ?? MEMORY_LIMIT,
    threads: options.threads ?? 2,
    tempFolder: join(folder, 'duckdb-temp'),
  };
  const name = sourceFile(source)?.file ?? 'rows';
  const joinInputs = mapping.joins.map(({ file }) => options.joins?.[file] ?? besideMapping(mapping, file));
  const spool = join(folder, 'rows.tmp');
  const main = await openSource(await readable(options, spool), limits);
  checkColumns(name, main, columnsOfMapping(mapping));
  const joined: RecordSource[] = [];
  for (const [at, input] of joinInputs.entries()) {
    const opened = await openSource(input, limits);
    checkColumns(sourceFile(input)?.file ?? mapping.joins[at]!.file, opened, columnsOfMapping(mapping.joins[at]!));
    joined.push(opened);
  }
  const files = [source, ...joinInputs].flatMap((input) => sourceFile(input)?.file ?? []);
  // Somebody waits for the first part: what is read is opened now, and its bytes are looked at later.
  const opened: OpenedFile[] = [];
  const fingerprints = once(() => Promise.all(opened.map((file) => file.fingerprint(signal))));
  const rejects: RejectWriter[] = [];
  const joins: JoinedFile[] = [];
  try {
    for (const file of files) opened.push(await OpenedFile.open(file));
    for (let file = 0; file <= joined.length; file++) rejects.push(new RejectWriter(folder, file));
    const settled = await settleReaders(mapping, main, joined);
    const reader = new RegisterReader(settled.mapping, main, rejects[0]!, signal);
    if (joined.length > 0) {
      await reader.readIdentities();
      for (const [at, one] of joined.entries()) {
        const file = new JoinedFile(settled.mapping.joins[at]!, one, join(folder, `join-${at}.tmp`), partRows);
        joins.push(file);
        await file.read(reader.identities, rejects[at + 1]!, signal);
      }
    }
    const encoder = new PartEncoder(settled.mapping, vocabulary, joins, folder, partRows);
    const parts: ImportedPart[] = [];
    encoder.onPart = (summary) => {
      const part = { index: parts.length, ...summary };
      parts.push(part);
      options.onPart?.(part);
      // A failure is told when they are waited for.
      fingerprints().catch(() => {});
    };
    let told = 0;
    await reader.readRecords(encoder, (bytes) => {
      const now = performance.now();
      if (options.onProgress === undefined || now - told < TELL) return;
      told = now;
      options.onProgress({ ...countsOf(reader), bytes, size: main.size });
    });
    countAbsent(encoder.badCells, main, columnsOfMapping(mapping), reader.kept);
    for (const [at, { join: of, summary }] of joins.entries())
      countAbsent(encoder.badCells, joined[at]!, columnsOfMapping(of), summary.matched, `${of.file}/`);
    for (const writer of rejects) writer.flush();
    const inputs: readonly FileFingerprint[] = await fingerprints();
    const register: RegisterFile = {
      format: REGISTER_FORMAT,
      partRows,
      inputs,
      reading: readingOf(source),
      mapping: hashOf(mapping.source.text),
      vocabulary: fingerprintFacts(factsOfMapping(mapping), vocabulary),
      ...countsOf(reader),
      badCells: encoder.badCells,
      disagreements: encoder.disagreements,
      separators: settled.separators,
      joins: joins.map(({ summary }) => summary),
      rejects: rejects.map(({ summary }) => summary),
      parts: parts.map(({ rows, bytes, checksum }) => ({ rows, bytes, checksum })),
    };
    writeRegisterFile(folder, register);
    options.onProgress?.({ ...countsOf(reader), bytes: main.size, size: main.size });
    return register;
  } finally {
    for (const file of opened) await file.close();
    await main.close?.();
    for (const file of joins) file.close();
    for (const writer of rejects) writer.close();
    rmSync(spool, { force: true });
    rmSync(limits.tempFolder, { recursive: true, force: true });
  }
}

/** A source that can be read as often as it is needed: twice where files are joined. */
async function readable({ source, mapping }: ImportOptions, spool: string): Promise<SourceInput> {
  if (mapping.joins.length === 0 || sourceFile(source) !== null) return source;
  await spoolRows(source as Extract<SourceInput, Iterable<Row> | AsyncIterable<Row>>, columnsOfMapping(mapping), spool);
  return { file: spool, format: 'jsonl' };
}

const countsOf = ({ read, kept }: RegisterReader): { read: number; kept: number; rejected: number } => ({
  read,
  kept,
  rejected: read - kept,
});

const besideMapping = ({ source }: Mapping, file: string): string => resolve(dirname(source.name), file);

const OURS = /^(rows|part-\d+\.bin|rejects-\d+\.jsonl|register\.json|join-\d+)(\.tmp)?$/;

function emptyFolder(folder: string): void {
  try {
    // First what says that it is whole.
    rmSync(join(folder, 'register.json'), { force: true });
    for (const name of readdirSync(folder)) if (OURS.test(name)) rmSync(join(folder, name), { force: true });
  } catch (error) {
    throw notWritable(folder, error);
  }
}
