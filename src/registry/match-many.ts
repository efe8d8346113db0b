import type { CompiledItem } from '../compile/index.ts';
import { type KernelsOf, type Rows, rowsOfWorlds } from '../engines/columnar/index.ts';
import { checkedProfile } from '../match/checked-profile.ts';
import { ManyMatcher, type Pairs, type Tally } from '../match/many/index.ts';
import type { RuleSet } from '../match/rule-set.ts';
import { worldOf } from '../match/world.ts';
import type { Profile } from '../policy/profile.ts';
import { VERDICTS, type Verdict } from '../policy/types.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { parseDay } from '../value/civil-date.ts';
import type { RegisterPart } from './register.ts';
import { attestedRowsOfPart, rowsOfPart } from './run/rows-of-part.ts';

/** Enterprises one by one, as profiles (FORMAT, section 3), or as parts of a register in columns; never both. */
export type ManySource =
  | Iterable<RegisterPart>
  | AsyncIterable<RegisterPart>
  | Iterable<unknown>
  | AsyncIterable<unknown>;

export interface MatchManyOptions {
  /** The day for which everything is decided: `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Only these items, by full name, in the order of the rules. */
  readonly items?: readonly string[];
  /** The verdicts whose pairs are listed: all but `ineligible`, unless given; null lists none and only counts. */
  readonly verdicts?: readonly Verdict[] | null;
  /** How many profiles are matched together; 16,384 unless given. Parts of a register are matched as they come. */
  readonly blockRows?: number;
  /** With vectors where the platform has them, unless given. */
  readonly kernels?: KernelsOf;
}

/** Enterprises that were matched together. */
export interface ManyBlock {
  /** The place of the first among all that came, from 0. */
  readonly start: number;
  readonly count: number;
  /** What `pairs.items` and `tally.items` are places in: the full names of the items. */
  readonly items: readonly string[];
  /** Who a row of the block is. */
  enterprise(row: number): string;
  /** Null where nothing is listed. */
  readonly pairs: Pairs | null;
  readonly tally: Tally;
  /** What is wrong with profiles; of parts of a register there is nothing to tell. */
  readonly diagnostics: readonly Diagnostic[];
}

const LISTED: readonly Verdict[] = ['eligible', 'review', 'undetermined'];
const BLOCK_ROWS = 16_384;

/**
 * Matches many enterprises, block by block, in the order in which they come: what `match` says of each, as arrays. Nothing is kept
 * of a block once the next is asked for. Throws a `RangeError` for a day, an item or a verdict that does not exist.
 */
export async function* matchMany(
  rules: RuleSet,
  source: ManySource,
  { asOf, items, verdicts = LISTED, blockRows = BLOCK_ROWS, kernels }: MatchManyOptions,
): AsyncGenerator<ManyBlock, void, undefined> {
  const day = parseDay(asOf);
  if (day === null) throw new RangeError(`no such day: ${asOf}`);
  const unknown = verdicts?.find((verdict) => !VERDICTS.includes(verdict));
  if (unknown !== undefined) throw new RangeError(`no such verdict: ${unknown}`);
  if (!(blockRows >= 1)) throw new RangeError(`a block of ${blockRows} rows`);
  const wanted = items === undefined ? rules.compiled.items : itemsOf(rules, items);
  const matcher = new ManyMatcher(rules.compiled, day, { items: wanted, ...(kernels && { kernels }) });
  const names = wanted.map(({ item }) => item.name);
  let start = 0;
  for await (const block of blocksOf(rules, source, day, blockRows)) {
    const { count, enterprise, diagnostics } = block;
    const { pairs, tally } = matcher.match(block.rows, block.attested, verdicts);
    yield { start, count, items: names, enterprise, pairs, tally, diagnostics };
    start += count;
  }
}

interface Block extends Pick<ManyBlock, 'count' | 'enterprise' | 'diagnostics'> {
  readonly rows: Rows;
  readonly attested: Rows;
}

async function* blocksOf(rules: RuleSet, source: ManySource, asOf: number, blockRows: number): AsyncGenerator<Block> {
  let profiles: Profile[] = [];
  let diagnostics: Diagnostic[] = [];
  for await (const one of source as AsyncIterable<unknown>) {
    if (isPart(one)) {
      yield blockOfPart(rules, one, asOf);
      continue;
    }
    const read = checkedProfile(one, rules.vocabulary);
    profiles.push(read.checked);
    diagnostics.push(...read.diagnostics);
    if (profiles.length < blockRows) continue;
    yield blockOfProfiles(rules, profiles, diagnostics, asOf);
    profiles = [];
    diagnostics = [];
  }
  if (profiles.length > 0) yield blockOfProfiles(rules, profiles, diagnostics, asOf);
}

function blockOfPart({ vocabulary }: RuleSet, part: RegisterPart, asOf: number): Block {
  const text = new TextDecoder();
  const { bytes, offsets } = part.enterprises;
  return {
    count: part.count,
    rows: rowsOfPart(part, asOf, vocabulary),
    attested: attestedRowsOfPart(part, asOf, vocabulary),
    enterprise: (row) => text.decode(bytes.subarray(offsets[row]!, offsets[row + 1]!)),
    diagnostics: [],
  };
}

function blockOfProfiles(
  { vocabulary }: RuleSet,
  profiles: readonly Profile[],
  diagnostics: readonly Diagnostic[],
  asOf: number,
): Block {
  const rows = (attestedOnly: boolean): Rows =>
    rowsOfWorlds(
      profiles.map((profile) => worldOf(profile, vocabulary, asOf, attestedOnly)),
      (row) => profiles[row]!.grants?.length !== 0,
    );
  return {
    count: profiles.length,
    rows: rows(false),
    attested: rows(true),
    enterprise: (row) => profiles[row]!.enterprise,
    diagnostics,
  };
}

function isPart(one: unknown): one is RegisterPart {
  return typeof one === 'object' && one !== null && 'columns' in one && 'enterprises' in one;
}

function itemsOf({ compiled }: RuleSet, names: readonly string[]): readonly CompiledItem[] {
  const known = new Set(compiled.items.map(({ item }) => item.name));
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) throw new RangeError(`no such item: ${unknown}`);
  return compiled.items.filter(({ item }) => names.includes(item.name));
}
