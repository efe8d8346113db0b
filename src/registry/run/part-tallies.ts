import { addTallies, emptyTally, type Tally } from '../../match/many/index.ts';
import type { WrittenPart } from './assemble.ts';
import { type Checkpoint, readCheckpoint, verdictsPath } from './checkpoint.ts';
import { damagedPart } from './messages.ts';

/** What the parts of a register came to, added up in their order while others are still matched. */
export class PartTallies {
  readonly parts: WrittenPart[] = [];
  private sum: Tally;
  private readonly done = new Map<number, Checkpoint>();

  constructor(
    /** Where checkpoints are. */
    private readonly folder: string,
    hasMoney: readonly boolean[],
  ) {
    this.sum = emptyTally(hasMoney);
  }

  /** Of those that were added. */
  get tally(): Tally {
    return this.sum;
  }

  /** A part is matched: its checkpoint is there, and is read if it is not given. */
  add(index: number, checkpoint = readCheckpoint(this.folder, index)): void {
    if (checkpoint === null) throw damagedPart(verdictsPath(this.folder, index));
    this.done.set(index, checkpoint);
    for (let next = this.done.get(this.parts.length); next; next = this.done.get(this.parts.length)) this.take(next);
  }

  private take({ tally, verdicts }: Checkpoint): void {
    const index = this.parts.length;
    this.done.delete(index);
    this.sum = addTallies(this.sum, tally);
    this.parts.push({ path: verdictsPath(this.folder, index), checksum: verdicts?.checksum ?? 0, index });
  }
}
