import type { Money } from '../../match/many/index.ts';
import { type Language, say } from '../../text/localized.ts';
import { rational, toDecimal } from '../../value/rational.ts';
import { Digits, exactJson } from './exact-json.ts';
import type { GroupSummary, Summary } from './summary.ts';

/** `summary.json` (FORMAT, section 7). Labels are in one language; how long it took comes last, since all else is always the same. */
export function summaryJson(summary: Summary, seconds: number, language: Language): string {
  const { counts, items } = summary;
  return `${exactJson({
    read: counts.read,
    matched: counts.matched,
    rejected: counts.rejected,
    asOf: summary.asOf,
    rules: summary.rules,
    verdicts: summary.verdicts,
    amount: yuan(summary.amount),
    items: Object.fromEntries(
      items.map(({ item, eligible, review, undetermined, ineligible, amount, missing }) => [
        item,
        {
          eligible,
          review,
          undetermined,
          ineligible,
          amount: amount && yuan(amount),
          missing: Object.fromEntries(missing),
        },
      ]),
    ),
    missing: Object.fromEntries(
      summary.missing.map(({ fact, label, holders, undetermined }) => [
        fact,
        { label: say(label, language), holders, undetermined },
      ]),
    ),
    byRegion: groups(summary.byRegion, language),
    bySize: groups(summary.bySize, language),
    rejects: counts.rejects,
    badCells: counts.badCells,
    disagreements: counts.disagreements,
    separators: counts.separators,
    joins: counts.joins,
    seconds,
  })}\n`;
}

/** Of an object, names that are whole numbers come first, sorted: codes of regions are, and are in that order in their list. */
function groups(of: readonly GroupSummary[], language: Language): Readonly<Record<string, object>> {
  return Object.fromEntries(
    of.map(({ code, label, enterprises, eligible, review, undetermined, amount }) => [
      code ?? 'unknown',
      { label: say(label, language), enterprises, eligible, review, undetermined, amount: yuan(amount) },
    ]),
  );
}

function yuan({ min, max }: Money): { readonly min: Digits; readonly max: Digits | null } {
  const digits = (fen: bigint): Digits => new Digits(toDecimal(rational(fen, 100n), 2));
  return { min: digits(min), max: max === null ? null : digits(max) };
}
