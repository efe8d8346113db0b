import { inBoth, joined, type Phrase, say } from '../text/localized.ts';
import { not, type Truth } from '../value/truth.ts';
import type { Citation, Explanation, FactReason, Reason, Step } from './explanation.ts';
import { type Meant, meantBy } from './meant.ts';
import { factsOf, nameInWords, provenanceWords, quoted } from './reason-words.ts';
import { DELIVERY_WORDS, VERDICT_WORDS } from './result-words.ts';

/** One line of an explanation for people. */
export interface ExplanationLine {
  /** How deep it stands. */
  readonly depth: number;
  /** Whether what it says holds; `judge` is for a person; null where that is no question. */
  readonly mark: Truth | 'judge' | null;
  readonly tone: 'heading' | 'plain' | 'quiet';
  readonly text: Phrase;
}

const GROUPS = {
  all: { zh: '以下各项均须满足', en: 'all of these must hold' },
  any: { zh: '以下各项满足其一即可', en: 'one of these must hold' },
} as const;

const GATES: Readonly<Partial<Record<Reason['kind'], Phrase>>> = {
  requires: { zh: '政策的共同条件', en: 'what the policy requires of all' },
  when: { zh: '事项的条件', en: 'the conditions of the item' },
};

/** An explanation line by line, from the verdict down. `short` keeps only what decided. */
export function explanationLines(explanation: Explanation, short = false): readonly ExplanationLine[] {
  return new Lines(explanation, short).all();
}

class Lines {
  private readonly lines: ExplanationLine[] = [];
  /** The facts that have been told with their source and derivation. */
  private readonly told = new Set<string>();

  constructor(
    private readonly explanation: Explanation,
    private readonly short: boolean,
  ) {}

  all(): readonly ExplanationLine[] {
    const { result, summary, clause, gates, asOf } = this.explanation;
    const verdict = VERDICT_WORDS[result.verdict];
    const title = inBoth(result.title);
    this.heading({ zh: `${verdict.zh} · ${title.zh}`, en: `${verdict.en} · ${title.en}` });
    this.plain(0, summary);
    this.quiet(0, { zh: `依据：${cited(clause, 'zh')}`, en: `by: ${cited(clause, 'en')}` });
    this.quiet(0, { zh: `基准日：${asOf}`, en: `as of ${asOf}` });
    const shown = this.short ? gates.filter(({ decisive }) => decisive) : gates;
    // What holds of every document says nothing where all holds.
    const telling = this.short ? shown.filter(({ kind, truth }) => truth !== 'true' || !FORMAL.has(kind)) : shown;
    this.heading({ zh: '条件', en: 'conditions' });
    for (const gate of telling) this.reason(gate, 1);
    this.near();
    this.reviews();
    this.missing();
    this.money();
    this.delivery();
    this.opening();
    if (!this.short) this.handling();
    return this.lines;
  }

  private add(depth: number, text: Phrase, mark: ExplanationLine['mark'], tone: ExplanationLine['tone']): void {
    this.lines.push({ depth, mark, tone, text });
  }

  private heading(text: Phrase): void {
    this.add(0, text, null, 'heading');
  }

  private plain(depth: number, text: Phrase, mark: ExplanationLine['mark'] = null): void {
    this.add(depth, text, mark, 'plain');
  }

  private quiet(depth: number, text: Phrase): void {
    this.add(depth, text, null, 'quiet');
  }

  private reason(reason: Reason, depth: number): void {
    if (this.short && !reason.decisive) return;
    const heading = GATES[reason.kind];
    const [only] = reason.parts;
    if (heading && only?.kind === 'always') return this.plain(depth, labelled(heading, only.words), reason.truth);
    if (!heading || !only) return this.required(meantBy(reason), depth);
    const meant = meantBy(only);
    if (meant.group === null) {
      this.plain(depth, heading, reason.truth);
      if (!this.short || only.decisive) this.required(meant, depth + 1);
      return;
    }
    this.plain(depth, withClause(labelled(heading, GROUPS[meant.group]), meant.reason), reason.truth);
    this.inside(meant, depth + 1);
  }

  private required(meant: Meant, depth: number): void {
    const { reason, negated, group } = meant;
    const words = group ? GROUPS[group] : negated && reason.opposite ? reason.opposite : reason.words;
    this.plain(depth, withClause(words, reason), negated ? not(reason.truth) : reason.truth);
    this.inside(meant, depth + 1);
  }

  private inside({ reason, negated, group, notes }: Meant, depth: number): void {
    for (const note of notes) this.quiet(depth, inBoth(note));
    if (group) {
      for (const part of reason.parts) if (!this.short || part.decisive) this.required(meantBy(part, negated), depth);
      return;
    }
    for (const name of factsOf(reason)) this.fact(name, depth);
    if (reason.test?.kind === 'limit') this.grants(reason.test, depth);
  }

  private fact(name: string, depth: number): void {
    const fact = this.explanation.facts[name];
    if (fact === undefined || name === 'asOf') return;
    const again = this.told.has(name);
    this.told.add(name);
    const from = again ? { zh: '', en: '' } : provenanceWords(fact);
    this.quiet(depth, {
      zh: `${fact.label.zh}：${fact.told.zh}${from.zh && `（${from.zh}）`}`,
      en: `${fact.label.en}: ${fact.told.en}${from.en && ` (${from.en})`}`,
    });
    if (!again && fact.derivation) this.derivation(fact.derivation, depth + 1);
  }

  /** How a value comes about: the reckoning, then what goes into it. */
  private derivation(step: Step, depth: number): void {
    if (step.form === 'literal' || step.form === 'option') return;
    if (step.fact !== null) return this.fact(step.fact, depth);
    this.quiet(depth, { zh: `＝ ${step.words.zh}`, en: `= ${step.words.en}` });
    for (const part of step.parts) {
      // From what a ladder or a limit takes must be told, also where it is a bare sum.
      if (STAGES.has(step.form) && part.form === 'literal')
        this.quiet(depth, labelled({ zh: '本项数额', en: 'the sum itself' }, part.told));
      else this.part(part, depth, step);
    }
  }

  private part(step: Step, depth: number, above: Step): void {
    if (step.branch !== null) return this.branch(step, step.branch, depth);
    if (step.fact !== null) return this.fact(step.fact, depth);
    if (step.form === 'literal' || step.form === 'option') return;
    const [base] = step.parts;
    // A floor, a ceiling or a rounding that changes nothing has been told with what stands on it.
    const told = MODIFIED.has(step.form) && MODIFIED.has(above.form);
    if (base && told && base.told.zh === step.told.zh) return this.part(base, depth, step);
    this.quiet(depth, { zh: `${step.words.zh}：${step.told.zh}`, en: `${step.words.en}: ${step.told.en}` });
    for (const part of step.parts) this.part(part, depth + 1, step);
  }

  /** A row or branch; of one that does not count only that. */
  private branch(step: Step, branch: Phrase, depth: number): void {
    if (this.short && step.counts === 'false') return;
    const value = step.counts === 'false' ? null : step.told;
    this.add(
      depth,
      value ? { zh: `${branch.zh}：${value.zh}`, en: `${branch.en}: ${value.en}` } : branch,
      step.counts,
      'quiet',
    );
    if (step.counts === 'false') return;
    for (const name of step.condition ? factsOf(step.condition) : []) this.fact(name, depth + 1);
    if (step.form !== 'literal' && step.form !== 'option') this.derivation(step, depth + 1);
  }

  private grants({ grants, amount }: LimitTest, depth: number): void {
    if (amount) {
      const [max, used] = [amount.maxTold, amount.usedTold];
      const told =
        grants === null ? { zh: '', en: '' } : { zh: `，已享受${used.zh}`, en: `, ${used.en} received so far` };
      this.quiet(depth, { zh: `金额上限${max.zh}${told.zh}`, en: `up to ${max.en}${told.en}` });
    }
    if (grants === null)
      return this.quiet(depth, { zh: '已获补助情况：未知', en: 'grants received already: not known' });
    for (const { item, title, date, told } of grants) {
      const name = title ? quoted(title) : same(item);
      this.quiet(depth, {
        zh: `${date} 已享受${title ? '' : ' '}${name.zh}${told === null ? '' : `，${told.zh}`}`,
        en: `${date}: received ${name.en}${told === null ? '' : `, ${told.en}`}`,
      });
    }
    if (grants.length === 0) this.quiet(depth, { zh: '尚未享受过', en: 'nothing received so far' });
  }

  private near(): void {
    const { near } = this.explanation;
    if (near === null) return;
    const { misses, more, becomes, undeterminedFrom } = near;
    // That no change helps is beside the point where it comes by itself.
    const rest = more?.why === 'nothing' && becomes !== null ? null : more;
    if (misses.length > 0 || rest !== null || undeterminedFrom !== null)
      this.heading({ zh: '怎样才能符合', en: 'what would do' });
    const shown = this.short ? misses.slice(0, 1) : misses;
    for (const { words } of shown) this.plain(1, words);
    if (undeterminedFrom !== null)
      this.plain(1, {
        zh: `${undeterminedFrom}起须重新判断：届时有尚不知道的情况`,
        en: `open again from ${undeterminedFrom}: by then something is not known`,
      });
    if (rest && (!this.short || misses.length === 0)) this.plain(1, rest.words);
    if (becomes) this.heading(labelled({ zh: '到时自然符合', en: 'by itself' }, becomes.words));
  }

  private reviews(): void {
    const { review } = this.explanation.result;
    if (review.length === 0) return;
    this.heading({ zh: '须由人判断', en: 'for a person to judge' });
    for (const { note, by } of review) {
      const [what, whom] = [inBoth(note), by && inBoth(by)];
      const text = whom ? { zh: `${what.zh}（${whom.zh}）`, en: `${what.en} (${whom.en})` } : what;
      this.plain(1, text, 'judge');
    }
  }

  private missing(): void {
    const { result, facts } = this.explanation;
    if (result.verdict === 'undetermined' && result.missing.length > 0) {
      this.heading({ zh: '还须知道', en: 'still to be known' });
      for (const name of result.missing) {
        const ask = facts[name]?.ask;
        this.plain(1, ask ? labelled(nameInWords(name, facts), inBoth(ask)) : nameInWords(name, facts), 'unknown');
      }
    }
    if (result.reason !== null && result.verdict !== 'ineligible') this.plain(0, result.reason, 'unknown');
  }

  private money(): void {
    const { amount, ceiling } = this.explanation;
    if (amount) this.sum({ zh: '金额', en: 'amount' }, amount);
    if (ceiling) this.sum({ zh: '额度', en: 'ceiling' }, ceiling);
    const { result, facts } = this.explanation;
    const open = result.missingForAmount.filter((name) => !result.missing.includes(name));
    if (open.length === 0) return;
    const names = joined(
      open.map((name) => nameInWords(name, facts)),
      { zh: '、', en: ', ' },
    );
    this.plain(1, labelled({ zh: '知道后金额更确定', en: 'would make the amount more certain' }, names), 'unknown');
  }

  private sum(label: Phrase, step: Step): void {
    const { value } = step;
    const open = value.kind === 'number' && value.min === '0' && value.max === null;
    this.heading(labelled(label, open ? { zh: '未定', en: 'not fixed' } : step.told));
    this.derivation(step, 1);
  }

  private delivery(): void {
    const { result, heldBack, facts } = this.explanation;
    if (result.verdict !== 'eligible') return;
    this.heading(labelled({ zh: '办理方式', en: 'delivery' }, DELIVERY_WORDS[result.delivery]));
    for (const name of heldBack) {
      const fact = facts[name];
      if (fact === undefined) continue;
      const by = fact.holders.length > 0 ? joined(fact.holders.map(same), { zh: '或', en: ' or ' }) : null;
      this.plain(1, heldBackWords(fact, by), 'unknown');
    }
  }

  private opening(): void {
    const { verdict, open, opens, closes } = this.explanation.result;
    const label = { zh: '受理', en: 'open' };
    if (!open && opens === null) this.heading(labelled(label, { zh: '目前不受理', en: 'no longer' }));
    else if (!open) this.heading(labelled(label, { zh: `${opens}起`, en: `from ${opens}` }));
    else if (closes !== null && closes !== this.lastDay() && verdict !== 'ineligible')
      this.heading(labelled(label, { zh: `截至${closes}`, en: `until ${closes}` }));
  }

  /** The end of the period of validity, which is told among the conditions. */
  private lastDay(): string | null {
    const test = this.explanation.gates.find(({ kind }) => kind === 'effective')?.test;
    const high = test?.kind === 'atom' && test.value.kind === 'ends' ? test.value.high : null;
    return high?.kind === 'dates' ? (high.values[0] ?? null) : null;
  }

  private handling(): void {
    const { handling, notes } = this.explanation;
    if (handling) {
      const { department, counter, workingDays, materials, url, phone } = handling;
      this.heading({ zh: '办理', en: 'where to go' });
      if (department) this.plain(1, labelled({ zh: '部门', en: 'department' }, inBoth(department)));
      if (counter) this.plain(1, labelled({ zh: '窗口', en: 'counter' }, inBoth(counter)));
      if (workingDays !== null)
        this.plain(1, { zh: `时限：${workingDays}个工作日`, en: `takes: ${workingDays} working days` });
      if (materials.length > 0)
        this.plain(1, labelled({ zh: '材料', en: 'to bring' }, joined(materials.map(inBoth), { zh: '、', en: ', ' })));
      for (const [label, value] of [[PHONE, phone] as const, [URL_LABEL, url] as const])
        if (value !== null) this.plain(1, labelled(label, same(value)));
    }
    if (notes.length > 0) this.heading({ zh: '说明', en: 'notes' });
    for (const note of notes) this.quiet(1, inBoth(note));
  }
}

const PHONE: Phrase = { zh: '电话', en: 'telephone' };
const URL_LABEL: Phrase = { zh: '网址', en: 'address' };
const FORMAL: ReadonlySet<Reason['kind']> = new Set(['in-force', 'effective', 'superseded', 'limit']);

function heldBackWords({ label, standing }: FactReason, by: Phrase | null): Phrase {
  const why =
    standing === 'stale'
      ? { zh: '的数据已过时', en: 'is out of date' }
      : { zh: '为企业自报', en: 'is declared by the enterprise' };
  const need = by
    ? { zh: `，经${by.zh}确认后`, en: `; once ${by.en} confirms it` }
    : { zh: '，经确认后', en: '; once confirmed' };
  return {
    zh: `“${label.zh}”${why.zh}${need.zh}方可免申即享`,
    en: `“${label.en}” ${why.en}${need.en}, the item can be given without an application`,
  };
}

type LimitTest = NonNullable<Reason['test']> & { readonly kind: 'limit' };

/** Stages of an amount that take something from what they stand on. */
const STAGES: ReadonlySet<string> = new Set(['top-up', 'limit', 'fen', 'not-below-zero']);
const MODIFIED: ReadonlySet<string> = new Set(['atLeast', 'atMost', 'round']);

const same = (text: string): Phrase => ({ zh: text, en: text });
const labelled = (label: Phrase, text: Phrase): Phrase => ({
  zh: `${label.zh}：${text.zh}`,
  en: `${label.en}: ${text.en}`,
});

function cited({ document, article, text }: Citation, language: 'zh' | 'en'): string {
  const place = [document && say(document, language), article].filter((part) => part !== null).join(' ');
  if (text === null) return place;
  return language === 'zh' ? `${place}：“${text}”` : `${place}: “${text}”`;
}

function withClause({ zh, en }: Phrase, { clause }: Reason): Phrase {
  const article = clause?.article;
  return article == null ? { zh, en } : { zh: `${zh}〔${article}〕`, en: `${en} [${article}]` };
}
