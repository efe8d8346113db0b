import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyTally, type Tally } from '../../../src/match/many/index.ts';
import { CheckpointWriter, readCheckpoint } from '../../../src/registry/run/checkpoint.ts';
import { PartTallies } from '../../../src/registry/run/part-tallies.ts';
import type { RunError } from '../../../src/registry/run/run-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'huiqi-tallies-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Of a part of so many rows, all undetermined for one item, since a fact is missing. */
function tallyOf(rows: number, fact: string): Tally {
  const [item] = emptyTally([true]).items;
  return {
    ...emptyTally([true]),
    rows,
    items: [{ ...item!, undetermined: rows, amount: { min: 0n, max: BigInt(rows) * 100n }, missing: { [fact]: rows } }],
  };
}

function finish(index: number, tally: Tally): void {
  const writer = new CheckpointWriter(folder, index, true);
  writer.write([new Uint8Array(index + 1)]);
  writer.finish(index, tally.rows, tally);
}

describe('what parts came to', () => {
  it('is added up in their order, whatever was done first and whatever was done before', () => {
    finish(0, tallyOf(2, 'a'));
    finish(1, tallyOf(3, 'b'));
    finish(2, tallyOf(5, 'a'));
    const tallies = new PartTallies(folder, [true]);
    tallies.add(2);
    expect([tallies.tally.rows, tallies.parts.length]).toEqual([0, 0]);
    tallies.add(1, readCheckpoint(folder, 1));
    tallies.add(0);
    const { rows, items } = tallies.tally;
    expect(rows).toBe(10);
    expect(items[0]).toMatchObject({ undetermined: 10, amount: { min: 0n, max: 1000n } });
    expect(Object.entries(items[0]!.missing)).toEqual([
      ['a', 7],
      ['b', 3],
    ]);
    expect(tallies.parts.map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  it('is not told of a part whose checkpoint is damaged', () => {
    finish(3, tallyOf(1, 'a'));
    writeFileSync(join(folder, '000003.verdicts'), '');
    const failure = (): unknown => {
      try {
        new PartTallies(folder, [true]).add(3);
      } catch (error) {
        return (error as RunError).code;
      }
      return null;
    };
    expect(failure()).toBe('damaged-part');
  });
});
