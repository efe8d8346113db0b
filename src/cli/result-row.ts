import { differenceInCalendarDays, parseISO } from 'date-fns';
import { amountWords, DELIVERY_WORDS, KIND_WORDS, VERDICT_WORDS } from '../explain/index.ts';
import type { Result } from '../match/result.ts';
import type { Verdict } from '../policy/types.ts';
import type { Phrase } from '../text/localized.ts';
import type { Terminal } from './terminal.ts';
import { inColumns, wrap } from './text-layout.ts';

/** How wide the columns of the table are. */
export interface TableLayout {
  readonly verdict: number;
  readonly title: number;
  readonly amount: number;
  readonly delivery: number;
  readonly opening: number;
  /** Where titles begin, and the lines under them. */
  readonly indent: number;
}

const GAP = '  ';

export function tableLayout({ language, width }: Terminal): TableLayout {
  const sizes =
    language === 'zh'
      ? { verdict: 6, amount: 14, delivery: 8, opening: 13 }
      : { verdict: 12, amount: 16, delivery: 11, opening: 16 };
  const indent = 2 + sizes.verdict + GAP.length;
  const { amount, delivery, opening } = sizes;
  return { ...sizes, indent, title: width - indent - amount - delivery - opening - 3 * GAP.length };
}

export function headRow(layout: TableLayout, { say }: Terminal): string {
  const titles = [
    { zh: '结论', en: 'verdict' },
    { zh: '事项', en: 'item' },
    { zh: '金额', en: 'amount' },
    { zh: '办理方式', en: 'delivery' },
    { zh: '申报时间', en: 'applications' },
  ];
  return cells(layout, titles.map(say)).join(GAP).trimEnd();
}

function cells(layout: TableLayout, texts: readonly string[]): readonly string[] {
  const [verdict = '', title = '', amount = '', delivery = '', opening = ''] = texts;
  return [
    `  ${inColumns(verdict, layout.verdict)}`,
    inColumns(title, layout.title),
    inColumns(amount, layout.amount, 'right'),
    inColumns(delivery, layout.delivery),
    inColumns(opening, layout.opening),
  ];
}

/** The row of a result; a long title goes on below. */
export function resultRow(result: Result, asOf: string, layout: TableLayout, terminal: Terminal): readonly string[] {
  const { colours, say } = terminal;
  const isOut = result.verdict === 'ineligible';
  const [title = '', ...rest] = wrap(say(result.title), layout.title);
  const [verdict, name, ...others] = cells(layout, [
    say(VERDICT_WORDS[result.verdict]),
    title,
    isOut ? '' : worth(result, terminal),
    isOut ? '' : say(DELIVERY_WORDS[result.delivery]),
    isOut ? '' : say(openingWords(result, asOf)),
  ]);
  const bold = isOut ? colours.dim : colours.bold;
  return [
    [verdictColour(result.verdict, colours)(verdict!), bold(name!), ...others].join(GAP).trimEnd(),
    ...rest.map((line) => ' '.repeat(layout.indent) + bold(line)),
  ];
}

/** The amount; of a loan or insurance its ceiling; of what is no money what else it is. */
function worth({ amount, ceiling, kind }: Result, { say }: Terminal): string {
  if (amount !== null) return say(amountWords(amount));
  if (ceiling !== null) {
    const words = amountWords(ceiling);
    return say({ zh: `额度${words.zh}`, en: words.en });
  }
  return kind === null ? '—' : say(KIND_WORDS[kind]);
}

function verdictColour(verdict: Verdict, { green, cyan, yellow, dim }: Terminal['colours']): (text: string) => string {
  return { eligible: green, review: cyan, undetermined: yellow, ineligible: dim }[verdict];
}

/** Days within which it is worth saying how many are left. */
const SOON = 60;

function openingWords({ open, opens, closes }: Result, asOf: string): Phrase {
  const days = (until: string): number => differenceInCalendarDays(parseISO(until), parseISO(asOf));
  const plural = (n: number): string => `${n} day${n === 1 ? '' : 's'}`;
  if (open) {
    if (closes === null) return { zh: '可申报', en: 'open' };
    const left = days(closes);
    if (left > SOON) return { zh: `至${closes}`, en: `until ${closes}` };
    return left === 0 ? { zh: '今天截止', en: 'closes today' } : { zh: `还剩${left}天`, en: `${plural(left)} left` };
  }
  if (opens === null) return { zh: '已截止', en: 'closed' };
  const wait = days(opens);
  return wait > SOON ? { zh: `${opens}起`, en: `from ${opens}` } : { zh: `${wait}天后开始`, en: `in ${plural(wait)}` };
}
