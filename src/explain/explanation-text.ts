import { type Language, say } from '../text/localized.ts';
import type { Explanation } from './explanation.ts';
import { type ExplanationLine, explanationLines } from './explanation-lines.ts';

export const MARKS: Readonly<Record<NonNullable<ExplanationLine['mark']>, string>> = {
  true: '✓',
  false: '✗',
  unknown: '?',
  judge: '…',
};

export interface TextOptions {
  readonly language?: Language;
  /** Only what decided. */
  readonly short?: boolean;
}

/** An explanation as text, two spaces a level: what an officer reads aloud. */
export function explanationText(
  explanation: Explanation,
  { language = 'zh', short = false }: TextOptions = {},
): string {
  return explanationLines(explanation, short)
    .map(
      ({ depth, mark, text }) => `${'  '.repeat(depth)}${mark === null ? '' : `${MARKS[mark]} `}${say(text, language)}`,
    )
    .join('\n');
}
