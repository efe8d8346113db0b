import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealed, unsealed } from '../files/sealed-json.ts';
import { writeWhole } from '../files/whole-file.ts';
import { brokenPart } from '../sources/messages.ts';
import type { FileFingerprint } from './fingerprint.ts';
import type { PartSummary } from './part-file.ts';

/** Raised whenever parts or the reading of cells become others, so that an older register is read anew. */
export const REGISTER_FORMAT = 2;

/** What is known of an encoded register: `register.json`, which is there once all of it is. */
export interface RegisterFile {
  readonly format: number;
  /** The rows of each part but the last. */
  readonly partRows: number;
  /** What it was made of. */
  readonly inputs: readonly FileFingerprint[];
  /** What was said of how the source is to be read; null if nothing was. */
  readonly reading: string | null;
  /** SHA-256 of the mapping file. */
  readonly mapping: string;
  /** By fact: a hash of what its cells are read by. */
  readonly vocabulary: Readonly<Record<string, string>>;
  /** Records of the source; all of them are kept or rejected. */
  readonly read: number;
  readonly kept: number;
  readonly rejected: number;
  /** By column (those of joined files: `file/column`), then by reason. */
  readonly badCells: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By fact: how many enterprises have two columns that cannot both be right. */
  readonly disagreements: Readonly<Record<string, number>>;
  /** By column: the separator of its lists; null where no cell holds several codes. */
  readonly separators: Readonly<Record<string, string | null>>;
  readonly joins: readonly JoinSummary[];
  /** The files of what was rejected: of the register itself, then of each joined file. */
  readonly rejects: readonly RejectSummary[];
  readonly parts: readonly PartSummary[];
}

/** A file of rejects: how many there are, and its CRC-32. */
export interface RejectSummary {
  readonly count: number;
  readonly checksum: number;
}

/** Records of a joined file; all of them are matched, unmatched or rejected. */
export interface JoinSummary {
  readonly file: string;
  readonly read: number;
  readonly matched: number;
  /** Of enterprises that are not in the register. */
  readonly unmatched: number;
  readonly rejected: number;
}

const registerPath = (folder: string): string => join(folder, 'register.json');

export function writeRegisterFile(folder: string, register: RegisterFile): void {
  writeWhole(registerPath(folder), sealed(`${JSON.stringify(register, null, 1)}\n`));
}

/** Null if there is none. */
export function readRegisterFile(folder: string): RegisterFile | null {
  const path = registerPath(folder);
  const text = textOf(path);
  if (text === null) return null;
  const json = unsealed(text);
  if (json === null) throw brokenPart(path);
  const register = JSON.parse(json) as RegisterFile;
  return register.format === REGISTER_FORMAT ? register : null;
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw brokenPart(path, error);
  }
}
