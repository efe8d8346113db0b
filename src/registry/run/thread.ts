import { Worker } from 'node:worker_threads';
import { outOfMemory } from './messages.ts';
import { type ToldError, untold } from './run-error.ts';

/*
 * Threads run one file, `worker.ts`, which the package has beside whatever was bundled with this module; from sources it is
 * reached through a file that first asks for what reads TypeScript.
 */

const ENTRY = import.meta.url.endsWith('.ts') ? './worker-from-source.mjs' : './batch-worker.js';

/** What a thread says when it cannot go on. */
export interface Failed {
  readonly kind: 'failed';
  /** Null where it is a mistake of ours, of which `stack` tells. */
  readonly error: ToldError | null;
  readonly stack: string;
}

/** A thread with a task, to which it is told and from which it tells. */
export class Thread<Task, Told, Tells extends { readonly kind: string }> {
  private readonly worker: Worker;
  private ended = false;

  /** `failed` is called at most once, and not after `stop`. */
  constructor(task: Task, heard: (message: Tells) => void, failed: (error: Error) => void) {
    this.worker = new Worker(new URL(ENTRY, import.meta.url), { workerData: task, execArgv: [] });
    const end = (error: Error): void => {
      if (this.ended) return;
      this.ended = true;
      failed(error);
    };
    this.worker.on('message', (message: Tells | Failed) => {
      if (this.ended) return;
      if (message.kind !== 'failed') heard(message as Tells);
      else end(errorOf(message as Failed));
    });
    this.worker.on('error', (error: NodeJS.ErrnoException) =>
      end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory() : error),
    );
    this.worker.on('exit', (code) => end(new Error(`a worker has ended with ${code} before its work was done`)));
  }

  tell(message: Told): void {
    this.worker.postMessage(message);
  }

  async stop(): Promise<void> {
    this.ended = true;
    await this.worker.terminate();
  }
}

function errorOf({ error, stack }: Failed): Error {
  if (error !== null) return untold(error);
  const fault = new Error(stack.split('\n')[0]);
  fault.stack = stack;
  return fault;
}
