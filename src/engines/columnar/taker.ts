import type { Width } from './kernels/index.ts';
import type { Workspace } from './workspace.ts';

/** How whole numbers are written: in so many bytes each, and none higher than the highest. */
export interface Writing {
  readonly width: Width;
  readonly most: number;
}

/** Takes whole numbers of rows, strip by strip. */
export interface Taker extends Writing {
  /** What comes may be higher than the highest until now. */
  widen(): void;
  /** Of so many rows from one on; they stand at `workspace.told`. */
  take(from: number, count: number, workspace: Workspace): void;
}
