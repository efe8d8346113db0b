import {
  amountWords,
  DELIVERY_WORDS,
  moneyRangeWords,
  nameWords,
  VERDICT_WORDS,
  type Why,
  whyOf,
} from '../explain/index.ts';
import type { Evaluation } from '../kernel/evaluate.ts';
import type { Amount, Result } from '../match/result.ts';
import type { RuleSet } from '../match/rule-set.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import type { Message } from '../text/diagnostic.ts';
import type { Phrase } from '../text/localized.ts';
import type { Span } from '../text/source.ts';
import { equals, rational } from '../value/rational.ts';
import type { Expectation, ExpectedAmount } from './test-expectation.ts';
import { unexpected } from './test-messages.ts';

export type Aspect = 'verdict' | 'amount' | 'open' | 'delivery' | 'missing' | 'missingForAmount';

/** Something that came otherwise than a case expects. */
export interface Difference {
  /** Full name. */
  readonly item: string;
  readonly aspect: Aspect;
  readonly expected: Phrase;
  readonly actual: Phrase;
  /** Where the expectation stands. */
  readonly span: Span;
  readonly message: Message;
}

const ASPECTS: Readonly<Record<Aspect, Phrase>> = {
  verdict: { zh: '结论', en: 'verdict' },
  amount: { zh: '金额', en: 'amount' },
  open: { zh: '申报窗口', en: 'opening' },
  delivery: { zh: '办理方式', en: 'delivery' },
  missing: { zh: '所缺事实', en: 'missing facts' },
  missingForAmount: { zh: '金额所缺事实', en: 'facts missing for the amount' },
};

const NO_MONEY: Phrase = { zh: '无金额', en: 'no money' };
const OPEN: Phrase = { zh: '开放', en: 'open' };
const CLOSED: Phrase = { zh: '未开放', en: 'closed' };

/** What a result has otherwise than expected. Amounts are compared to the fen, facts without their order. */
export function differencesOf(
  expectation: Expectation,
  result: Result,
  rules: RuleSet,
  evaluation: Evaluation,
): readonly Difference[] {
  const { item, verdict, amount, open, delivery } = expectation;
  const differences: Difference[] = [];
  const differ = (aspect: Aspect, span: Span, expected: Phrase, actual: Phrase, why: Phrase | null = null): void => {
    const message = unexpected(ASPECTS[aspect], item, expected, actual, why);
    differences.push({ item, aspect, expected, actual, span, message });
  };
  if (verdict && verdict.value !== result.verdict) {
    const why = unmet(rules, evaluation, item);
    differ('verdict', verdict.span, VERDICT_WORDS[verdict.value], VERDICT_WORDS[result.verdict], why);
  }
  if (amount && !sameAmount(amount.value, result.amount)) {
    const expected = amount.value === null ? NO_MONEY : moneyRangeWords(amount.value.min, amount.value.max);
    differ('amount', amount.span, expected, result.amount === null ? NO_MONEY : amountWords(result.amount));
  }
  if (open && open.value !== result.open)
    differ('open', open.span, open.value ? OPEN : CLOSED, result.open ? OPEN : CLOSED);
  if (delivery && delivery.value !== result.delivery)
    differ('delivery', delivery.span, DELIVERY_WORDS[delivery.value], DELIVERY_WORDS[result.delivery]);
  for (const aspect of ['missing', 'missingForAmount'] as const) {
    const stated = expectation[aspect];
    if (!stated || sameSet(stated.value, result[aspect])) continue;
    differ(
      aspect,
      stated.span,
      namesWords(stated.value, rules.vocabulary),
      namesWords(result[aspect], rules.vocabulary),
    );
  }
  return differences;
}

/** What fails, or is not known, where a verdict surprises. */
function unmet(rules: RuleSet, evaluation: Evaluation, item: string): Phrase | null {
  const compiled = rules.compiled.items.find((one) => one.item.name === item)!;
  const parts = whyOf(rules, evaluation, compiled);
  const telling = parts.filter(({ truth }) => truth === 'false');
  const shown = telling.length > 0 ? telling : parts.filter(({ truth }) => truth === 'unknown');
  if (shown.length === 0) return null;
  const join = (language: 'zh' | 'en', separator: string): string =>
    shown.map(({ words }: Why) => words[language]).join(separator);
  return telling.length > 0
    ? { zh: `不成立：${join('zh', '；')}`, en: `does not hold: ${join('en', '; ')}` }
    : { zh: `未知：${join('zh', '；')}`, en: `not known: ${join('en', '; ')}` };
}

function sameAmount(expected: ExpectedAmount | null, actual: Amount | null): boolean {
  if (expected === null || actual === null) return expected === actual;
  const same = (wanted: ExpectedAmount['max'], yuan: number | null): boolean =>
    wanted === null || yuan === null ? wanted === yuan : equals(wanted, rational(BigInt(Math.round(yuan * 100)), 100n));
  return same(expected.min, actual.min) && same(expected.max, actual.max);
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const [left, right] = [new Set(a), new Set(b)];
  return left.size === right.size && [...left].every((name) => right.has(name));
}

/** Labels with names, since an author writes the names. */
function namesWords(names: readonly string[], vocabulary: Vocabulary): Phrase {
  if (names.length === 0) return { zh: '无', en: 'none' };
  const words = [...names].sort().map((name) => ({ name, label: nameWords(name, vocabulary) }));
  return {
    zh: words.map(({ name, label }) => `${label.zh}（${name}）`).join('、'),
    en: words.map(({ name }) => name).join(', '),
  };
}
