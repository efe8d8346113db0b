import type { Match, Result } from '../match/result.ts';
import { type Language, type Localized, say } from '../text/localized.ts';

/** The line of one enterprise with `--json`. Texts are in one language; amounts are numbers of yuan. */
export function matchLine(match: Match, language: Language, all: boolean): string {
  const text = (phrase: Localized | null): string | null => phrase && say(phrase, language);
  const { enterprise, name, asOf, rules } = match;
  const result = (one: Result) => ({
    ...one,
    title: text(one.title),
    review: one.review.map(({ note, by }) => ({ note: text(note), by: text(by) })),
    reason: text(one.reason),
  });
  const results = match.results.filter(({ verdict }) => all || verdict !== 'ineligible').map(result);
  const questions = match.questions.map(({ fact, ask, settles, stake }) => ({ fact, ask: text(ask), settles, stake }));
  return JSON.stringify({ enterprise, name, asOf, rules, results, questions });
}
