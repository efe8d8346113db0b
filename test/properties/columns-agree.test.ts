import { describe, expect, it } from 'vitest';
import {
  Decider,
  Encoder,
  type KernelsOf,
  plainKernels,
  programOf,
  rowsOfWorlds,
  simdKernels,
} from '../../src/engines/columnar/index.ts';
import { ROWS } from '../../src/engines/columnar/kernels/kernels.ts';
import { loadProfiles } from '../../src/index.ts';
import { Evaluation } from '../../src/kernel/evaluate.ts';
import { missingForTruth } from '../../src/kernel/missing.ts';
import { worldOf } from '../../src/match/world.ts';
import { numbersOf } from '../engines/columnar/numbers-of.ts';
import { type Choices, checkChoices, must } from './arbitrary/choices.ts';
import { anyAsOf, anyKnown, slotsOfTwo, writeProfile } from './arbitrary/profiles.ts';
import { anyGrants, anyRules, show } from './arbitrary/rules.ts';
import { runs } from './check-property.ts';
import { textOf } from './oracle/calendar.ts';

/*
 * Many rows at once, in blocks: of every row and item the columns say what the reference says of that row alone. A few
 * enterprises stand in registers of any length, one after the other in an order of their own, so that blocks are full, mixed and cut off.
 */

const KERNELS: readonly (readonly [string, KernelsOf])[] = [
  ['simd', (bytes) => simdKernels(bytes)!],
  ['plain', plainKernels],
];

const counts = { rows: 0, true: 0, false: 0, unknown: 0 };

function columnsAgree(choices: Choices): void {
  const { rules, model, files } = anyRules(choices, { items: 3 });
  const asOf = anyAsOf(choices);
  const slots = slotsOfTwo(choices, model, asOf);
  const profiles = Array.from({ length: choices.between(1, 9) }, () =>
    writeProfile(
      choices,
      anyKnown(choices, slots, { exact: choices.pick([30, 80]), absent: 20 }),
      asOf,
      anyGrants(choices),
    ),
  );
  const { profiles: read } = loadProfiles(
    rules,
    profiles.map((profile, at) => ({ name: `${at}.json`, text: JSON.stringify(profile) })),
  );
  const worlds = read.map((profile) => worldOf(profile, rules.vocabulary, asOf));
  const length = choices.pick([1, 31, ROWS - 1, ROWS, ROWS + 1, 17_000]);
  // Now and then long stretches of one enterprise, as of a register that is sorted.
  const stretch = choices.pick([1, 1, 3, 700, 5000]);
  const order = Array.from({ length }, (_, row) => Math.floor(row / stretch) % worlds.length);
  const wanted = worlds.map((world) => {
    const evaluation = new Evaluation(world);
    return rules.compiled.items.map(({ verdict }) => {
      const truth = evaluation.truth(verdict);
      return { truth, missing: truth === 'unknown' ? missingForTruth(evaluation, verdict).facts : new Set<string>() };
    });
  });
  const told = (): string =>
    `${show(files)}\n${textOf(asOf)} ${length} rows, ${stretch} each\n${JSON.stringify(profiles)}`;
  const program = programOf(rules.compiled, asOf, { missing: true });
  const worldRows = rowsOfWorlds(
    order.map((at) => worlds[at]!),
    // Nobody is looked at in detail who has received nothing.
    (row) => read[order[row]!]!.grants?.length !== 0,
  );
  const encoder = new Encoder(program);
  // Every run one kind of columns and of kernels; twice, so that what is kept of a part is used for the next.
  const [form, rows] = choices.pick([['dictionaries', worldRows] as const, ['doubles', numbersOf(worldRows)] as const]);
  encoder.encode(rows);
  for (const [name, kernels] of [choices.pick(KERNELS)]) {
    const itemsAtOnce = choices.pick([1, 2, 3, 32]);
    const decider = new Decider(encoder.encode(rows), kernels, itemsAtOnce);
    must(decider.kernels.name === name, `no kernels of the kind ${name}`, told);
    for (let start = 0; start < length; ) {
      const inBlock = decider.decide(start);
      program.items.forEach(({ yes, may, undetermined, missing }, item) => {
        if (item % itemsAtOnce === 0) {
          decider.decideGroup(item / itemsAtOnce);
          decider.decideMissing();
        }
        const check = (plane: number, what: string, isIn: (of: (typeof wanted)[0][0]) => boolean): void => {
          const expected: number[] = [];
          for (let row = start; row < start + inBlock; row++) if (isIn(wanted[order[row]!]![item]!)) expected.push(row);
          const found = [...decider.list(plane)];
          const same = found.length === expected.length && found.every((row, at) => row === expected[at]);
          const odd = same ? 0 : [...found, ...expected].find((row) => found.includes(row) !== expected.includes(row))!;
          must(
            same,
            `${name}, ${form}: item ${item} ${what}: ${found.length} rows from ${start}, not ${expected.length}; profile ${order[odd]}`,
            told,
          );
          must(decider.count(plane) === expected.length, `${name}: ${decider.count(plane)} are counted`, told);
        };
        check(yes, 'yes', ({ truth }) => truth === 'true');
        check(may, 'may', ({ truth }) => truth !== 'false');
        check(undetermined, 'undetermined', ({ truth }) => truth === 'unknown');
        for (const { fact, plane } of missing) check(plane, `misses ${fact}`, (of) => of.missing.has(fact));
        const named = new Set(missing.map(({ fact }) => fact));
        for (const of of wanted)
          for (const fact of of[item]!.missing) must(named.has(fact), `${fact} is never missed`, told);
      });
      start += inBlock;
    }
  }
  counts.rows += length;
  for (const of of wanted) for (const { truth } of of) counts[truth]++;
}

describe('a register in columns', () => {
  it('is decided as each enterprise alone, with vectors and without', () => {
    checkChoices('columns agree', runs(60, 250), columnsAgree, 3000);
    console.log(counts);
    for (const truth of ['true', 'false', 'unknown'] as const) expect(counts[truth]).toBeGreaterThan(20);
  });
});
