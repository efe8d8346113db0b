import { anotherThreadPays } from './another-thread.ts';
import type { MatchTask, MatchThread, PartMatched, PartToMatch } from './match-task.ts';
import { Thread } from './thread.ts';

/** A thread, and when it was told its last part. */
interface Matching {
  readonly thread: Thread<MatchThread, MatchTask | PartToMatch, PartMatched>;
  told: number;
  /** Whether it has matched a part. */
  isWarm: boolean;
}

/** Threads that match parts, each one part at a time, in whatever order they come free; no more of them than pay off. */
export class MatchPool {
  private readonly threads: Matching[] = [];
  private readonly idle: Matching[] = [];
  private readonly waiting: PartToMatch[] = [];
  private busy = 0;
  private task: MatchTask | null = null;
  /** When the first part was told, what it took until the first was done, and what a part takes at least, in milliseconds. */
  private began: number | null = null;
  private warm: number | null = null;
  private part: number | null = null;
  private whenDone: (() => void) | null = null;

  constructor(
    /** The most threads. */
    private workers: number,
    private readonly matched: (part: PartMatched) => void,
    private readonly failed: (error: Error) => void,
  ) {}

  /** Starts the first thread, which loads its code while nobody knows yet what it is to match. */
  warmUp(): void {
    this.start();
  }

  /** Now parts can be matched. */
  begin(task: MatchTask): void {
    this.task = task;
    for (const { thread } of this.threads) thread.tell(task);
    this.deal();
  }

  /** From now on there may be so many threads. */
  allow(workers: number): void {
    this.workers = workers;
    this.deal();
  }

  add(part: PartToMatch): void {
    this.waiting.push(part);
    this.deal();
  }

  /** Until all that was added is matched. */
  done(): Promise<void> {
    return new Promise((resolve) => {
      this.whenDone = resolve;
      this.settle();
    });
  }

  async stop(): Promise<void> {
    await Promise.all(this.threads.map(({ thread }) => thread.stop()));
  }

  private heard(matching: Matching, part: PartMatched): void {
    const now = performance.now();
    // The first part of a thread tells only how long that takes.
    if (this.warm === null) this.warm = now - this.began!;
    else if (matching.isWarm) this.part = Math.min(this.part ?? Infinity, now - matching.told);
    matching.isWarm = true;
    this.busy--;
    this.idle.push(matching);
    // First the thread goes on, then what it did is counted.
    this.deal();
    this.matched(part);
    this.settle();
  }

  private deal(): void {
    if (this.task === null) return;
    while (this.waiting.length > 0) {
      const matching = this.idle.shift() ?? this.another();
      if (matching === null) return;
      this.busy++;
      matching.told = performance.now();
      // Until then a thread only waits for what is read.
      this.began ??= matching.told;
      matching.thread.tell(this.waiting.shift()!);
    }
  }

  /** Another thread; null if there are enough. */
  private another(): Matching | null {
    const { threads, waiting, part, warm } = this;
    const pays = anotherThreadPays({ waiting: waiting.length, threads: threads.length, part, warm });
    if (!pays || threads.length >= this.workers) return null;
    this.start();
    return this.idle.shift()!;
  }

  private start(): void {
    const matching: Matching = {
      thread: new Thread({ kind: 'match' }, (done: PartMatched) => this.heard(matching, done), this.failed),
      told: 0,
      isWarm: false,
    };
    if (this.task !== null) matching.thread.tell(this.task);
    this.threads.push(matching);
    this.idle.push(matching);
  }

  private settle(): void {
    if (this.waiting.length === 0 && this.busy === 0) this.whenDone?.();
  }
}
