import type { FactNode } from '../kernel/node.ts';
import { askFor } from '../match/questions.ts';
import { givenValue, isAttested } from '../match/world.ts';
import { resolveYear } from '../policy/fact-reference.ts';
import type { FactValue } from '../policy/profile.ts';
import type { FactDeclaration } from '../policy/vocabulary.ts';
import type { Phrase } from '../text/localized.ts';
import { formatDay } from '../value/civil-date.ts';
import { BOOLEANS, type Domain, isExact } from '../value/domain.ts';
import { documentOf, type ExplainContext } from './explain-context.ts';
import type { FactReason, Knowledge, Standing } from './explanation.ts';
import { factWords } from './fact-words.ts';
import { quantitySteps } from './steps.ts';
import { NOT_GIVEN, valueView, valueWords } from './value-view.ts';

/** What is told of a fact of which nothing is known. */
const TOLD: Readonly<Partial<Record<Knowledge, Phrase>>> = {
  unknown: NOT_GIVEN,
  'not-known': { zh: '企业表示不清楚', en: 'asked, and not known' },
};

/** What is known of a fact, who says so, and what it derives from. */
export function factReason(context: ExplainContext, node: FactNode, name: string): FactReason {
  const { rules, evaluation, profile } = context;
  const { asOfYear } = evaluation.world;
  const declared = rules.vocabulary.facts.get(node.name)!;
  const year = node.year && resolveYear(node.year, asOfYear);
  const domain = evaluation.value(node);
  const given = node.name === 'asOf' ? undefined : givenValue(profile, node.name, year, asOfYear);
  const isGiven = given !== undefined && given.domain !== null;
  const clash = evaluation.clashes.some((one) => one.fact === node.name && one.year === year);
  const { derive } = declared;
  const derives = derive !== undefined && !(isGiven && (clash || isExact(given.domain!)));
  const knowledge = knowledgeOf(domain, node.allowed, given);
  return {
    fact: name,
    label: factWords({ fact: node.name, year: node.year }, rules.vocabulary, asOfYear),
    type: declared.type,
    knowledge,
    value: valueView(domain, declared),
    told: TOLD[knowledge] ?? valueWords(domain, declared, knowledge === 'partly'),
    standing: standingOf(context, declared, given, derives, knowledge),
    source: isGiven ? (given.source ?? null) : null,
    asOf: isGiven && given.asOf !== undefined ? formatDay(given.asOf) : null,
    derivation: derives
      ? quantitySteps(
          context,
          derive,
          { purpose: 'derived', outer: node.year, policy: documentOf(node.name, context), shown: declared },
          name,
        )
      : null,
    clash,
    ask: declared.ask ? askFor(name, rules.vocabulary, asOfYear) : null,
    holders: declared.holders,
  };
}

function standingOf(
  { evaluation }: ExplainContext,
  declared: FactDeclaration,
  given: FactValue | undefined,
  derives: boolean,
  knowledge: Knowledge,
): Standing {
  if (declared.name === 'asOf') return 'attested';
  if (knowledge === 'unknown' || knowledge === 'not-known') return null;
  if (given === undefined || given.domain === null) return derives ? 'derived' : null;
  if (isAttested(given, declared, evaluation.world.asOf)) return 'attested';
  // Without the age of the word, is it that of one who may say so?
  const { maxAge: _, ...ageless } = declared;
  return isAttested(given, ageless, evaluation.world.asOf) ? 'stale' : 'declared';
}

function knowledgeOf(domain: Domain, allowed: Domain, given: FactValue | undefined): Knowledge {
  if (isExact(domain)) return 'known';
  // The place above all others was said, though it leaves all of them.
  const said = given?.domain?.kind === 'option' && domain.kind === 'option' && domain.tree !== BOOLEANS;
  if (said || !sameDomain(domain, allowed)) return 'partly';
  return given?.domain === null ? 'not-known' : 'unknown';
}

/** Of one fact, so that the code list is the same. */
function sameDomain(a: Domain, b: Domain): boolean {
  const plain = (domain: Domain): string =>
    JSON.stringify(domain, (key, value: unknown) => {
      if (key === 'tree') return null;
      return typeof value === 'bigint' ? String(value) : value instanceof Set ? [...value] : value;
    });
  return plain(a) === plain(b);
}
