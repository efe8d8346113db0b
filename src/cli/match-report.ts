import { differenceInCalendarDays, parseISO } from 'date-fns';
import countBy from 'lodash/countBy.js';
import partition from 'lodash/partition.js';
import { amountWords, DELIVERY_WORDS, nameWords, VERDICT_WORDS, type Why } from '../explain/index.ts';
import type { Match, Question, Result } from '../match/result.ts';
import { VERDICTS, type Verdict } from '../policy/types.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import type { Phrase } from '../text/localized.ts';
import { visible } from '../text/visible.ts';
import type { Terminal } from './terminal.ts';
import { columnsOf, inColumns, wrap } from './text-layout.ts';

export interface ReportOptions {
  /** Everything: also what is ineligible, and all that is undetermined. */
  readonly all: boolean;
  readonly vocabulary: Vocabulary;
  /** What decided an item, by its full name. */
  readonly why: (item: string) => readonly Why[];
}

/** So many undetermined items are shown unless all are wanted. */
const UNDETERMINED_SHOWN = 5;
const QUESTIONS_SHOWN = 5;
const MISSING_SHOWN = 3;

/** What one enterprise can get, for people. */
export function matchReport(match: Match, terminal: Terminal, options: ReportOptions): string {
  const { colours, width } = terminal;
  const layout = layoutFor(terminal);
  const ranked = rankResults(match.results);
  const shown = shownOf(ranked, options.all);
  const lines = [...heading(match, terminal), ''];
  if (shown.length === 0) lines.push(`  ${terminal.say({ zh: '没有可享受的事项', en: 'nothing to get' })}`, '');
  else lines.push(colours.dim(headRow(layout, terminal)));
  for (const result of shown) {
    lines.push(row(result, match.asOf, layout, terminal));
    lines.push(...details(result, layout, terminal, options));
  }
  const hidden = ranked.filter(({ verdict }) => verdict === 'undetermined').length - shownUndetermined(shown);
  if (hidden > 0)
    lines.push(
      '',
      `  ${colours.dim(terminal.say({ zh: `另有 ${hidden} 项待确认，--all 查看`, en: `${hidden} more undetermined: --all shows them` }))}`,
    );
  lines.push(...questions(match.questions, terminal));
  lines.push('', ...summary(match, terminal), colours.dim('─'.repeat(width)));
  return lines.join('\n');
}

const shownUndetermined = (shown: readonly Result[]): number =>
  shown.filter(({ verdict }) => verdict === 'undetermined').length;

/** The best first: by verdict, then by money, what is sure where nothing bounds it, then as the rules have it. */
export function rankResults(results: readonly Result[]): readonly Result[] {
  const worth = ({ amount }: Result): number => (amount === null ? -1 : (amount.max ?? amount.min));
  return [...results].sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) || worth(b) - worth(a));
}

function shownOf(ranked: readonly Result[], all: boolean): readonly Result[] {
  if (all) return ranked;
  const [undetermined, settled] = partition(ranked, ({ verdict }) => verdict === 'undetermined');
  return [...settled.filter(({ verdict }) => verdict !== 'ineligible'), ...undetermined.slice(0, UNDETERMINED_SHOWN)];
}

function heading(match: Match, { width, colours, say }: Terminal): readonly string[] {
  const name = visible(match.name ?? match.enterprise);
  const id = match.name === null ? '' : `  ${visible(match.enterprise)}`;
  const asOf = say({ zh: `基准日 ${match.asOf}`, en: `as of ${match.asOf}` });
  const room = width - columnsOf(asOf) - 2;
  const left = columnsOf(name + id) <= room ? name + id : inColumns(name, room);
  const space = ' '.repeat(Math.max(2, width - columnsOf(left) - columnsOf(asOf)));
  const bold = left === name + id ? `${colours.bold(name)}${colours.dim(id)}` : colours.bold(left);
  return [`${bold}${space}${asOf}`, colours.dim('─'.repeat(width))];
}

interface Layout {
  readonly verdict: number;
  readonly title: number;
  readonly amount: number;
  readonly delivery: number;
  readonly opening: number;
  /** Where titles, and the lines under them, begin. */
  readonly indent: number;
}

const GAP = '  ';

function layoutFor({ language, width }: Terminal): Layout {
  const verdict = language === 'zh' ? 6 : 12;
  const delivery = language === 'zh' ? 8 : 11;
  const amount = language === 'zh' ? 16 : 24;
  const opening = 16;
  const indent = 2 + verdict + GAP.length;
  return {
    verdict,
    delivery,
    amount,
    opening,
    indent,
    title: width - indent - amount - delivery - opening - 3 * GAP.length,
  };
}

function headRow(layout: Layout, { say }: Terminal): string {
  return cells(layout, [
    say({ zh: '结论', en: 'verdict' }),
    say({ zh: '事项', en: 'item' }),
    say({ zh: '金额', en: 'amount' }),
    say({ zh: '办理方式', en: 'delivery' }),
    say({ zh: '申报时间', en: 'open' }),
  ])
    .join(GAP)
    .trimEnd();
}

function cells(
  layout: Layout,
  [verdict = '', title = '', amount = '', delivery = '', opening = '']: readonly string[],
): readonly string[] {
  return [
    `  ${inColumns(verdict, layout.verdict)}`,
    inColumns(title, layout.title),
    inColumns(amount, layout.amount, 'right'),
    inColumns(delivery, layout.delivery),
    inColumns(opening, layout.opening),
  ];
}

function row(result: Result, asOf: string, layout: Layout, { colours, say }: Terminal): string {
  const money = result.amount ?? result.ceiling;
  const amount = money === null ? '—' : say(amountWords(money));
  const of = result.amount === null && result.ceiling !== null ? say({ zh: '额度', en: 'up to ' }) : '';
  const written = cells(layout, [
    say(VERDICT_WORDS[result.verdict]),
    say(result.title),
    of + amount,
    say(DELIVERY_WORDS[result.delivery]),
    say(opening(result, asOf)),
  ]);
  const paint = colourOf(result.verdict, colours);
  return [paint(written[0]!), colours.bold(written[1]!), ...written.slice(2)].join(GAP).trimEnd();
}

function colourOf(verdict: Verdict, colours: Terminal['colours']): (text: string) => string {
  return { eligible: colours.green, review: colours.cyan, undetermined: colours.yellow, ineligible: colours.dim }[
    verdict
  ];
}

/** Days until which it is worth saying how many are left. */
const SOON = 60;

function opening({ open, opens, closes, verdict }: Result, asOf: string): Phrase {
  if (verdict === 'ineligible') return { zh: '', en: '' };
  const days = (until: string): number => differenceInCalendarDays(parseISO(until), parseISO(asOf));
  if (open && closes !== null) {
    const left = days(closes);
    if (left > SOON) return { zh: `至 ${closes}`, en: `until ${closes}` };
    if (left === 0) return { zh: '今天截止', en: 'closes today' };
    return { zh: `还剩 ${left} 天`, en: `${left} day${left === 1 ? '' : 's'} left` };
  }
  if (open) return { zh: '可申报', en: 'open' };
  if (opens === null) return { zh: '已截止', en: 'closed' };
  const wait = days(opens);
  return wait > SOON
    ? { zh: `${opens} 起`, en: `from ${opens}` }
    : { zh: `${wait} 天后开始`, en: `in ${wait} day${wait === 1 ? '' : 's'}` };
}

/** Why, in a line or two for each kind: what holds, what a person judges, what is not known, what fails. */
function details(
  result: Result,
  layout: Layout,
  terminal: Terminal,
  { why, vocabulary }: ReportOptions,
): readonly string[] {
  const { colours, say } = terminal;
  const parts = why(result.item);
  const lines: string[] = [];
  const add = (mark: string, paint: (text: string) => string, pieces: readonly string[], most = 2): void => {
    if (pieces.length > 0) lines.push(...marked(mark, paint, pieces, layout, terminal, most));
  };
  if (result.verdict === 'ineligible') {
    const failed = parts.filter(({ truth }) => truth === 'false');
    add('✗', colours.red, withClauses(failed, terminal));
    return lines;
  }
  const holds = parts.filter(({ truth, gate }) => truth === 'true' && TELLING.has(gate));
  add('✓', colours.green, withClauses([...holds].sort(byTelling), terminal));
  add(
    '?',
    colours.yellow,
    withClauses(
      parts.filter(({ truth }) => truth === 'unknown'),
      terminal,
    ),
  );
  add(
    '…',
    colours.cyan,
    result.review.map(({ note, by }) => say(note) + (by ? say({ zh: `（${say(by)}）`, en: ` (${say(by)})` }) : '')),
  );
  if (result.missing.length > 0) {
    const names = result.missing.map((name) => say(nameWords(name, vocabulary)));
    const more = names.length - MISSING_SHOWN;
    const some = names.slice(0, MISSING_SHOWN).join(say({ zh: '、', en: ', ' }));
    const text = more > 0 ? say({ zh: `${some} 等 ${names.length} 项`, en: `${some} and ${more} more` }) : some;
    add(say({ zh: '缺', en: '→' }), colours.yellow, [text], 1);
  }
  if (result.missing.length === 0 && result.reason !== null) add('!', colours.yellow, [say(result.reason)]);
  return lines;
}

/** Gates that hold for nearly everything say nothing about an enterprise. */
const TELLING: ReadonlySet<Why['gate']> = new Set(['when', 'requires', 'region']);
const ORDER: readonly Why['gate'][] = ['when', 'requires', 'region'];
const byTelling = (a: Why, b: Why): number => ORDER.indexOf(a.gate) - ORDER.indexOf(b.gate);

/** The words of each part; where several follow one clause, only the last of them names it. */
function withClauses(parts: readonly Why[], { say }: Terminal): readonly string[] {
  return parts.map(({ words, clause }, at) => {
    const article = clause?.article;
    const repeated = article === undefined || article === parts[at + 1]?.clause?.article;
    return say(words) + (repeated ? '' : say({ zh: `〔${article}〕`, en: ` [${article}]` }));
  });
}

/** Pieces behind a mark, in at most `most` lines; those that do not fit are counted. */
function marked(
  mark: string,
  paint: (text: string) => string,
  pieces: readonly string[],
  { indent }: Layout,
  { width, say, colours }: Terminal,
  most: number,
): readonly string[] {
  const start = indent + 3;
  const lay = (some: readonly string[], left: number): readonly string[] => {
    const rest = left > 0 ? say({ zh: ` 等 ${pieces.length} 项`, en: ` and ${left} more` }) : '';
    return wrap(some.join(say({ zh: '；', en: '; ' })) + rest, width - start);
  };
  let taken = pieces.length;
  let lines = lay(pieces, 0);
  while (lines.length > most && taken > 1) lines = lay(pieces.slice(0, --taken), pieces.length - taken);
  const kept =
    lines.length > most
      ? [...lines.slice(0, most - 1), inColumns(`${lines[most - 1]}…`, width - start).trimEnd()]
      : lines;
  const space = ' '.repeat(indent);
  return kept.map((line, at) => `${space}${at === 0 ? paint(inColumns(mark, 2)) : '  '} ${colours.dim(line)}`);
}

function questions(found: readonly Question[], { say, colours, width }: Terminal): readonly string[] {
  if (found.length === 0) return [];
  const asked = found.slice(0, QUESTIONS_SHOWN);
  const lines = asked.map(({ ask, settles }, at) => {
    const effect = say({ zh: `可定 ${settles} 项`, en: `settles ${settles}` });
    const room = width - 6 - columnsOf(effect) - GAP.length;
    return `  ${at + 1}.  ${inColumns(say(ask), room)}${GAP}${colours.cyan(effect)}`;
  });
  return ['', colours.bold(say({ zh: '先问这几件事，最能见分晓', en: 'Ask these first: they settle most' })), ...lines];
}

function summary({ results }: Match, { say, colours }: Terminal): readonly string[] {
  const counts = countBy(results, 'verdict');
  const parts = VERDICTS.map((verdict) => `${say(VERDICT_WORDS[verdict])} ${counts[verdict] ?? 0}`);
  return [
    colours.dim(`${say({ zh: `共 ${results.length} 项`, en: `${results.length} items` })}：${parts.join(' · ')}`),
  ];
}
