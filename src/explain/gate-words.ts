import type { Gate } from '../compile/index.ts';
import type { Effective, Limit, LimitPeriod } from '../policy/policy.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import { type Phrase, say } from '../text/localized.ts';
import { formatDay } from '../value/civil-date.ts';
import { conditionWords } from './condition-words.ts';

/** What a gate requires, as one phrase. */
export function gateWords(gate: Gate, effective: Effective, vocabulary: Vocabulary, asOfYear: number | null): Phrase {
  switch (gate.kind) {
    case 'in-force':
      return { zh: '文件已正式施行', en: 'the document is in force' };
    case 'effective':
      return effectiveWords(effective);
    case 'superseded': {
      const by = { zh: gate.by.map(({ title }) => say(title, 'zh')), en: gate.by.map(({ title }) => say(title, 'en')) };
      return {
        zh: `尚未被${by.zh.map((title) => `《${title}》`).join('、')}取代`,
        en: `not superseded by ${by.en.join(', ')}`,
      };
    }
    case 'region':
      return regionWords(gate.entries, vocabulary);
    case 'requires':
    case 'when':
      return conditionWords(gate.outline.condition, vocabulary, asOfYear);
    case 'limit':
      return limitWords(gate.limit);
  }
}

function effectiveWords({ from, until }: Effective): Phrase {
  if (from === undefined) return { zh: `有效期至${formatDay(until!)}`, en: `in force until ${formatDay(until!)}` };
  if (until === undefined) return { zh: `自${formatDay(from)}起有效`, en: `in force from ${formatDay(from)}` };
  const [first, last] = [formatDay(from), formatDay(until)];
  return { zh: `有效期${first}至${last}`, en: `in force from ${first} until ${last}` };
}

function regionWords(entries: readonly number[], vocabulary: Vocabulary): Phrase {
  const tree = vocabulary.facts.get('region')?.codes;
  const labels = entries.flatMap((at) => tree?.entries[at]?.label ?? []);
  return {
    zh: `企业位于${labels.map((label) => say(label, 'zh')).join('或')}`,
    en: `the enterprise lies in ${labels.map((label) => say(label, 'en')).join(' or ')}`,
  };
}

/** What a limit leaves room for. */
function limitWords({ times, amount, per, of }: Limit): Phrase {
  const period = periodWords(per);
  const others = of.length > 0 ? { zh: '连同相关事项', en: ', items that count with it included' } : { zh: '', en: '' };
  if (times === undefined)
    return {
      zh: `${others.zh}${period.zh}享受未达金额上限`,
      en: `received less than the limit of money ${period.en}${others.en}`,
    };
  const money = amount ? { zh: '，且未达金额上限', en: ', and less than the limit of money' } : { zh: '', en: '' };
  const received =
    times === 1
      ? `not received yet${per.kind === 'lifetime' ? '' : ` ${period.en}`}`
      : `received fewer than ${times} times ${period.en}`;
  return {
    zh: `${others.zh}${period.zh}享受未满${times}次${money.zh}`,
    en: `${received}${money.en}${others.en}`,
  };
}

function periodWords(per: LimitPeriod): Phrase {
  switch (per.kind) {
    case 'lifetime':
      return { zh: '累计', en: 'in all' };
    case 'year':
      return { zh: '每年', en: 'this year' };
    case 'period': {
      const { months, days } = per.period;
      const years = months % 12 === 0 ? months / 12 : 0;
      const zh = [years > 0 ? `${years}年` : months > 0 ? `${months}个月` : '', days > 0 ? `${days}天` : ''].join('');
      const en = [
        years > 0 ? `${years} years` : months > 0 ? `${months} months` : '',
        days > 0 ? `${days} days` : '',
      ].filter((part) => part !== '');
      return { zh: `${zh}内`, en: `within ${en.join(' and ')}` };
    }
  }
}
