import type { Component } from './component.ts';
import type { Writing } from './taker.ts';
import type { Workspace } from './workspace.ts';

/** Of whom nothing is told yet. */
const NOTHING = -1;

/**
 * What is told of rows by their kinds in a component, as a whole number from zero on: found out for the first row of each kind, and
 * looked up by a kernel for all others.
 */
export class ToldOfKinds {
  /** Where it is told by kind, and of how many there is room. */
  private table = 0;
  private room = 0;
  /** How many kinds are the same in all parts. */
  private lasting = 0;
  /** The highest number in the table: one of a part before may be too high for whoever takes those of this part. */
  private highest = 0;

  constructor(
    private readonly component: Component,
    private readonly workspace: Workspace,
    private readonly tell: (kind: number, row: number) => number,
  ) {}

  /** To be called for each part, after the component has begun with it; `anew` if what was told of others is no longer so. */
  begin(anew: boolean): void {
    const { workspace } = this;
    const { lasting, all } = this.component.kindCounts;
    const kept = anew || lasting !== this.lasting ? 0 : lasting;
    if (kept === 0) this.highest = 0;
    const before = workspace.words.slice(this.table >> 2, (this.table >> 2) + kept);
    if (all > this.room) {
      this.table = workspace.take(2 * all * 4);
      this.room = 2 * all;
    }
    this.lasting = lasting;
    const { words } = workspace;
    const first = this.table >> 2;
    words.set(before, first);
    words.fill(NOTHING, first + kept, first + all);
  }

  /** Writes to `workspace.told` what is told of some rows that follow one another, at most a strip. False where that is too high. */
  write(from: number, count: number, { width, most }: Writing): boolean {
    if (this.highest > most) return false;
    const { workspace, table } = this;
    const { kernels, told } = workspace;
    const kinds = this.component.kinds(from, count);
    let next = 0;
    for (;;) {
      next = kernels.translate(kinds.at, kinds.width, next, count, table, told, width);
      if (next === count) return true;
      const kind = workspace.wholes(kinds.width)[kinds.at / kinds.width + next]!;
      const found = this.tell(kind, from + next);
      if (found > most) return false;
      this.highest = Math.max(this.highest, found);
      workspace.words[(table >> 2) + kind] = found;
    }
  }
}
