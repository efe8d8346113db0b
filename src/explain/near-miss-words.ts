import type { Becomes, Change, FactState, More, NearMiss, Through, Turn } from '../match/near-misses/index.ts';
import type { FactDeclaration, Vocabulary } from '../policy/vocabulary.ts';
import { joined, type Phrase } from '../text/localized.ts';
import { compare, fromInteger, multiply, type Rational, subtract } from '../value/rational.ts';
import { codesWords, stateWords, writtenNumber } from './fact-state-words.ts';
import { nameWords } from './fact-words.ts';
import { numberWords } from './number-words.ts';
import { amountWords, VERDICT_WORDS } from './result-words.ts';

/** A near miss as one phrase: what would have to change, what it unlocks, and what of it nobody can change. */
export function nearMissWords({ changes, amount, verdict }: NearMiss, vocabulary: Vocabulary): Phrase {
  const told = joined(
    changes.map((change) => changeWords(change, vocabulary)),
    { zh: '；且', en: '; and ' },
  );
  const fixed = changes.filter(({ controllable }) => !controllable).map(({ fact }) => nameWords(fact, vocabulary));
  const names = joined(fixed, { zh: '、', en: ', ' });
  const worth = amount && amountWords(amount);
  const verdictWords = VERDICT_WORDS[verdict];
  const gain = worth
    ? { zh: `，${verdictWords.zh}，可得${worth.zh}`, en: `: ${verdictWords.en}, worth ${worth.en}` }
    : { zh: `，${verdictWords.zh}`, en: `: ${verdictWords.en}` };
  const caveat =
    fixed.length === 0
      ? { zh: '', en: '' }
      : { zh: `（${names.zh}非企业所能改变）`, en: ` (not in the enterprise's hands: ${names.en})` };
  return { zh: told.zh + gain.zh + caveat.zh, en: told.en + gain.en + caveat.en };
}

/** One change: `2024年研发投入强度由2.6%提高到3%：2024年研发费用需增加40万元（由260万元增至300万元）`. */
export function changeWords(change: Change, vocabulary: Vocabulary): Phrase {
  const declared = declarationOf(change.fact, vocabulary);
  const name = nameWords(change.fact, vocabulary);
  const own = declared ? ownWords(change, name, declared) : { zh: name.zh, en: name.en };
  const through = change.through.flatMap((one) => throughWords(one, vocabulary) ?? []);
  if (through.length === 0) return own;
  const told = joined(through, { zh: '、', en: ', ' });
  return { zh: `${told.zh}：${own.zh}`, en: `${told.en}: ${own.en}` };
}

/** Why there may be more near misses, or none; null if the list is all. */
export function moreWords({ why, gates, unknown, facts }: More, vocabulary: Vocabulary): Phrase | null {
  switch (why) {
    case 'none':
      return null;
    case 'larger': {
      const names = joined(
        facts.map((fact) => nameWords(fact, vocabulary)),
        { zh: '、', en: ', ' },
      );
      const which = facts.length === 0 ? { zh: '', en: '' } : { zh: `，如${names.zh}`, en: `, such as ${names.en}` };
      return {
        zh: `改变三项以内的情况仍不符合，需同时改变更多${which.zh}`,
        en: `no change of up to three facts does; more would have to change at once${which.en}`,
      };
    }
    case 'budget':
      return { zh: '未能查完全部可能，或有其他途径', en: 'not every way could be looked at; there may be others' };
    case 'nothing': {
      if (gates.length === 0)
        return {
          zh: '各项条件互相排斥，怎样改变都不符合',
          en: 'the conditions exclude each other: no change of facts does',
        };
      const shut = joined(
        [...new Set(gates)].map((gate) => (unknown.includes(gate) ? NOT_KNOWN[gate] : undefined) ?? SHUT[gate]),
        { zh: '；', en: '; ' },
      );
      return { zh: `改变企业情况也不能享受：${shut.zh}`, en: `no change of facts helps: ${shut.en}` };
    }
  }
}

const SHUT: Readonly<Record<More['gates'][number], Phrase>> = {
  'in-force': { zh: '文件尚为草案', en: 'the document is a draft' },
  effective: { zh: '基准日不在有效期内', en: 'the as-of date lies outside the period of validity' },
  superseded: { zh: '已被新文件取代', en: 'a newer document has superseded it' },
  region: { zh: '适用地区之外', en: 'it applies to no such region' },
  requires: { zh: '政策的共同条件无法满足', en: 'what the policy requires of all cannot be met' },
  when: { zh: '事项的条件无法满足', en: 'the conditions of the item cannot be met' },
  limit: { zh: '已达享受次数或金额上限', en: 'the limit of times or money has been reached' },
};

/** Of gates that are not shut for certain. */
const NOT_KNOWN: Readonly<Partial<Record<More['gates'][number], Phrase>>> = {
  limit: {
    zh: '已获补助情况未知，无从判断是否达到上限',
    en: 'what has been received is not known, nor whether the limit leaves room',
  },
};

/** On which day an item becomes so by itself, and why: `2026-05-06起可享受：成立满年数由2年增至3年`. */
export function becomesWords({ on, verdict, because, opens }: Becomes, vocabulary: Vocabulary): Phrase {
  const reasons = because.map((turn) => turnWords(turn, vocabulary));
  const told = joined(reasons, { zh: '；', en: '; ' });
  const verdictWords = VERDICT_WORDS[verdict];
  const window =
    opens === null ? { zh: '', en: '' } : { zh: `（${opens}起受理）`, en: ` (applications from ${opens})` };
  return {
    zh: `${on}起${verdictWords.zh}${window.zh}${told.zh === '' ? '' : `：${told.zh}`}`,
    en: `${verdictWords.en} from ${on}${window.en}${told.en === '' ? '' : `: ${told.en}`}`,
  };
}

function turnWords({ gate, facts }: Turn, vocabulary: Vocabulary): Phrase {
  switch (gate) {
    case 'effective':
      return { zh: '文件开始施行', en: 'the document comes into force' };
    case 'limit':
      return { zh: '享受次数或金额重新计算', en: 'the limit counts anew' };
    default: {
      // The day itself moves with everything.
      const moved = facts.filter(({ fact }) => fact !== 'asOf');
      if (moved.length === 0) return { zh: '规定的日期已到', en: 'the day is reached' };
      return joined(
        moved.flatMap((one) => throughWords(one, vocabulary) ?? []),
        { zh: '、', en: ', ' },
      );
    }
  }
}

function declarationOf(fact: string, vocabulary: Vocabulary): FactDeclaration | undefined {
  const at = fact.lastIndexOf('@');
  return vocabulary.facts.get(at < 0 ? fact : fact.slice(0, at));
}

function throughWords({ fact, from, to }: Through, vocabulary: Vocabulary): Phrase | null {
  const declared = declarationOf(fact, vocabulary);
  if (declared === undefined) return null;
  const name = nameWords(fact, vocabulary);
  const [before, after] = [stateWords(from, declared), stateWords(to, declared)];
  if (from === null) return { zh: `${name.zh}为${after.zh}`, en: `${name.en}: ${after.en}` };
  const [a, b] = [writtenNumber(from, declared), writtenNumber(to, declared)];
  const verb = a && b ? (compare(b, a) > 0 ? risesTo(declared) : fallsTo(declared)) : '变为';
  return { zh: `${name.zh}由${before.zh}${verb}${after.zh}`, en: `${name.en} from ${before.en} to ${after.en}` };
}

const risesTo = ({ type }: FactDeclaration): string =>
  type === 'ratio' ? '提高到' : type === 'date' ? '变为' : '增至';
const fallsTo = ({ type }: FactDeclaration): string => (type === 'ratio' ? '降到' : type === 'date' ? '变为' : '减至');

function ownWords(change: Change, name: Phrase, declared: FactDeclaration): Phrase {
  const { from, to, difference } = change;
  const [before, after] = [stateWords(from, declared), stateWords(to, declared)];
  if (typeof difference === 'object' && difference !== null) return setWords(difference, name, declared);
  const held = heldWords(to, name, declared, before);
  if (held) return held;
  const [a, b] = [writtenNumber(from, declared), writtenNumber(to, declared)];
  if (a && b && declared.type !== 'date') return numberChange(change, name, declared, a, b);
  if (from === null)
    return {
      zh: `${name.zh}需${enough(change, after).zh}（目前未知）`,
      en: `${name.en} would have to be ${enough(change, after).en} (not known now)`,
    };
  if (typeof from === 'object')
    return {
      zh: `${name.zh}需${enough(change, after).zh}（目前为${before.zh}）`,
      en: `${name.en} would have to be ${enough(change, after).en} (now ${before.en})`,
    };
  return { zh: `${name.zh}由${before.zh}改为${after.zh}`, en: `${name.en} from ${before.en} to ${after.en}` };
}

/** A number and what does besides it: `不低于30人`. */
function enough(change: Change, words: Phrase): Phrase {
  if (change.beyond) return reached(change, words);
  switch (change.side) {
    case 'at-least':
      return { zh: `不低于${words.zh}`, en: `at least ${words.en}` };
    case 'at-most':
      return { zh: `不高于${words.zh}`, en: `at most ${words.en}` };
    case 'exactly':
      return { zh: `为${words.zh}`, en: words.en };
  }
}

/** Of a set of which something is not known: what it would have to hold, and what not; null of anything else. */
function heldWords(to: FactState, name: Phrase, declared: FactDeclaration, before: Phrase): Phrase | null {
  if (declared.type !== 'codes' || to === null || typeof to !== 'object') return null;
  const [has, lacks] = 'has' in to ? [to.has, to.hasNot] : Array.isArray(to) ? [to as readonly string[], []] : [[], []];
  if (has.length + lacks.length === 0) return null;
  const [with_, without] = [codesWords(has, declared), codesWords(lacks, declared)];
  const zh = [...(has.length > 0 ? [`需包含${with_.zh}`] : []), ...(lacks.length > 0 ? [`不得包含${without.zh}`] : [])];
  const en = [
    ...(has.length > 0 ? [`would have to include ${with_.en}`] : []),
    ...(lacks.length > 0 ? [`would have to be without ${without.en}`] : []),
  ];
  return {
    zh: `${name.zh}${zh.join('，')}（目前${before.zh}）`,
    en: `${name.en} ${en.join(' and ')} (now ${before.en})`,
  };
}

/** What must be passed, and not only reached. */
function reached({ beyond, witness, to }: Change, words: Phrase): Phrase {
  if (!beyond || typeof witness !== 'string' || typeof to !== 'string') return words;
  return Number(witness) > Number(to)
    ? { zh: `高于${words.zh}`, en: `more than ${words.en}` }
    : { zh: `低于${words.zh}`, en: `less than ${words.en}` };
}

function numberChange(change: Change, name: Phrase, declared: FactDeclaration, a: Rational, b: Rational): Phrase {
  const [before, after] = [stateWords(change.from, declared), reached(change, stateWords(change.to, declared))];
  const order = compare(b, a);
  if (order === 0) return { zh: `${name.zh}需${after.zh}`, en: `${name.en} would have to be ${after.en}` };
  const rises = order > 0;
  const by = distanceWords(rises ? subtract(b, a) : subtract(a, b), declared);
  const to = rises ? risesTo(declared) : fallsTo(declared);
  const verb = declared.type === 'ratio' ? (rises ? '提高' : '降低') : rises ? '增加' : '减少';
  const over = change.beyond ? { zh: '多', en: 'over ' } : { zh: '', en: '' };
  return {
    zh: `${name.zh}需${verb}${by.zh}${over.zh}（由${before.zh}${to}${after.zh}）`,
    en: `${over.en}${by.en} ${rises ? 'more' : 'less'} ${name.en} (from ${before.en} to ${after.en})`,
  };
}

function distanceWords(distance: Rational, declared: FactDeclaration): Phrase {
  if (declared.type !== 'ratio') return numberWords(distance, declared);
  const points = numberWords(multiply(distance, fromInteger(100)), { type: 'decimal' });
  return { zh: `${points.zh}个百分点`, en: `${points.en} percentage points` };
}

function setWords(
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
  name: Phrase,
  declared: FactDeclaration,
): Phrase {
  const [more, less] = [codesWords(add, declared), codesWords(remove, declared)];
  const zh = [...(add.length > 0 ? [`增加${more.zh}`] : []), ...(remove.length > 0 ? [`去掉${less.zh}`] : [])];
  const en = [...(add.length > 0 ? [`add ${more.en}`] : []), ...(remove.length > 0 ? [`without ${less.en}`] : [])];
  return { zh: `${name.zh}：${zh.join('，')}`, en: `${name.en}: ${en.join(', ')}` };
}
