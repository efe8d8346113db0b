import { describe, expect, it } from 'vitest';
import { plainKernels } from '../../../src/engines/columnar/index.ts';
import { loadProfiles, match } from '../../../src/index.ts';
import { Evaluation } from '../../../src/kernel/evaluate.ts';
import { amountOf } from '../../../src/match/answer.ts';
import { addTallies, ManyMatcher, type Tally } from '../../../src/match/many/index.ts';
import { VERDICTS, type Verdict } from '../../../src/policy/types.ts';
import { type Matcher, matchPart } from '../../../src/registry/run/match-part.ts';
import { attestedRowsOfPart, rowsOfPart } from '../../../src/registry/run/rows-of-part.ts';
import { slicePart } from '../../../src/registry/run/slice-part.ts';
import { tallyText } from '../../../src/registry/run/tally-text.ts';
import { decodeBlock, encodeBlock } from '../../../src/registry/sinks/verdict-blocks.ts';
import { csvVerdicts } from '../../../src/registry/sinks/verdict-lines.ts';
import { type Choices, checkChoices, must } from '../../properties/arbitrary/choices.ts';
import { anyAsOf, anyKnown, anyWorld, slotsOf, writeProfile } from '../../properties/arbitrary/profiles.ts';
import { anyRules, show } from '../../properties/arbitrary/rules.ts';
import { runs } from '../../properties/check-property.ts';
import { textOf } from '../../properties/oracle/calendar.ts';
import { OneByOne } from './one-by-one.ts';
import { partOf } from './part-of.ts';

const counts = { eligible: 0, review: 0, undetermined: 0, ineligible: 0, applyFree: 0 };

const MOST = 2 ** 46;
const money = (yuan: number | null | undefined): string => yuan?.toFixed(2) ?? '';

/** Lines with the facts that are missing in alphabetical order, since nothing says in which one they are told. */
const inOrder = (lines: string): string =>
  lines.replace(/,([^,\r]*)\r\n/g, (_, missing: string) => `,${missing.split(';').sort().join(';')}\r\n`);

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}

function batchIsOneByOne(choices: Choices): void {
  const { rules, model, files } = anyRules(choices, choices.chance(50) ? { delivery: 'apply-free' } : {});
  const asOf = anyAsOf(choices);
  const slots = slotsOf(model, anyWorld(choices, model, asOf));
  const provenance = () => (choices.chance(60) ? { source: '市税务局', asOf: asOf - choices.below(200) } : {});
  const written = Array.from({ length: choices.between(1, 12) }, (_, at) => ({
    ...writeProfile(
      choices,
      anyKnown(choices, slots, { exact: choices.pick([30, 80]), absent: 20, provenance }),
      asOf,
      [],
    ),
    enterprise: `E${at}`,
  }));
  const { profiles } = loadProfiles(rules, [{ name: 'all.json', text: JSON.stringify(written) }]);
  must(profiles.length === written.length, 'profiles were lost', () => JSON.stringify(written));
  const told = (): string => `${show(files)}\n${textOf(asOf)}\n${JSON.stringify(written)}`;
  const part = partOf(profiles);
  const items = rules.compiled.items;
  const names = items.map(({ item }) => item.name);
  const verdicts: readonly Verdict[] = choices.pick([VERDICTS, ['eligible', 'review'], ['undetermined'], []]);
  const options = {
    asOf,
    vocabulary: rules.vocabulary,
    verdicts,
    hasMoney: items.map(({ amount }) => amount !== null),
  };
  const run = (matcher: Matcher, pieces: number): { readonly lines: string; readonly tally: string } => {
    let lines = '';
    const size = Math.ceil(part.count / pieces);
    const tallies: Tally[] = [];
    for (let from = 0; from < part.count; from += size) {
      const slice = slicePart(part, from, Math.min(size, part.count - from));
      tallies.push(
        matchPart(matcher, slice, options, (batch) => {
          const block = Buffer.concat(encodeBlock(batch));
          lines += csvVerdicts.lines(decodeBlock(new Uint8Array(block))!, names);
        }),
      );
    }
    return { lines: inOrder(lines), tally: tallyText(sorted(tallies.reduce(addTallies)) as Tally) };
  };
  const matched = profiles.map((profile) => match(rules, profile, { asOf: textOf(asOf) }));
  // What nobody pays: `match` tells yuan as doubles, which have room for fen up to 70 trillion.
  for (const rows of [rowsOfPart, attestedRowsOfPart].map((of) => of(part, asOf, rules.vocabulary)))
    for (let row = 0; row < part.count; row++) {
      const evaluation = new Evaluation(rows.world(row));
      for (const { amount } of items) {
        const { min, max } = amount ? amountOf(evaluation, amount) : { min: 0, max: 0 };
        if (Math.max(min, max ?? 0) > MOST) return;
      }
    }
  const lines = matched.flatMap(({ enterprise, results }) =>
    results.flatMap((result) => {
      counts[result.verdict]++;
      if (result.delivery === 'apply-free') counts.applyFree++;
      if (!verdicts.includes(result.verdict)) return [];
      const { item, verdict, amount, delivery, missing } = result;
      const told = [enterprise, item, '', verdict, money(amount?.min), money(amount?.max), delivery, missing.join(';')];
      return `${told.join(',')}\r\n`;
    }),
  );
  const wanted = run(new OneByOne(rules, asOf), 1);
  must(inOrder(lines.join('')) === wanted.lines, `${wanted.lines}\nby \`match\`:\n${lines.join('')}`, told);
  for (const kernels of [undefined, plainKernels]) {
    const matcher = new ManyMatcher(rules.compiled, asOf, kernels ? { kernels } : {});
    const found = run(matcher, 1);
    must(found.lines === wanted.lines, `${found.lines}\none by one:\n${wanted.lines}`, told);
    must(found.tally === wanted.tally, `${found.tally}\none by one:\n${wanted.tally}`, told);
    const pieces = run(matcher, choices.between(2, 5));
    must(pieces.tally === wanted.tally, `in pieces:\n${pieces.tally}\none by one:\n${wanted.tally}`, told);
    must(pieces.lines === wanted.lines, `in pieces:\n${pieces.lines}\none by one:\n${wanted.lines}`, told);
  }
}

describe('a part of a register', () => {
  it('is matched as each of its enterprises alone, whatever is attested, in one piece and in several', () => {
    checkChoices('batch = one by one', runs(150, 2000), batchIsOneByOne, 1500);
    console.log(counts);
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(0);
  });
});
