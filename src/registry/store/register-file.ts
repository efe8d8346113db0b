import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brokenPart, notWritable } from '../sources/messages.ts';
import type { FileFingerprint } from './fingerprint.ts';
import type { PartSummary } from './part-file.ts';

/** Raised whenever parts or the reading of cells become others, so that an older register is read anew. */
export const REGISTER_FORMAT = 1;

/** What is known of an encoded register: `register.json`, which is there once all of it is. */
export interface RegisterFile {
  readonly format: number;
  /** The rows of each part but the last. */
  readonly partRows: number;
  /** What it was made of. */
  readonly inputs: readonly FileFingerprint[];
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
  readonly parts: readonly PartSummary[];
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
  const path = registerPath(folder);
  try {
    writeFileSync(`${path}.tmp`, `${JSON.stringify(register, null, 1)}\n`);
    renameSync(`${path}.tmp`, path);
  } catch (error) {
    throw notWritable(path, error);
  }
}

/** Null if there is none. */
export function readRegisterFile(folder: string): RegisterFile | null {
  const path = registerPath(folder);
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as RegisterFile;
  } catch (error) {
    throw brokenPart(path, error);
  }
}
