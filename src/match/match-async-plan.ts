import { factName, GRANTS, missingForTruth, type StandsForItself } from '../kernel/missing.ts';
import type { FactNode } from '../kernel/node.ts';
import { amountOf } from './answer.ts';
import type { Enquiry } from './enquiry.ts';
import type { AskedName, Source } from './match-async-providers.ts';
import { byStake, settledBy, stakeOf, type Undecided } from './questions.ts';
import { factAndYear, isRefused } from './world.ts';

/** A call that is worth making. */
export interface Call {
  readonly source: Source;
  readonly names: readonly AskedName[];
}

interface Ranked extends Call {
  /** How many undecided items an answer can settle, by a single one of its facts. */
  readonly settles: number;
  readonly stake: number | null;
}

/**
 * The call that settles most for its cost, or null if none can matter: of two, the one with more money at stake, then
 * the cheaper one, then by name. What costs nothing is asked first.
 */
export function nextCall(enquiry: Enquiry, sources: readonly Source[], asked: ReadonlySet<string>): Call | null {
  const { evaluation, profile } = enquiry;
  const year = evaluation.world.asOfYear;
  const provided = new Set(sources.flatMap(({ facts }) => facts));
  const canAsk = (name: string): boolean =>
    name !== GRANTS && !asked.has(name) && provided.has(factAndYear(name).fact) && !isRefused(profile, name, year);
  // A derived fact that nobody can tell is asked for by what it derives from.
  const itself: StandsForItself = (fact: FactNode) => fact.asked && canAsk(factName(fact, year));
  const undecided = undecidedItems(enquiry, itself);
  const names = new Set(undecided.flatMap(({ missing }) => missing).filter(canAsk));
  const settling = settledBy(evaluation, undecided, itself);
  const calls = sources.flatMap((source) => callsOf(source, names));
  const ranked = calls.map((call): Ranked => {
    const items = [...new Set(call.names.flatMap(({ name }) => settling.get(name) ?? []))];
    return { ...call, settles: items.length, stake: stakeOf(items) };
  });
  return ranked.sort(inOrder)[0] ?? null;
}

function undecidedItems({ items, evaluation }: Enquiry, itself: StandsForItself): readonly Undecided[] {
  return items
    .filter(({ verdict }) => evaluation.truth(verdict) === 'unknown')
    .map(({ verdict, amount }) => ({
      verdict,
      missing: [...missingForTruth(evaluation, verdict, itself).facts],
      worth: amount === null ? 0 : amountOf(evaluation, amount).max,
    }));
}

function callsOf(source: Source, wanted: ReadonlySet<string>): readonly Call[] {
  const names = [...wanted]
    .map((name): AskedName => ({ name, ...factAndYear(name) }))
    .filter(({ fact }) => source.facts.includes(fact))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  if (source.kind === 'single') return names.map((name) => ({ source, names: [name] }));
  return names.length === 0 ? [] : [{ source, names }];
}

function inOrder(a: Ranked, b: Ranked): number {
  const worth = ({ settles, source }: Ranked): number =>
    source.cost === 0 ? Number.POSITIVE_INFINITY : settles / source.cost;
  const [first, second] = [worth(a), worth(b)];
  if (first !== second) return second - first;
  return (
    b.settles - a.settles ||
    byStake(a.stake, b.stake) ||
    a.source.cost - b.source.cost ||
    (a.names[0]!.name < b.names[0]!.name ? -1 : 1)
  );
}
