import type { Evaluation } from '../kernel/evaluate.ts';
import type { TruthNode } from '../kernel/node.ts';
import { LAST_YEAR, resolveYear } from '../policy/fact-reference.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import type { Localized } from '../text/localized.ts';
import { GRANTS, missingForTruth } from './missing.ts';
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
  const facts = new Set(undecided.flatMap((item) => item.missing));
  const atoms = new Map<TruthNode, ReadonlySet<string>>();
  const questions = [...facts].flatMap((fact): Question[] => {
    if (fact === GRANTS || isRefused(fact)) return [];
    const settled = undecided.filter(
      (item) => item.missing.includes(fact) && canSettle(evaluation, item.verdict, fact, atoms),
    );
    if (settled.length === 0) return [];
    const unbounded = settled.some((item) => item.worth === null);
    const stake = unbounded ? null : settled.reduce((sum, item) => sum + (item.worth ?? 0), 0);
    return [{ fact, ask: askFor(fact, vocabulary, evaluation.world.asOfYear), settles: settled.length, stake }];
  });
  return questions.sort(
    (a, b) =>
      b.settles - a.settles ||
      (b.stake ?? Number.POSITIVE_INFINITY) - (a.stake ?? Number.POSITIVE_INFINITY) ||
      (a.fact < b.fact ? -1 : 1),
  );
}

/** Which verdicts are within reach. */
interface Settled {
  readonly yes: boolean;
  readonly no: boolean;
}

/** Whether knowing one fact alone can make a verdict true or false: atoms that miss it can then be either. */
function canSettle(
  evaluation: Evaluation,
  verdict: TruthNode,
  fact: string,
  atoms: Map<TruthNode, ReadonlySet<string>>,
): boolean {
  // Each node once: a condition that many conditions name would otherwise be followed along every path.
  const known = new Map<TruthNode, Settled>();
  const settle = (node: TruthNode): Settled => {
    const settled = known.get(node) ?? decide(node);
    known.set(node, settled);
    return settled;
  };
  const decide = (node: TruthNode): Settled => {
    const truth = evaluation.truth(node);
    if (truth !== 'unknown') return { yes: truth === 'true', no: truth === 'false' };
    switch (node.kind) {
      case 'and': {
        const parts = node.of.map(settle);
        return { yes: parts.every((part) => part.yes), no: parts.some((part) => part.no) };
      }
      case 'or': {
        const parts = node.of.map(settle);
        return { yes: parts.some((part) => part.yes), no: parts.every((part) => part.no) };
      }
      case 'not': {
        const { yes, no } = settle(node.of);
        return { yes: no, no: yes };
      }
      default: {
        const missing = atoms.get(node) ?? missingForTruth(evaluation, node).facts;
        atoms.set(node, missing);
        return { yes: missing.has(fact), no: missing.has(fact) };
      }
    }
  };
  const { yes, no } = settle(verdict);
  return yes || no;
}

/** The question of the vocabulary, or the label where it has none; a year that the wording does not name stands behind it. */
function askFor(fact: string, vocabulary: Vocabulary, asOfYear: number): Localized {
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
