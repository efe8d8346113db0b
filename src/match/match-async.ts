import type { Profile } from '../policy/profile.ts';
import { type Diagnostic, type Message, Reporter } from '../text/diagnostic.ts';
import { nearestName } from '../text/nearest-name.ts';
import { formatDay } from '../value/civil-date.ts';
import { answer, byReference } from './answer.ts';
import { markChecked } from './checked-profile.ts';
import { begin, type Enquiry, enquiryOf, type MatchOptions } from './enquiry.ts';
import { answerWithoutYear, notAnAnswer, providerFailed, unknownProvider } from './match-async-messages.ts';
import { type Call, nextCall } from './match-async-plan.ts';
import { type AskedName, type Providers, type Source, sourcesOf } from './match-async-providers.ts';
import { providerName, readAnswer } from './match-async-reading.ts';
import type { Match } from './result.ts';
import type { RuleSet } from './rule-set.ts';

export interface MatchAsyncOptions extends MatchOptions {
  readonly providers: Providers;
  /** Ends the matching: the promise is rejected with its reason. */
  readonly signal?: AbortSignal;
}

/** A fact that was asked for, in a year if it is a series. */
export interface Asked {
  readonly fact: string;
  readonly year?: number;
  /** Whether the answer said anything about it. */
  readonly answered: boolean;
}

export interface AsyncMatch extends Match {
  /** In the order in which they were asked. */
  readonly asked: readonly Asked[];
  /** What was answered, as the `facts` of a profile give it, to be kept with them; null where it is not known. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The profile with the answers, for `match` and whatever else takes one. */
  readonly profile: Profile;
}

/**
 * As `match`, asking for what is missing: one call at a time, the one that can settle most for its cost first, and only
 * while an answer can still matter to an item that is asked for. Each fact of each year is asked for once at most, and
 * never where it is known, or given as null, or the profile names no enterprise. A provider that fails, or answers what cannot be read, is a diagnostic.
 */
export async function matchAsync(rules: RuleSet, profile: unknown, options: MatchAsyncOptions): Promise<AsyncMatch> {
  const sources = sourcesOf(options.providers);
  const { signal } = options;
  signal?.throwIfAborted();
  const begun = begin(rules, profile, options);
  if (begun.kind === 'refused') return { ...begun.match, asked: [], facts: {}, profile: begun.profile };
  const counter = new Counter(begun.enquiry, sources, signal);
  // Nobody can answer for an enterprise without a name; that it has none is told of the profile.
  if (begun.enquiry.profile.enterprise !== '') await counter.askAll();
  const { enquiry, diagnostics, asked, facts } = counter;
  const found = answer(enquiry, byReference(enquiry));
  return {
    ...found,
    diagnostics: [...found.diagnostics, ...diagnostics],
    asked,
    facts: Object.fromEntries(facts),
    profile: markChecked(enquiry.profile),
  };
}

/** Asks on behalf of one enterprise, and keeps what it is told. */
class Counter {
  readonly asked: Asked[] = [];
  readonly diagnostics: Diagnostic[];
  readonly facts = new Map<string, unknown>();
  private readonly names = new Set<string>();

  constructor(
    public enquiry: Enquiry,
    private readonly sources: readonly Source[],
    private readonly signal: AbortSignal | undefined,
  ) {
    this.diagnostics = [...unknownFacts(enquiry.rules, sources)];
  }

  async askAll(): Promise<void> {
    for (let call = this.next(); call !== null; call = this.next()) await this.ask(call);
  }

  private next(): Call | null {
    return nextCall(this.enquiry, this.sources, this.names);
  }

  private async ask({ source, names }: Call): Promise<void> {
    for (const { name } of names) this.names.add(name);
    const answers = await this.answersOf(source, names);
    let { profile } = this.enquiry;
    for (const asked of names) {
      const { fact, year, name } = asked;
      let answered = false;
      if (answers.has(name)) {
        const declared = this.enquiry.rules.vocabulary.facts.get(fact)!;
        const given = answers.get(name);
        const read = readAnswer(profile, asked, declared, this.enquiry.evaluation.world.asOfYear, given);
        if (read.profile !== profile) this.keep(asked, given);
        ({ profile, answered } = read);
        this.diagnostics.push(...read.diagnostics);
      }
      this.asked.push({ fact, ...(year !== null && { year }), answered });
    }
    const { rules, asOf, items, diagnostics } = this.enquiry;
    this.enquiry = enquiryOf(rules, profile, asOf, items, diagnostics);
  }

  /** By name, null where it is not known; without those whose answer is not to be had, which is told. */
  private async answersOf(source: Source, names: readonly AskedName[]): Promise<ReadonlyMap<string, unknown>> {
    const reporter = new Reporter({ name: providerName(names), text: '' });
    const tell = (message: Message): void => reporter.report({ start: 0, end: 0 }, message);
    const told = names.map(({ name }) => name);
    const answers = new Map<string, unknown>();
    try {
      if (source.kind === 'single') {
        const [asked] = names as readonly [AskedName];
        answers.set(asked.name, (await this.unlessAborted(() => source.fetch({ ...asked, ...this.about() }))) ?? null);
      } else {
        const given = await this.unlessAborted(() => source.fetch({ facts: names, ...this.about() }));
        const byName = mapOf(given);
        if (byName === null) tell(notAnAnswer(told, Array.isArray(given) ? 'a list' : typeof given));
        else {
          const withoutYear = names.filter(({ name, fact }) => !byName.has(name) && byName.has(fact));
          if (withoutYear.length > 0) tell(answerWithoutYear(withoutYear.map(({ name }) => name)));
          for (const asked of names)
            if (!withoutYear.includes(asked)) answers.set(asked.name, byName.get(asked.name) ?? null);
        }
      }
    } catch (error) {
      this.signal?.throwIfAborted();
      tell(providerFailed(told, error));
    }
    this.diagnostics.push(...reporter.diagnostics);
    return answers;
  }

  private about() {
    const { profile, asOf } = this.enquiry;
    return { enterprise: profile.enterprise, asOf: formatDay(asOf), ...(this.signal && { signal: this.signal }) };
  }

  /** Rejects as soon as the signal says so, whatever the provider does. */
  private async unlessAborted(fetch: () => unknown): Promise<unknown> {
    const { signal } = this;
    if (signal === undefined) return fetch();
    let stop = (): void => {};
    const aborted = new Promise<never>((_, reject) => {
      stop = () => reject(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
    });
    try {
      // Also what a provider throws at once: the race must have heard of both.
      const found = await Promise.race([(async () => fetch())(), aborted]);
      signal.throwIfAborted();
      return found;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  private keep({ fact, year }: AskedName, given: unknown): void {
    if (year === null) this.facts.set(fact, given);
    else this.facts.set(fact, { ...(this.facts.get(fact) as object | undefined), [year]: given });
  }
}

function mapOf(given: unknown): ReadonlyMap<string, unknown> | null {
  // A copy: what reads it cannot fail.
  if (given instanceof Map) return new Map(given);
  if (given === undefined || given === null) return new Map();
  return typeof given === 'object' && !Array.isArray(given) ? new Map(Object.entries(given)) : null;
}

function unknownFacts({ vocabulary }: RuleSet, sources: readonly Source[]): readonly Diagnostic[] {
  const reporter = new Reporter({ name: 'providers', text: '' });
  for (const name of new Set(sources.flatMap(({ facts }) => facts)))
    if (!vocabulary.facts.has(name))
      reporter.report({ start: 0, end: 0 }, unknownProvider(name, nearestName(name, vocabulary.facts.keys())));
  return reporter.diagnostics;
}
