import countBy from 'lodash/countBy.js';
import partition from 'lodash/partition.js';
import { VERDICT_WORDS } from '../explain/index.ts';
import type { Match, Question, Result } from '../match/result.ts';
import { VERDICTS } from '../policy/types.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import { visible } from '../text/visible.ts';
import { type ItemFacts, resultDetails } from './result-details.ts';
import { headRow, resultRow, tableLayout } from './result-row.ts';
import type { Terminal } from './terminal.ts';
import { columnsOf, inColumns } from './text-layout.ts';

export interface ReportOptions {
  /** Everything: also what is ineligible, and all that is undetermined. */
  readonly all: boolean;
  /** Whether the as-of date is today because none was given. */
  readonly today: boolean;
  readonly vocabulary: Vocabulary;
  /** By the full name of an item. */
  readonly item: (name: string) => ItemFacts;
}

/** So many undetermined items are shown unless all are wanted. */
const UNDETERMINED_SHOWN = 5;
const QUESTIONS_SHOWN = 5;

/** What one enterprise can get, for people. */
export function matchReport(match: Match, terminal: Terminal, options: ReportOptions): string {
  const { colours, say } = terminal;
  const layout = tableLayout(terminal);
  const ranked = rankResults(match.results);
  const shown = options.all ? ranked : worthShowing(ranked);
  const lines = heading(match, terminal, options.today);
  if (shown.length > 0) lines.push(colours.dim(headRow(layout, terminal)));
  else lines.push('', `  ${say({ zh: '目前没有可享受的事项', en: 'nothing to get at present' })}`);
  for (const result of shown) {
    lines.push('', ...resultRow(result, match.asOf, layout, terminal));
    lines.push(...resultDetails(result, options.item(result.item), layout, terminal, options.vocabulary));
  }
  const hidden = undetermined(ranked) - undetermined(shown);
  if (hidden > 0) {
    const words = { zh: `另有 ${hidden} 项待确认，--all 查看`, en: `${hidden} more undetermined, --all shows them` };
    lines.push('', `  ${colours.dim(say(words))}`);
  }
  lines.push(...questions(match.questions, terminal), '', countsLine(match.results, terminal, match.leftOut), '');
  return lines.join('\n');
}

const undetermined = (results: readonly Result[]): number =>
  results.filter(({ verdict }) => verdict === 'undetermined').length;

/**
 * The best first: by verdict, then what is nearest to settled, then by money (by what is sure of it where nothing bounds
 * it), then as the rules have them.
 */
export function rankResults(results: readonly Result[]): readonly Result[] {
  const worth = ({ amount }: Result): number => (amount === null ? -1 : (amount.max ?? amount.min));
  return [...results].sort(
    (a, b) =>
      VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) ||
      a.missing.length - b.missing.length ||
      worth(b) - worth(a),
  );
}

/** Everything that is settled for the enterprise, and the best of what may still be. */
function worthShowing(ranked: readonly Result[]): readonly Result[] {
  const [open, settled] = partition(ranked, ({ verdict }) => verdict === 'undetermined');
  return [...settled.filter(({ verdict }) => verdict !== 'ineligible'), ...open.slice(0, UNDETERMINED_SHOWN)];
}

function heading({ name, enterprise, asOf }: Match, terminal: Terminal, isToday: boolean): string[] {
  const { width, colours, say } = terminal;
  const title = visible(name ?? enterprise);
  const id = name === null ? '' : `  ${visible(enterprise)}`;
  const today = isToday ? say({ zh: '（今天）', en: ' (today)' }) : '';
  const day = say({ zh: `基准日 ${asOf}`, en: `as of ${asOf}` }) + today;
  const room = width - columnsOf(day) - 2;
  const fits = columnsOf(title + id) <= room;
  const left = fits ? title + id : inColumns(title, room);
  const space = ' '.repeat(width - columnsOf(left) - columnsOf(day));
  return [
    `${fits ? colours.bold(title) + colours.dim(id) : colours.bold(left)}${space}${day}`,
    colours.dim('━'.repeat(width)),
  ];
}

function questions(found: readonly Question[], { say, colours, width }: Terminal): readonly string[] {
  if (found.length === 0) return [];
  const lines = found.slice(0, QUESTIONS_SHOWN).map(({ ask, settles }, at) => {
    const effect = say({ zh: `可定 ${settles} 项`, en: `settles ${settles}` });
    const room = width - 5 - columnsOf(effect) - 2;
    return `  ${at + 1}. ${inColumns(say(ask), room)}  ${colours.cyan(effect)}`;
  });
  const title = say({ zh: '先问清这几件事，能确定的最多', en: 'Ask these first: they settle most' });
  return ['', colours.bold(title), ...lines];
}

/** How many items of each verdict there are; `leftOut` more are ineligible. */
export function countsLine(results: readonly Pick<Result, 'verdict'>[], { say }: Terminal, leftOut = 0): string {
  const counts = countBy(results, 'verdict');
  counts.ineligible = (counts.ineligible ?? 0) + leftOut;
  const parts = VERDICTS.map((verdict) => `${say(VERDICT_WORDS[verdict])} ${counts[verdict] ?? 0}`);
  const total = results.length + leftOut;
  return say({ zh: `共 ${total} 项：`, en: `${total} item${total === 1 ? '' : 's'}: ` }) + parts.join(' · ');
}

/** What the marks mean; said once. */
export function legend({ say }: Terminal): string {
  return say({
    zh: '✓ 已满足  ? 尚不知道  ✗ 未满足  审 须由人判断  缺 补上即可判定的事实',
    en: '✓ holds  ? not known  ✗ does not hold  … for a person to judge  → facts that would settle it',
  });
}
