import type { MatchTask, PartMatched, PartToMatch } from './match-task.ts';
import { Thread } from './thread.ts';

/** Threads that match parts, each one part at a time, in whatever order they come free. */
export class MatchPool {
  private readonly idle: Thread<MatchTask, PartToMatch, PartMatched>[] = [];
  private readonly threads: Thread<MatchTask, PartToMatch, PartMatched>[];
  private readonly waiting: PartToMatch[] = [];
  private busy = 0;
  private whenDone: (() => void) | null = null;

  constructor(
    workers: number,
    task: MatchTask,
    private readonly matched: (part: PartMatched) => void,
    failed: (error: Error) => void,
  ) {
    this.threads = Array.from({ length: workers }, () => {
      const thread: Thread<MatchTask, PartToMatch, PartMatched> = new Thread(
        task,
        (part: PartMatched) => this.heard(thread, part),
        failed,
      );
      this.idle.push(thread);
      return thread;
    });
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

  private heard(thread: Thread<MatchTask, PartToMatch, PartMatched>, part: PartMatched): void {
    this.busy--;
    this.idle.push(thread);
    this.matched(part);
    this.deal();
    this.settle();
  }

  private deal(): void {
    while (this.waiting.length > 0 && this.idle.length > 0) {
      this.busy++;
      this.idle.shift()!.tell(this.waiting.shift()!);
    }
  }

  private settle(): void {
    if (this.waiting.length === 0 && this.busy === 0) this.whenDone?.();
  }
}
