import type { CompiledItem } from '../../compile/index.ts';
import { calendarBounds } from '../../kernel/calendar.ts';
import { childrenOf } from '../../kernel/children.ts';
import { Evaluation } from '../../kernel/evaluate.ts';
import { factName } from '../../kernel/missing.ts';
import type { FactNode, TruthNode, ValueNode } from '../../kernel/node.ts';
import type { World } from '../../kernel/world.ts';
import { resolveYear } from '../../policy/fact-reference.ts';
import type { Profile } from '../../policy/profile.ts';
import type { Vocabulary } from '../../policy/vocabulary.ts';
import { addMonths, addPeriod, formatDay, fromDay, toDay } from '../../value/civil-date.ts';
import { type Domain, intersectDomains, numbers } from '../../value/domain.ts';
import { fromInteger } from '../../value/rational.ts';
import type { Truth } from '../../value/truth.ts';
import { openingOf } from '../opening.ts';
import { worldOf } from '../world.ts';
import { stateOf } from './fact-state.ts';
import type { Becomes, Through, Turn } from './near-miss.ts';

export interface Ahead {
  readonly becomes: Becomes | null;
  readonly undeterminedFrom: string | null;
}

/**
 * The first later day on which an item is settled in favour with the facts as they stand. A figure without a year stays
 * that of the year before the day of today.
 */
export function ahead(
  compiled: CompiledItem,
  profile: Profile,
  vocabulary: Vocabulary,
  asOf: number,
  horizon: number,
): Ahead {
  const pinned = withYears(profile, vocabulary, fromDay(asOf).year);
  const world = (day: number): World => worldOf(pinned, vocabulary, day);
  const now = new Evaluation(world(asOf)).truth(compiled.verdict);
  if (now === 'true') return { becomes: null, undeterminedFrom: null };
  const last = addMonths(asOf, horizon * 12);
  const starts = startsOf(compiled, pinned, asOf + 1, last);
  const moving = new Moving();
  let unknown: number | null = null;
  for (const [at, first] of starts.entries()) {
    const end = (starts[at + 1] ?? last + 1) - 1;
    const judge = (low: number, high: number): Found => {
      if (low === high) return { truth: new Evaluation(world(low)).truth(compiled.verdict), same: true };
      const days = new Days(world(low), high);
      const truth = days.truth(compiled.verdict);
      return { truth, same: truth !== 'unknown' || !turns(days, compiled.verdict, moving) };
    };
    if (now === 'false' && unknown === null) unknown = firstDay(judge, first, end, (truth) => truth !== 'false');
    const on = firstDay(judge, first, end, (truth) => truth === 'true');
    if (on === null) continue;
    const { opens } = openingOf(compiled.item.windows, compiled.item.effective, on);
    return {
      becomes: {
        on: formatDay(on),
        verdict: compiled.item.review.length > 0 ? 'review' : 'eligible',
        because: turnsOf(compiled, new Evaluation(world(on - 1)), new Evaluation(world(on)), vocabulary),
        opens: opens === null ? null : formatDay(opens),
      },
      undeterminedFrom: unknown !== null && unknown < on ? formatDay(unknown) : null,
    };
  }
  return { becomes: null, undeterminedFrom: unknown === null ? null : formatDay(unknown) };
}

/** What is found of a stretch of days, and whether it is the same on each of them. */
interface Found {
  readonly truth: Truth;
  readonly same: boolean;
}

/** A stretch on which all days are the same is settled as a whole; others are halved. */
function firstDay(
  judge: (low: number, high: number) => Found,
  low: number,
  high: number,
  accepts: (truth: Truth) => boolean,
): number | null {
  if (low > high) return null;
  const { truth, same } = judge(low, high);
  if (same) return accepts(truth) ? low : null;
  const middle = (low + high) >> 1;
  return firstDay(judge, low, middle, accepts) ?? firstDay(judge, middle + 1, high, accepts);
}

/** Figures of a series without a year, as those of the year that they are today. */
function withYears(profile: Profile, vocabulary: Vocabulary, asOfYear: number): Profile {
  const facts = new Map(
    [...profile.facts].map(([name, given]) => {
      if (given.plain === undefined || !vocabulary.facts.get(name)?.yearly) return [name, given] as const;
      const { plain, years } = given;
      return [name, { years: new Map([[asOfYear - 1, plain], ...years]) }] as const;
    }),
  );
  return { ...profile, facts };
}

/** The days from which on years and grants count otherwise: between them only dates move. */
function startsOf({ verdict }: CompiledItem, profile: Profile, first: number, last: number): readonly number[] {
  const starts = new Set<number>([first]);
  const { year } = fromDay(first);
  for (let at = year + 1; at <= fromDay(last).year; at++) starts.add(toDay({ year: at, month: 1, day: 1 }));
  const seen = new Set<number>();
  const walk = (node: TruthNode | ValueNode): void => {
    if (seen.has(node.id)) return;
    seen.add(node.id);
    if (node.kind === 'grants')
      for (const grant of profile.grants ?? []) {
        starts.add(grant.date);
        if (node.per.kind === 'period') starts.add(addPeriod(grant.date, node.per));
      }
    childrenOf(node).forEach(walk);
  };
  walk(verdict);
  return [...starts].filter((day) => day >= first && day <= last).sort((a, b) => a - b);
}

/** What holds on all days of a stretch, over which only the date moves. */
class Days extends Evaluation {
  constructor(
    first: World,
    private readonly last: number,
  ) {
    super(first);
  }

  override value(node: ValueNode): Domain {
    if (node.kind === 'fact' && node.name === 'asOf') return this.days();
    if (node.kind === 'calendar') {
      const date = this.number(node.of);
      if (node.fn === 'year-of' || node.fn === 'month-of') return super.value(node);
      const early = calendarBounds(node.fn, date, this.world.asOf);
      const late = calendarBounds(node.fn, date, this.last);
      return numbers({ min: early.min, max: late.max }, true);
    }
    // On some of the days what was said may clash with what derives, and count alone.
    if (node.kind === 'fact' && node.derive !== null) return this.said(node) ?? super.value(node);
    return super.value(node);
  }

  private said(node: FactNode): Domain | null {
    const given = this.world.given(node.name, node.year && resolveYear(node.year, this.world.asOfYear));
    return given ? intersectDomains(given, node.allowed) : null;
  }

  private days(): Domain {
    return numbers({ min: fromInteger(this.world.asOf), max: fromInteger(this.last) }, true);
  }
}

/** Which nodes the passing of days moves, within a year and while the same grants count. */
class Moving {
  private readonly known = new Map<number, boolean>();

  has(node: TruthNode | ValueNode): boolean {
    const known = this.known.get(node.id);
    if (known !== undefined) return known;
    const moves =
      (node.kind === 'fact' && node.name === 'asOf') ||
      (node.kind === 'calendar' && node.fn !== 'year-of' && node.fn !== 'month-of') ||
      childrenOf(node).some((child) => this.has(child));
    this.known.set(node.id, moves);
    return moves;
  }
}

/** Whether what is unknown of a stretch of days may be settled on some of them. */
function turns(days: Days, node: TruthNode, moving: Moving): boolean {
  if (days.truth(node) !== 'unknown' || !moving.has(node)) return false;
  if (node.kind === 'and' || node.kind === 'or') return node.of.some((one) => turns(days, one, moving));
  return node.kind === 'not' ? turns(days, node.of, moving) : true;
}

/** The gates that open on a day, with the facts that the day changed in them. */
function turnsOf(
  { gates }: CompiledItem,
  before: Evaluation,
  after: Evaluation,
  vocabulary: Vocabulary,
): readonly Turn[] {
  return gates
    .filter(({ node }) => before.truth(node) !== 'true' && after.truth(node) === 'true')
    .map(({ kind, node }) => ({ gate: kind, facts: movedFacts(node, before, after, vocabulary) }));
}

function movedFacts(
  root: TruthNode,
  before: Evaluation,
  after: Evaluation,
  vocabulary: Vocabulary,
): readonly Through[] {
  const found = new Map<string, Through>();
  const seen = new Set<number>();
  const walk = (node: TruthNode | ValueNode): void => {
    if (seen.has(node.id)) return;
    seen.add(node.id);
    if (node.kind !== 'fact') {
      childrenOf(node).forEach(walk);
      return;
    }
    const { type } = vocabulary.facts.get(node.name)!;
    const [from, to] = [stateOf(before.value(node), type), stateOf(after.value(node), type)];
    const [was, is] = [factName(node, before.world.asOfYear), factName(node, after.world.asOfYear)];
    if (was === is && JSON.stringify(from) === JSON.stringify(to)) return;
    found.set(is, { fact: is, from: was === is ? from : null, to });
  };
  walk(root);
  return [...found.values()];
}
