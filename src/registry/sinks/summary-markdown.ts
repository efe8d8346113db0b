import { moneyRangeWords, VERDICT_WORDS } from '../../explain/index.ts';
import type { Money } from '../../match/many/index.ts';
import type { Verdict } from '../../policy/types.ts';
import { type Language, type Localized, type Phrase, say } from '../../text/localized.ts';
import { rational } from '../../value/rational.ts';
import { BAD_CELLS } from '../cells/bad-cells.ts';
import { UNUSABLE_IDENTITIES } from '../cells/identity.ts';
import { REJECTED_RECORDS } from '../sources/rejected-records.ts';
import { digits, escaped, markdownTable } from './markdown.ts';
import type { GroupSummary, Summary } from './summary.ts';

/** So many rows of a table are shown; `summary.json` has all. */
const FACTS_SHOWN = 20;
const ITEMS_SHOWN = 200;

const REASONS: Readonly<Record<string, Phrase>> = { ...BAD_CELLS, ...UNUSABLE_IDENTITIES, ...REJECTED_RECORDS };

type Row = readonly (string | number)[];

/** `summary.md`: what a run came to, for people. */
export function summaryMarkdown(summary: Summary, language: Language): string {
  const words = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const { counts, verdicts, asOf, rules } = summary;
  const verdict = (one: Verdict): string => say(VERDICT_WORDS[one], language);
  const reason = (code: string): string => (Object.hasOwn(REASONS, code) ? say(REASONS[code]!, language) : code);
  const table = (title: string, head: readonly string[], rows: readonly Row[]): readonly string[] =>
    rows.length === 0 ? [] : [`## ${title}`, '', markdownTable(head, rows)];
  const shownOf = (shown: number, all: number): readonly string[] =>
    all <= shown ? [] : [words(`其余 ${all - shown} 行见 summary.json。`, `${all - shown} more in summary.json.`), ''];
  const money = (of: Money | null): string => (of === null ? '' : moneyText(of, language));
  const named = (label: Localized, name: string): string =>
    `${say(label, language)}${words(`（${name}）`, ` (${name})`)}`;
  const labels = new Map(summary.missing.map(({ fact, label }) => [fact, label]));
  const factNamed = (fact: string): string => named(labels.get(fact) ?? { zh: fact }, fact);
  // Where it is known of no enterprise, as with rules that know no sizes, such a table says nothing.
  const told = (of: readonly GroupSummary[]): readonly Row[] =>
    of.some(({ code }) => code !== null) ? groups(of) : [];
  const groups = (of: readonly GroupSummary[]): readonly Row[] =>
    of.map(({ code, label, enterprises, eligible, review, undetermined, amount }) => [
      code === null ? say(label, language) : named(label, code),
      ...[enterprises, eligible, review, undetermined, money(amount)],
    ]);
  const groupHead = [
    words('企业', 'enterprises'),
    verdict('eligible'),
    verdict('review'),
    verdict('undetermined'),
    words('金额', 'amount'),
  ];
  const reached = summary.items.filter(({ eligible, review, undetermined }) => eligible + review + undetermined > 0);
  const ranked = [...reached].sort((a, b) => b.eligible + b.review - (a.eligible + a.review));

  return [
    `# ${words('匹配结果', 'Results of matching')}`,
    '',
    words(`基准日 ${asOf}；规则 ${rules.slice(0, 12)}。`, `As of ${asOf}; rules ${rules.slice(0, 12)}.`),
    '',
    words(
      `读取 ${digits(counts.read)} 行，匹配 ${digits(counts.matched)} 家企业，拒绝 ${digits(counts.rejected)} 行。`,
      `${digits(counts.read)} rows read, ${digits(counts.matched)} enterprises matched, ${digits(counts.rejected)} rows rejected.`,
    ),
    '',
    words(
      `企业与事项的结论：${verdict('eligible')} ${digits(verdicts.eligible)}，${verdict('review')} ${digits(verdicts.review)}，${verdict('undetermined')} ${digits(verdicts.undetermined)}，${verdict('ineligible')} ${digits(verdicts.ineligible)}。`,
      `Verdicts on pairs of an enterprise and an item: ${digits(verdicts.eligible)} ${verdict('eligible')}, ${digits(verdicts.review)} ${verdict('review')}, ${digits(verdicts.undetermined)} ${verdict('undetermined')}, ${digits(verdicts.ineligible)} ${verdict('ineligible')}.`,
    ),
    '',
    words(
      `金额合计 ${money(summary.amount)}：下限是${verdict('eligible')}与${verdict('review')}之和，上限还包括${verdict('undetermined')}的；未计并享规则。100万元以上的取整到万元，1亿元以上的到百万元（下限向下，上限向上），准确数见 summary.json。`,
      `${money(summary.amount)} in all: at least what the ${verdict('eligible')} and those under ${verdict('review')} get, at most that and what the ${verdict('undetermined')} may get; stacking is not applied. From ¥1,000,000 on, amounts are told in steps of ¥10,000, and from ¥100,000,000 on of ¥1,000,000 (the lower end down, the upper end up); summary.json has them exactly.`,
    ),
    '',
    ...table(
      words('最先要取得的数据', 'Which fact to fetch first'),
      [words('事实', 'fact'), words('掌握部门', 'holder'), words('因缺它而待确认', 'undetermined for want of it')],
      summary.missing
        .slice(0, FACTS_SHOWN)
        .map(({ fact, label, holders, undetermined }) => [
          named(label, fact),
          holders.join(words('、', ', ')),
          undetermined,
        ]),
    ),
    ...shownOf(FACTS_SHOWN, summary.missing.length),
    ...table(
      words('事项', 'Items'),
      [
        words('事项', 'item'),
        verdict('eligible'),
        verdict('review'),
        verdict('undetermined'),
        words('金额', 'amount'),
        words('最缺', 'missing most'),
      ],
      ranked
        .slice(0, ITEMS_SHOWN)
        .map(({ item, title, eligible, review, undetermined, amount, missing }) => [
          named(title, item),
          ...[eligible, review, undetermined, money(amount)],
          missing[0] ? `${factNamed(missing[0][0])} ${digits(missing[0][1])}` : '',
        ]),
    ),
    ...shownOf(ITEMS_SHOWN, ranked.length),
    ...table(words('各地', 'By region'), [words('地区', 'region'), ...groupHead], told(summary.byRegion)),
    ...table(words('各规模', 'By size'), [words('规模', 'size'), ...groupHead], told(summary.bySize)),
    ...table(
      words('拒绝的行', 'Rejected rows'),
      [words('原因', 'reason'), words('行数', 'rows')],
      Object.entries(counts.rejects).map(([code, n]) => [reason(code), n]),
    ),
    ...table(
      words('读不懂的单元格（该事实按未知处理）', 'Cells that cannot be read (the fact is then not known)'),
      [words('列', 'column'), words('原因', 'reason'), words('个数', 'cells')],
      Object.entries(counts.badCells).flatMap(([column, reasons]) =>
        Object.entries(reasons).map(([code, n]): Row => [column, reason(code), n]),
      ),
    ),
    ...table(
      words('两列说法不一的事实（取前一列）', 'Facts of which two columns say different things (the first counts)'),
      [words('事实', 'fact'), words('企业', 'enterprises')],
      Object.entries(counts.disagreements).map(([fact, n]) => [fact, n]),
    ),
    ...table(
      words('列表的分隔符（映射没有写明）', 'What parts lists (where the mapping does not say)'),
      [words('列', 'column'), words('分隔符', 'separator')],
      Object.entries(counts.separators).map(([column, separator]) => [
        column,
        separator ?? words('没有一格多值的', 'no cell holds several'),
      ]),
    ),
    ...table(
      words('关联的文件', 'Joined files'),
      [
        words('文件', 'file'),
        words('读取', 'read'),
        words('对上', 'matched'),
        words('不在名册', 'not in the register'),
        words('拒绝', 'rejected'),
      ],
      counts.joins.map(({ file, read, matched, unmatched, rejected }) => [file, read, matched, unmatched, rejected]),
    ),
  ].join('\n');
}

/** In fen: from where on amounts are told in steps of how much. What nobody can read at a glance tells an officer nothing. */
const STEPS: readonly (readonly [from: bigint, step: bigint])[] = [
  [10_000_000_000n, 100_000_000n],
  [100_000_000n, 1_000_000n],
];

const stepOf = (fen: bigint): bigint => STEPS.find(([from]) => fen >= from)?.[1] ?? 1n;
const down = (fen: bigint): bigint => fen - (fen % stepOf(fen));
const up = (fen: bigint): bigint => (down(fen) === fen ? fen : down(fen) + stepOf(fen));

function moneyText({ min, max }: Money, language: Language): string {
  const words = moneyRangeWords(rational(down(min), 100n), max === null ? null : rational(up(max), 100n));
  return escaped(say(words, language));
}
