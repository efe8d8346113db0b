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

/** Is told with what to match, and then matches the parts that it is told of, one after the other. */
export function matchParts(port: MessagePort): void {
  let match: ((part: PartToMatch) => PartMatched) | null = null;
  port.on('message', (told: MatchTask | PartToMatch) => {
    if ('rules' in told) match = matching(told);
    else port.postMessage(match!(told));
  });
}

/** Matches a part, and keeps what comes of it as a checkpoint. */
function matching({ rules, options }: MatchTask): (part: PartToMatch) => PartMatched {
  const { vocabulary } = rules;
  const { verdicts, register, parts, asOf } = options;
  const matcher = new ManyMatcher(rulesInWorker(rules), asOf);
  const render = renderingOf(options);
  const room = new PartRoom();
  return ({ index, checksum }) => {
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
    return { kind: 'matched', index, rows: part.count, verdicts: written };
  };
}

/** Text is made here, where there are several to make it; Parquet at the end, as a whole. */
function renderingOf({ format, items }: MatchingOptions): (batch: VerdictBatch) => readonly Uint8Array[] {
  if (format === 'parquet') return encodeBlock;
  const encoder = new TextEncoder();
  const { lines } = format === 'csv' ? csvVerdicts : jsonVerdicts;
  return (batch) => [encoder.encode(lines(batch, items))];
}
