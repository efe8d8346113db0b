import type { Gate } from '../compile/index.ts';
import type { Evaluation } from '../kernel/evaluate.ts';
import type { Undefined } from '../kernel/missing.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import { type Phrase, say } from '../text/localized.ts';

const GATES: Readonly<Record<Gate['kind'], Phrase>> = {
  'in-force': { zh: '文件尚为草案', en: 'the document is a draft' },
  effective: { zh: '基准日不在有效期内', en: 'the as-of date lies outside the period of validity' },
  superseded: { zh: '已被新文件取代', en: 'a newer document has superseded it' },
  region: { zh: '企业不在适用地区', en: 'the enterprise lies outside the region' },
  requires: { zh: '不符合政策的共同条件', en: 'what the policy requires of all does not hold' },
  when: { zh: '不符合事项的条件', en: 'the conditions of the item do not hold' },
  limit: { zh: '已达享受次数或金额上限', en: 'the limit of times or money has been reached' },
};

/** The gates that fail. */
export function failedGates(gates: readonly Gate[], evaluation: Evaluation): Phrase {
  const phrases = gates.filter((gate) => evaluation.truth(gate.node) === 'false').map((gate) => GATES[gate.kind]);
  return { zh: phrases.map((phrase) => phrase.zh).join('；'), en: phrases.map((phrase) => phrase.en).join('; ') };
}

/** Why values are not to be had although all is known; null if none is. */
export function undefinedReason(values: readonly Undefined[], vocabulary: Vocabulary): Phrase | null {
  if (values.length === 0) return null;
  const tell = ({ kind, fact }: Undefined): Phrase => {
    const declared = vocabulary.facts.get(fact.replace(/@-?\d+$/, ''));
    const label = (language: 'zh' | 'en'): string =>
      declared ? say(declared.label, language) : language === 'zh' ? '所需的值' : 'the value';
    switch (kind) {
      case 'base':
        return {
          zh: `${label('zh')}无法计算：基数为零或负`,
          en: `${label('en')} cannot be computed: its base is zero or less`,
        };
      case 'perhaps':
        return {
          zh: `${label('zh')}尚无法计算：基数可能为零或负`,
          en: `${label('en')} cannot be computed yet: its base may be zero or less`,
        };
      case 'nowhere':
        return {
          zh: `${label('zh')}无从确定：没有适用的档次`,
          en: `${label('en')} has no value: no row or branch applies`,
        };
      case 'authority':
        return { zh: `${label('zh')}由主管部门核定`, en: `${label('en')} is for the authority to set` };
    }
  };
  const phrases = [...new Map(values.map(tell).map((phrase) => [phrase.en, phrase])).values()];
  return { zh: phrases.map((phrase) => phrase.zh).join('；'), en: phrases.map((phrase) => phrase.en).join('; ') };
}
