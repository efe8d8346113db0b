import type { MessagePort } from 'node:worker_threads';
import { ManyMatcher } from '../../match/many/index.ts';
import type { VerdictBatch } from '../sinks/verdict-batch.ts';
import { encodeBlock } from '../sinks/verdict-blocks.ts';
import { csvVerdicts, jsonVerdicts } from '../sinks/verdict-lines.ts';
import { PartRoom, readPart } from '../store/part-file.ts';
import { CheckpointWriter } from './checkpoint.ts';
import { matchPart } from './match-part.ts';
import type { MatchingOptions, MatchTask, PartMatched, PartToMatch } from './match-task.ts';
import { rulesInWorker } from './worker-rules.ts';

/** Matches the parts that it is told of, one after the other, and keeps what comes of each as a checkpoint. */
export function matchParts(port: MessagePort, { rules, options }: MatchTask): void {
  const { vocabulary } = rules;
  const { verdicts, register, parts, asOf } = options;
  const matcher = new ManyMatcher(rulesInWorker(rules), asOf);
  const render = renderingOf(options);
  const room = new PartRoom();
  port.on('message', ({ index, checksum }: PartToMatch) => {
    const part = readPart(register, index, checksum, vocabulary, room);
    const checkpoint = new CheckpointWriter(parts, index, verdicts.length > 0);
    let written = 0;
    try {
      const tally = matchPart(matcher, part, { ...options, vocabulary }, (batch) => {
        written += batch.count;
        checkpoint.write(render(batch));
      });
      checkpoint.finish(checksum, written, tally);
    } catch (error) {
      checkpoint.discard();
      throw error;
    }
    port.postMessage({ kind: 'matched', index, rows: part.count, verdicts: written } satisfies PartMatched);
  });
}

/** Text is made here, where there are several to make it; Parquet at the end, as a whole. */
function renderingOf({ format, items }: MatchingOptions): (batch: VerdictBatch) => readonly Uint8Array[] {
  if (format === 'parquet') return encodeBlock;
  const encoder = new TextEncoder();
  const { lines } = format === 'csv' ? csvVerdicts : jsonVerdicts;
  return (batch) => [encoder.encode(lines(batch, items))];
}
