import { nameWords, type Why } from '../explain/index.ts';
import type { Result } from '../match/result.ts';
import type { Clause } from '../policy/condition.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import type { TableLayout } from './result-row.ts';
import type { Terminal } from './terminal.ts';
import { columnsOf, inColumns, wrap } from './text-layout.ts';

/** What the report tells of an item besides its result. */
export interface ItemFacts {
  readonly why: readonly Why[];
  readonly clause: Clause | null;
  /** The number of the official document, or else its title. */
  readonly document: string;
}

/** So many missing facts are named; the others are counted. */
const MISSING_SHOWN = 3;

/** What holds for nearly every item says nothing about an enterprise; the rest, the most telling first. */
const TELLING: readonly Why['gate'][] = ['when', 'requires', 'region'];

/** Under the row of a result: where it comes from, and why, in a line or two for what holds, is unknown, must be judged, is missing. */
export function resultDetails(
  result: Result,
  item: ItemFacts,
  layout: TableLayout,
  terminal: Terminal,
  vocabulary: Vocabulary,
): readonly string[] {
  const { colours, say } = terminal;
  const { green, yellow, cyan, red, dim } = colours;
  const plain = (text: string): string => text;
  const list = (
    mark: string,
    paint: Paint,
    texts: readonly string[],
    style: Partial<ListStyle> = {},
  ): readonly string[] =>
    markedList(
      { mark: paint(inColumns(mark, 2)), texts, lines: 2, shown: texts.length, text: plain, separator: '；', ...style },
      layout,
      terminal,
    );
  const own = item.clause?.article;
  const texts = (parts: readonly Why[]): readonly string[] => parts.map((part) => partText(part, own, terminal));
  const lines = [...source(result, item, layout, terminal)];
  if (result.verdict === 'ineligible') {
    const failed = item.why.filter(({ truth }) => truth === 'false');
    return [...lines, ...list('✗', red, texts(failed), { text: dim })];
  }
  const holds = TELLING.flatMap((gate) => item.why.filter((part) => part.gate === gate && part.truth === 'true'));
  const unknown = item.why.filter(({ truth }) => truth === 'unknown');
  const judged = result.review.map(
    ({ note, by }) => say(note) + (by ? say({ zh: `（${say(by)}）`, en: ` (${say(by)})` }) : ''),
  );
  const missing = result.missing.map((name) => say(nameWords(name, vocabulary)));
  lines.push(...list('✓', green, texts(holds), { text: dim }));
  lines.push(...list('?', yellow, texts(unknown)));
  lines.push(...list(say({ zh: '审', en: '…' }), cyan, judged));
  lines.push(...list(say({ zh: '缺', en: '→' }), yellow, missing, { lines: 1, shown: MISSING_SHOWN, separator: '、' }));
  if (missing.length === 0 && result.reason !== null) lines.push(...list('!', yellow, [say(result.reason)]));
  return lines;
}

type Paint = (text: string) => string;

interface ListStyle {
  /** Two columns, coloured. */
  readonly mark: string;
  readonly texts: readonly string[];
  /** How many lines it may take. */
  readonly lines: number;
  /** How many of the texts are shown at most. */
  readonly shown: number;
  readonly text: Paint;
  readonly separator: '；' | '、';
}

/** The document and article, and the name by which `--item` asks for it. */
function source(
  { item }: Result,
  { document, clause }: ItemFacts,
  { indent }: TableLayout,
  { width, colours }: Terminal,
) {
  const article = clause?.article === undefined ? '' : ` ${clause.article}`;
  const lines = wrap(`${document}${article} · ${item}`, width - indent);
  return lines.map((line) => ' '.repeat(indent) + colours.dim(line));
}

/** What is required, with its article where it is not that of the item, which stands above. */
function partText({ words, clause }: Why, own: string | undefined, { say }: Terminal): string {
  const article = clause?.article;
  return (
    say(words) + (article === undefined || article === own ? '' : say({ zh: `〔${article}〕`, en: ` [${article}]` }))
  );
}

/** Texts behind a mark. As many as fit; the others are counted. */
function markedList(style: ListStyle, { indent }: TableLayout, { width, say }: Terminal): readonly string[] {
  const { mark, texts, lines: most, separator, text } = style;
  if (texts.length === 0) return [];
  const room = width - indent - 3;
  const between = say({ zh: separator, en: separator === '；' ? '; ' : ', ' });
  const lay = (some: readonly string[]): readonly string[] => {
    const left = texts.length - some.length;
    const rest = left > 0 ? say({ zh: ` 等${texts.length}项`, en: ` and ${left} more` }) : '';
    return wrap(some.join(between) + rest, room);
  };
  let shown = texts.slice(0, style.shown);
  let lines = lay(shown);
  // A text that would crowd out the others loses its end.
  if (lines.length > most) shown = shown.map((one) => cut(one, texts.length === 1 ? room * most - 4 : room - 12));
  while (lines.length > most) {
    lines = lay(shown);
    if (shown.length === 1) break;
    shown = shown.slice(0, -1);
  }
  return lines.map((line, at) => `${' '.repeat(indent)}${at === 0 ? mark : '  '} ${text(line)}`);
}

/** With an ellipsis instead of its end, if it is longer. */
function cut(text: string, columns: number): string {
  return columnsOf(text) <= columns ? text : inColumns(text, columns).trimEnd();
}
