import type { MatchTask, PartMatched, PartToMatch } from './match-task.ts';
import { Thread } from './thread.ts';

type Matching = Thread<MatchTask, PartToMatch, PartMatched>;

/**
 * So many parts must wait for each thread that there is before another one begins: until it is warm, a thread takes as long as
 * for about so many parts.
 */
const WAITING = 4;

/** Threads that match parts, each one part at a time, in whatever order they come free; no more of them than pay off. */
export class MatchPool {
  private readonly threads: Matching[] = [];
  private readonly idle: Matching[] = [];
  private readonly waiting: PartToMatch[] = [];
  private busy = 0;
  private whenDone: (() => void) | null = null;

  constructor(
    /** The most threads. */
    private workers: number,
    private readonly task: MatchTask,
    private readonly matched: (part: PartMatched) => void,
    private readonly failed: (error: Error) => void,
  ) {}

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
    await Promise.all(this.threads.map((thread) => thread.stop()));
  }

  private heard(thread: Matching, part: PartMatched): void {
    this.busy--;
    this.idle.push(thread);
    this.matched(part);
    this.deal();
    this.settle();
  }

  private deal(): void {
    while (this.waiting.length > 0) {
      const thread = this.idle.shift() ?? this.begun();
      if (thread === null) return;
      this.busy++;
      thread.tell(this.waiting.shift()!);
    }
  }

  /** Another thread; null if there are enough. */
  private begun(): Matching | null {
    const { threads } = this;
    const pays = threads.length === 0 || this.waiting.length >= WAITING * threads.length;
    if (!pays || threads.length >= this.workers) return null;
    const thread: Matching = new Thread(this.task, (part: PartMatched) => this.heard(thread, part), this.failed);
    threads.push(thread);
    return thread;
  }

  private settle(): void {
    if (this.waiting.length === 0 && this.busy === 0) this.whenDone?.();
  }
}
