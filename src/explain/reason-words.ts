import { type Localized, type Phrase, say } from '../text/localized.ts';
import type { Explanation, FactReason, Reason, Standing } from './explanation.ts';

type Facts = Explanation['facts'];

/** In quotes, those within it being single. */
export function quoted(title: Localized): Phrase {
  const quote = (text: string): string => `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`;
  return { zh: quote(say(title, 'zh')), en: quote(say(title, 'en')) };
}

/** The facts that a reason reads, also through its parts. */
export function factsOf(reason: Reason): readonly string[] {
  return [...new Set([...reason.facts, ...reason.parts.flatMap(factsOf)])];
}

/** A fact by its label, as far as the explanation names it. */
export function nameInWords(name: string, facts: Facts): Phrase {
  return (
    facts[name]?.label ??
    (name === 'grants' ? { zh: '已获补助情况', en: 'grants received already' } : { zh: name, en: name })
  );
}

/** Who says so and as of when: `市税务局，截至2025-09-30`. Empty where nothing is known. */
export function provenanceWords({ standing, source, asOf, clash }: FactReason): Phrase {
  const parts: Phrase[] = [];
  if (standing !== null && standing !== 'derived') {
    parts.push(source === null ? DECLARED : { zh: source, en: source });
    if (asOf !== null) parts.push({ zh: `截至${asOf}`, en: `as of ${asOf}` });
  }
  const remark = standing === null ? undefined : REMARKS[standing];
  if (remark && source !== null) parts.push(remark);
  if (clash)
    parts.push({ zh: '与推算结果不符，以所给为准', en: 'contradicts what it derives from; the given value counts' });
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') };
}

const DECLARED: Phrase = { zh: '企业自报', en: 'declared by the enterprise' };
const REMARKS: Partial<Record<NonNullable<Standing>, Phrase>> = {
  stale: { zh: '已过时', en: 'out of date' },
  declared: { zh: '非主管部门数据', en: 'not from its holder' },
};
