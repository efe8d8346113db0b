import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Tally } from '../../match/many/index.ts';
import { sealed, unsealed } from '../files/sealed-json.ts';
import { FileWriter, rename, unfinished, writeWhole } from '../files/whole-file.ts';
import { tallyOf, tallyText } from './tally-text.ts';

/*
 * What has been matched of a part: a file of its verdicts, where they are written, and then its tally, with which it counts.
 */

export interface Checkpoint {
  /** CRC-32 of the part of the register. */
  readonly source: number;
  readonly verdicts: { readonly count: number; readonly bytes: number; readonly checksum: number } | null;
  readonly tally: Tally;
}

const named = (folder: string, index: number, ending: string): string =>
  join(folder, `${String(index).padStart(6, '0')}.${ending}`);

export const verdictsPath = (folder: string, index: number): string => named(folder, index, 'verdicts');
const tallyPath = (folder: string, index: number): string => named(folder, index, 'tally.json');

export class CheckpointWriter {
  private readonly verdicts: FileWriter | null;

  constructor(
    private readonly folder: string,
    private readonly index: number,
    writesVerdicts: boolean,
  ) {
    this.verdicts = writesVerdicts ? new FileWriter(verdictsPath(folder, index)) : null;
  }

  write(chunks: readonly Uint8Array[]): void {
    this.verdicts?.write(chunks);
  }

  finish(source: number, count: number, tally: Tally): void {
    if (this.verdicts) {
      this.verdicts.finish();
      rename(verdictsPath(this.folder, this.index));
    }
    const verdicts = this.verdicts && { count, bytes: this.verdicts.bytes, checksum: this.verdicts.checksum };
    const text = `{"source":${source},"verdicts":${JSON.stringify(verdicts)},"tally":${tallyText(tally)}}`;
    writeWhole(tallyPath(this.folder, this.index), sealed(text));
  }

  /** Nothing came of it. */
  discard(): void {
    this.verdicts?.close();
    rmSync(unfinished(verdictsPath(this.folder, this.index)), { force: true });
  }
}

/** What has been matched of a part before, if it is whole. */
export function readCheckpoint(folder: string, index: number): Checkpoint | null {
  const path = tallyPath(folder, index);
  if (!existsSync(path)) return null;
  const json = unsealed(readFileSync(path, 'utf8'));
  if (json === null) return null;
  const told = JSON.parse(json) as Omit<Checkpoint, 'tally'> & { readonly tally: unknown };
  const { verdicts } = told;
  const size = verdicts && statSync(verdictsPath(folder, index), { throwIfNoEntry: false })?.size;
  return verdicts === null || size === verdicts.bytes ? { ...told, tally: tallyOf(told.tally) } : null;
}

/** What turned out to be damaged is done again by whoever resumes. */
export function forgetCheckpoint(folder: string, index: number): void {
  rmSync(tallyPath(folder, index), { force: true });
}
