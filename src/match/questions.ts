import type { Evaluation } from '../kernel/evaluate.ts';
import { GRANTS, missingForTruth, type StandsForItself } from '../kernel/missing.ts';
import type { TruthNode } from '../kernel/node.ts';
import { LAST_YEAR, resolveYear } from '../policy/fact-reference.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import type { Localized } from '../text/localized.ts';
import type { Question } from './result.ts';

/** An item that is not settled, with what it is worth at most (null: nothing bounds it). */
export interface Undecided {
  readonly verdict: TruthNode;
  readonly missing: readonly string[];
  readonly worth: number | null;
}

/** Ranks the missing facts by how many undecided items they can settle, and by the money at stake. */
export function rankQuestions(
  evaluation: Evaluation,
  undecided: readonly Undecided[],
  vocabulary: Vocabulary,
  isRefused: (fact: string) => boolean,
): readonly Question[] {
  const questions = [...settledBy(evaluation, undecided)].flatMap(([fact, settled]): Question[] => {
    if (fact === GRANTS || isRefused(fact)) return [];
    const ask = askFor(fact, vocabulary, evaluation.world.asOfYear);
    return [{ fact, ask, settles: settled.length, stake: stakeOf(settled) }];
  });
  return questions.sort((a, b) => b.settles - a.settles || byStake(a.stake, b.stake) || (a.fact < b.fact ? -1 : 1));
}

/** The items that each missing fact, known by itself, can settle; facts that can settle none are left out. */
export function settledBy(
  evaluation: Evaluation,
  undecided: readonly Undecided[],
  itself?: StandsForItself,
): ReadonlyMap<string, readonly Undecided[]> {
  const settlers = new Settlers(evaluation, itself);
  const items = new Map<string, Undecided[]>();
  for (const item of undecided) {
    const settling = settlers.of(item.verdict);
    for (const fact of item.missing) {
      if (!settling.has(fact)) continue;
      const others = items.get(fact);
      if (others) others.push(item);
      else items.set(fact, [item]);
    }
  }
  return items;
}

/** What items are worth together in yuan, at most; null where nothing bounds it. */
export function stakeOf(items: readonly Undecided[]): number | null {
  const unbounded = items.some((item) => item.worth === null);
  return unbounded ? null : items.reduce((sum, item) => sum + (item.worth ?? 0), 0);
}

/** The higher stake first. */
export function byStake(a: number | null, b: number | null): number {
  if (a === b) return 0;
  return (b ?? Number.POSITIVE_INFINITY) - (a ?? Number.POSITIVE_INFINITY);
}

/** Facts of which any one, known by itself, brings about a truth value; `all` where it holds already. */
type Facts = ReadonlySet<string> | 'all';

interface Reach {
  readonly yes: Facts;
  readonly no: Facts;
}

/** Which facts, each known by itself, can make a verdict true or false: atoms that miss one can then be either. */
class Settlers {
  /** Each node once for all items: many share their conditions. */
  private readonly known = new Map<TruthNode, Reach>();

  constructor(
    private readonly evaluation: Evaluation,
    private readonly itself?: StandsForItself,
  ) {}

  /** Of a verdict that is not settled. */
  of(verdict: TruthNode): ReadonlySet<string> {
    const { yes, no } = this.reach(verdict);
    return union([yes, no]);
  }

  private reach(node: TruthNode): Reach {
    const known = this.known.get(node) ?? this.find(node);
    this.known.set(node, known);
    return known;
  }

  private find(node: TruthNode): Reach {
    const truth = this.evaluation.truth(node);
    if (truth !== 'unknown') return truth === 'true' ? { yes: 'all', no: NONE } : { yes: NONE, no: 'all' };
    switch (node.kind) {
      case 'and': {
        const parts = node.of.map((part) => this.reach(part));
        return { yes: common(parts.map((part) => part.yes)), no: union(parts.map((part) => part.no)) };
      }
      case 'or': {
        const parts = node.of.map((part) => this.reach(part));
        return { yes: union(parts.map((part) => part.yes)), no: common(parts.map((part) => part.no)) };
      }
      case 'not': {
        const { yes, no } = this.reach(node.of);
        return { yes: no, no: yes };
      }
      default: {
        const { facts } = missingForTruth(this.evaluation, node, this.itself);
        return { yes: facts, no: facts };
      }
    }
  }
}

const NONE: ReadonlySet<string> = new Set();

/** Of parts that are not settled together, so that none of them is `all`. */
function union(parts: readonly Facts[]): ReadonlySet<string> {
  const sets = parts.filter((part) => part !== 'all' && part.size > 0) as readonly ReadonlySet<string>[];
  return sets.length === 1 ? sets[0]! : new Set(sets.flatMap((set) => [...set]));
}

function common(parts: readonly Facts[]): ReadonlySet<string> {
  const sets = parts.filter((part): part is ReadonlySet<string> => part !== 'all');
  const smallest = sets.reduce((a, b) => (b.size < a.size ? b : a));
  return new Set([...smallest].filter((fact) => sets.every((set) => set.has(fact))));
}

/** The question of the vocabulary for a fact with its year, or the label where it has none; a year that the wording does not name stands behind it. */
export function askFor(fact: string, vocabulary: Vocabulary, asOfYear: number): Localized {
  const at = fact.lastIndexOf('@');
  const name = at < 0 ? fact : fact.slice(0, at);
  const declared = vocabulary.facts.get(name)!;
  const words: Localized = declared.ask ?? declared.label;
  const year = at < 0 ? null : Number(fact.slice(at + 1));
  if (year === null || year === resolveYear(LAST_YEAR, asOfYear)) return words;
  return {
    ...(words.zh !== undefined && { zh: `${words.zh}（${year}年）` }),
    ...(words.en !== undefined && { en: `${words.en} (${year})` }),
  } as Localized;
}
