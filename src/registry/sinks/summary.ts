import type { CompiledItem } from '../../compile/index.ts';
import type { GroupTally, Money, Tally } from '../../match/many/index.ts';
import { factAndYear } from '../../match/world.ts';
import type { Vocabulary } from '../../policy/vocabulary.ts';
import type { Localized } from '../../text/localized.ts';
import type { CodeTree } from '../../value/code-tree.ts';

/** What importing a register came to. */
export interface ImportCounts {
  readonly read: number;
  /** Rows that were kept: all of them are matched. */
  readonly matched: number;
  readonly rejected: number;
  /** Of rejected rows and records, by reason. */
  readonly rejects: Readonly<Record<string, number>>;
  /** Of cells that could not be read, by column, then by reason. */
  readonly badCells: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Of enterprises for which two columns say different things of a fact, by the fact. */
  readonly disagreements: Readonly<Record<string, number>>;
  /** By column: what parts its lists, where the mapping does not say; null where no cell holds several codes. */
  readonly separators: Readonly<Record<string, string | null>>;
  readonly joins: readonly JoinCounts[];
}

/** What came of a joined file. */
export interface JoinCounts {
  readonly file: string;
  readonly read: number;
  /** Records of enterprises that are in the register. */
  readonly matched: number;
  /** Records of enterprises that are not. */
  readonly unmatched: number;
  readonly rejected: number;
}

/** All that a run came to, in the order in which it is told. */
export interface Summary {
  readonly counts: ImportCounts;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The hash of the rule set. */
  readonly rules: string;
  /** Pairs of an enterprise and an item. */
  readonly verdicts: VerdictCounts;
  /** Of all items with money together. */
  readonly amount: Money;
  /** In the order of the rules. */
  readonly items: readonly ItemSummary[];
  /** What is missing most first. */
  readonly missing: readonly MissingFact[];
  /** In the order of the code lists, those of which it is not known last. */
  readonly byRegion: readonly GroupSummary[];
  readonly bySize: readonly GroupSummary[];
}

export interface VerdictCounts {
  readonly eligible: number;
  readonly review: number;
  readonly undetermined: number;
  readonly ineligible: number;
}

export interface ItemSummary extends VerdictCounts {
  readonly item: string;
  readonly title: Localized;
  readonly amount: Money | null;
  /** By the fact with its year, what is missing most first. */
  readonly missing: readonly (readonly [string, number])[];
}

export interface MissingFact {
  /** With its year. */
  readonly fact: string;
  readonly label: Localized;
  /** The authorities that have it; none where any may say. */
  readonly holders: readonly string[];
  /** Pairs of an enterprise and an item that it leaves undetermined, alone or with others. */
  readonly undetermined: number;
}

export interface GroupSummary extends GroupTally {
  /** Null where it is not known. */
  readonly code: string | null;
  readonly label: Localized;
}

const UNKNOWN: Localized = { zh: '未知', en: 'not known' };

export function summaryOf(
  counts: ImportCounts,
  tally: Tally,
  items: readonly Pick<CompiledItem, 'item'>[],
  vocabulary: Vocabulary,
  run: Pick<Summary, 'asOf' | 'rules'>,
): Summary {
  const missing = new Map<string, number>();
  for (const one of tally.items)
    for (const [fact, n] of Object.entries(one.missing)) missing.set(fact, (missing.get(fact) ?? 0) + n);
  const sum = (verdict: keyof VerdictCounts): number => tally.items.reduce((total, one) => total + one[verdict], 0);
  const amounts = tally.items.flatMap(({ amount }) => amount ?? []);
  return {
    counts,
    ...run,
    verdicts: {
      eligible: sum('eligible'),
      review: sum('review'),
      undetermined: sum('undetermined'),
      ineligible: sum('ineligible'),
    },
    amount: {
      min: amounts.reduce((total, { min }) => total + min, 0n),
      max: amounts.reduce<bigint | null>((total, { max }) => (total === null || max === null ? null : total + max), 0n),
    },
    items: tally.items.map((one, at) => ({
      ...one,
      item: items[at]!.item.name,
      title: items[at]!.item.title,
      missing: mostFirst(Object.entries(one.missing)),
    })),
    missing: mostFirst([...missing]).map(([fact, undetermined]) => {
      const declared = vocabulary.facts.get(factAndYear(fact).fact);
      return { fact, label: declared?.label ?? { zh: fact }, holders: declared?.holders ?? [], undetermined };
    }),
    byRegion: groupsOf(tally.byRegion, vocabulary.facts.get('region')?.codes),
    bySize: groupsOf(tally.bySize, vocabulary.facts.get('size')?.codes),
  };
}

function mostFirst(entries: readonly (readonly [string, number])[]): readonly (readonly [string, number])[] {
  return [...entries].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

function groupsOf(groups: Readonly<Record<string, GroupTally>>, tree: CodeTree | undefined): readonly GroupSummary[] {
  const place = (code: string): number => (code === '' ? Infinity : (tree?.index.get(code) ?? Infinity));
  return Object.entries(groups)
    .sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
    .map(([code, group]) => ({
      ...group,
      code: code === '' ? null : code,
      label: code === '' ? UNKNOWN : (tree?.entries[tree.index.get(code) ?? -1]?.label ?? { zh: code }),
    }));
}
