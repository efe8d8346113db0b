import { parentPort, workerData } from 'node:worker_threads';
import { SourceError } from '../sources/source-error.ts';
import type { ImportTask } from './import-parts.ts';
import type { MatchThread } from './match-task.ts';
import { RunError, told } from './run-error.ts';
import { sourceProblem } from './source-problem.ts';
import type { Failed } from './thread.ts';

/* What the threads of a run do. */

const port = parentPort!;

function fail(error: unknown): void {
  const known = error instanceof SourceError ? sourceProblem(error) : error;
  const failed: Failed = {
    kind: 'failed',
    error: known instanceof RunError ? told(known) : null,
    stack: known instanceof Error ? (known.stack ?? known.message) : String(known),
  };
  port.postMessage(failed);
  port.close();
}

process.on('uncaughtException', fail);

const task = workerData as MatchThread | ImportTask;
if (task.kind === 'match') (await import('./matching.ts')).matchParts(port);
else await (await import('./import-parts.ts')).importParts(port, task);
