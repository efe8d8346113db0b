import { closeSync, fstatSync, openSync, readSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { FactColumn } from '../../engines/columnar/index.ts';
import type { Vocabulary } from '../../policy/vocabulary.ts';
import type { CodeTree } from '../../value/code-tree.ts';
import { FileWriter, unfinished } from '../files/whole-file.ts';
import { writing } from '../files/writing.ts';
import type { Provenance, RegisterColumn, RegisterPart, Texts } from '../register.ts';
import { brokenPart } from '../sources/messages.ts';
import { restoreGiven, type StoredGiven, storeGiven } from './domain-text.ts';

/** A part with the number of each row's record in the source, from 1. */
export interface StoredPart extends RegisterPart {
  readonly lines: Uint32Array;
}

/** What is written of a part besides its columns. */
export interface PartSummary {
  readonly rows: number;
  readonly bytes: number;
  /** CRC-32 of the file. */
  readonly checksum: number;
}

/**
 * A part is one file: eight bytes of magic, the length of the header, the header as JSON, then the arrays, each at a multiple
 * of eight, as they lie in memory (little-endian).
 */
const MAGIC = Buffer.from('HUIQIPT1');
const HEADER_AT = 16;

type Ids = Uint8Array | Uint16Array | Uint32Array;
type TypedArray = Ids | Float64Array;
type Width = 1 | 2 | 4 | 8;

/** Where an array lies, and how wide its elements are. */
type Section = readonly [offset: number, length: number, width: Width];

interface StoredColumn {
  readonly fact: string;
  readonly year: number | null;
  readonly ids: Section | null;
  readonly values: Section | null;
  readonly domains: readonly StoredGiven[];
  readonly provenances: readonly Provenance[];
  readonly provenanceIds: Section | null;
}

interface StoredTexts {
  readonly bytes: Section;
  readonly offsets: Section;
}

interface PartHeader {
  readonly start: number;
  readonly count: number;
  readonly lines: Section;
  readonly enterprises: StoredTexts;
  readonly names: StoredTexts | null;
  readonly columns: readonly StoredColumn[];
}

export const partPath = (folder: string, index: number): string =>
  join(folder, `part-${String(index).padStart(5, '0')}.bin`);

/** Writes a part under another name first, so that what bears its name is whole. */
export function writePart(folder: string, index: number, part: StoredPart): PartSummary {
  const path = partPath(folder, index);
  const writer = new FileWriter(path);
  try {
    // As it lies in memory: a part has megabytes, which are not copied once more.
    writer.write(chunksOf(part));
  } finally {
    writer.close();
  }
  writing(path, () => renameSync(unfinished(path), path));
  return { rows: part.count, bytes: writer.bytes, checksum: writer.checksum };
}

/** The pieces of a part's file, one after the other. */
function chunksOf(part: StoredPart): readonly Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let end = 0;
  const add = (bytes: Uint8Array): void => {
    const filling = -bytes.length & 7;
    chunks.push(bytes, new Uint8Array(filling));
    end += bytes.length + filling;
  };
  const section = (array: TypedArray): Section => {
    const offset = end;
    add(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    return [offset, array.length, array.BYTES_PER_ELEMENT as Width];
  };
  const texts = ({ bytes, offsets }: Texts): StoredTexts => ({ bytes: section(bytes), offsets: section(offsets) });
  const header: PartHeader = {
    start: part.start,
    count: part.count,
    lines: section(part.lines),
    enterprises: texts(part.enterprises),
    names: part.names && texts(part.names),
    columns: part.columns.map((column) => storedColumn(column, section)),
  };
  const head = Buffer.from(JSON.stringify(header));
  const first = Buffer.alloc(aligned(HEADER_AT + head.length));
  first.set(MAGIC, 0);
  first.writeUInt32LE(head.length, 8);
  first.set(head, HEADER_AT);
  return [first, ...chunks];
}

const aligned = (offset: number): number => (offset + 7) & ~7;

function storedColumn(column: RegisterColumn, section: (array: TypedArray) => Section): StoredColumn {
  const { values } = column;
  const ids = values.kind === 'dictionary' ? values.ids : values.others;
  return {
    fact: column.fact,
    year: column.year,
    ids: ids && section(ids),
    values: values.kind === 'numbers' ? section(values.values) : null,
    domains: values.domains.map(storeGiven),
    provenances: column.provenances,
    provenanceIds: column.provenanceIds && section(column.provenanceIds),
  };
}

/** Where one part after the other is read into: parts have megabytes. */
export class PartRoom {
  private buffer = Buffer.alloc(0);

  /** Room for so many bytes, over what was there before. */
  take(bytes: number): Buffer {
    // A buffer of its own, which begins at a multiple of eight.
    if (this.buffer.length < bytes) this.buffer = Buffer.from(new ArrayBuffer(bytes + (bytes >> 3)));
    return this.buffer.subarray(0, bytes);
  }
}

/**
 * A part as views of its file, which is read into `room`: they are good until another is. Needs what the vocabulary says of the
 * register's facts, for their codes, and the checksum that was told when it was written: one wrong bit could be an enterprise's revenue.
 */
export function readPart(
  folder: string,
  index: number,
  checksum: number,
  vocabulary: Pick<Vocabulary, 'facts'>,
  room = new PartRoom(),
): StoredPart {
  const path = partPath(folder, index);
  const file = bytesOf(path, room);
  if (crc32(file) !== checksum || !MAGIC.equals(file.subarray(0, 8))) throw brokenPart(path);
  const length = file.readUInt32LE(8);
  const first = aligned(HEADER_AT + length);
  const header = headerOf(path, file.subarray(HEADER_AT, HEADER_AT + length));
  const views = new Views(path, file, first);
  const texts = ({ bytes, offsets }: StoredTexts): Texts => ({
    bytes: views.bytes(bytes),
    offsets: views.words(offsets),
  });
  return {
    start: header.start,
    count: header.count,
    lines: views.words(header.lines),
    enterprises: texts(header.enterprises),
    names: header.names && texts(header.names),
    columns: header.columns.map((column) => restoreColumn(column, views, vocabulary.facts.get(column.fact)?.codes)),
  };
}

function bytesOf(path: string, room: PartRoom): Buffer {
  try {
    return readWhole(path, room);
  } catch (error) {
    throw brokenPart(path, error);
  }
}

function readWhole(path: string, room: PartRoom): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    const file = room.take(fstatSync(descriptor).size);
    let length = 0;
    for (let more = -1; more !== 0; length += more)
      more = readSync(descriptor, file, length, file.length - length, null);
    return file.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

function headerOf(path: string, bytes: Uint8Array): PartHeader {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as PartHeader;
  } catch (error) {
    throw brokenPart(path, error);
  }
}

class Views {
  constructor(
    private readonly path: string,
    private readonly file: Buffer,
    private readonly first: number,
  ) {}

  bytes(section: Section): Uint8Array {
    return new Uint8Array(this.file.buffer, this.at(section), section[1]);
  }

  words(section: Section): Uint32Array {
    return new Uint32Array(this.file.buffer, this.at(section), section[1]);
  }

  doubles(section: Section): Float64Array {
    return new Float64Array(this.file.buffer, this.at(section), section[1]);
  }

  ids(section: Section): Ids {
    if (section[2] === 1) return this.bytes(section);
    return section[2] === 2 ? new Uint16Array(this.file.buffer, this.at(section), section[1]) : this.words(section);
  }

  private at([offset, length, width]: Section): number {
    if (this.first + offset + length * width > this.file.length) throw brokenPart(this.path);
    return this.file.byteOffset + this.first + offset;
  }
}

function restoreColumn(stored: StoredColumn, views: Views, tree: CodeTree | undefined): RegisterColumn {
  const { fact, year, provenances, provenanceIds } = stored;
  const domains = stored.domains.map((domain) => restoreGiven(domain, tree));
  const ids = stored.ids && views.ids(stored.ids);
  const values: FactColumn =
    stored.values === null
      ? { kind: 'dictionary', ids: ids!, domains }
      : { kind: 'numbers', values: views.doubles(stored.values), others: ids, domains };
  return { fact, year, values, provenances, provenanceIds: provenanceIds && views.bytes(provenanceIds) };
}
