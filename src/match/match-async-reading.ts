import { readFactValue } from '../check/fact-value.ts';
import { DocReader } from '../check/reader.ts';
import { documentFromValue } from '../document/from-value.ts';
import type { FactValue, Profile } from '../policy/profile.ts';
import type { FactDeclaration } from '../policy/vocabulary.ts';
import { type Diagnostic, hasErrors, Reporter } from '../text/diagnostic.ts';
import { intersectDomains, isExact } from '../value/domain.ts';
import { answerContradicts } from './match-async-messages.ts';
import type { AskedName } from './match-async-providers.ts';
import { givenValue } from './world.ts';

export interface ReadAnswer {
  /** The profile with the answer, or as it was if there is nothing new. */
  readonly profile: Profile;
  readonly answered: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** How diagnostics call whoever answers for a fact. */
export function providerName(names: readonly AskedName[]): string {
  return `provider of ${names.map(({ name }) => name).join(', ')}`;
}

/** Reads an answer in the shape of a profile's fact. One that cannot be read is told, and changes nothing. */
export function readAnswer(
  profile: Profile,
  asked: AskedName,
  declared: FactDeclaration,
  asOfYear: number,
  answer: unknown,
): ReadAnswer {
  const before = givenValue(profile, asked.fact, asked.year, asOfYear);
  const { source, root, diagnostics } = documentFromValue(answer ?? null, providerName([asked]));
  const reader = new DocReader(source);
  // What is no plain data stands as null in the document.
  const read = root && !hasErrors(diagnostics) ? readFactValue(reader, root, declared) : null;
  const found = [...diagnostics, ...reader.reporter.diagnostics];
  if (read === null) return { profile, answered: false, diagnostics: found };
  // What the answer has no place for in the profile's text is the whole profile.
  const value: FactValue = { ...read, span: profile.span };
  if (value.domain === null) {
    // Bounds that are known stay known.
    const kept = before === undefined ? withValue(profile, asked, value) : profile;
    return { profile: kept, answered: false, diagnostics: found };
  }
  const { value: narrowed, contradicts } = narrow(before, value);
  const reporter = new Reporter(source);
  if (contradicts) reporter.report({ start: 0, end: 0 }, answerContradicts(asked.name));
  return {
    profile: withValue(profile, asked, narrowed),
    answered: true,
    diagnostics: [...found, ...reporter.diagnostics],
  };
}

/** What was known and what is answered, together: knowing more never widens. */
function narrow(
  before: FactValue | undefined,
  answer: FactValue,
): { readonly value: FactValue; readonly contradicts: boolean } {
  if (before === undefined || before.domain === null || answer.domain === null)
    return { value: answer, contradicts: false };
  const common = intersectDomains(before.domain, answer.domain);
  if (common === null) return { value: answer, contradicts: true };
  if (isExact(answer.domain)) return { value: answer, contradicts: false };
  // Nobody by himself has said what follows from both.
  const { source: _source, asOf: _asOf, ...declared } = answer;
  const same = before.source === answer.source && before.asOf === answer.asOf;
  return { value: { ...(same ? answer : declared), domain: common }, contradicts: false };
}

function withValue(profile: Profile, { fact, year }: AskedName, value: FactValue): Profile {
  const given = profile.facts.get(fact);
  const years = given?.years ?? new Map<number, FactValue>();
  const completed =
    year === null ? { plain: value, years } : { ...given, years: new Map([...years, [year, value] as const]) };
  return { ...profile, facts: new Map([...profile.facts, [fact, completed] as const]) };
}
