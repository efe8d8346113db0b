/** One fact that is asked for. */
export interface AskedName {
  /** As results name it: `staff`, `revenue@2024`. */
  readonly name: string;
  /** The name without a year. */
  readonly fact: string;
  /** Null unless the fact is a series. */
  readonly year: number | null;
}

interface Request {
  /** The id of the profile. */
  readonly enterprise: string;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  /** That of the options, to be passed on. */
  readonly signal?: AbortSignal;
}

export interface FactRequest extends AskedName, Request {}

export interface FactsRequest extends Request {
  readonly facts: readonly AskedName[];
}

/**
 * Answers for one fact of one year as a profile gives it: its value, bounds, either with `source` and `asOf`, or null
 * where it was asked and is not known; nothing counts as null.
 */
export type FetchFact = (request: FactRequest) => unknown;

export interface FactProvider {
  readonly fetch: FetchFact;
  /** What a call costs, in any unit, not negative; 1 if absent. */
  readonly cost?: number;
  readonly facts?: undefined;
}

/** One call for several facts: asked for those that can matter, it answers an object or a Map of them by `name`. */
export interface FactsProvider {
  readonly facts: readonly string[];
  readonly fetch: (request: FactsRequest) => unknown;
  readonly cost?: number;
}

/** By the name of the fact; a provider of several facts by any name of its own. */
export type Providers = Readonly<Record<string, FetchFact | FactProvider | FactsProvider>>;

/** A provider in one shape. */
export type Source =
  | { readonly kind: 'single'; readonly facts: readonly [string]; readonly fetch: FetchFact; readonly cost: number }
  | {
      readonly kind: 'several';
      readonly facts: readonly string[];
      readonly fetch: FactsProvider['fetch'];
      readonly cost: number;
    };

/** Throws a `TypeError` for what is no provider: a mistake of the program, not of a user. */
export function sourcesOf(providers: Providers): readonly Source[] {
  if (typeof providers !== 'object' || providers === null)
    throw new TypeError('the option `providers` is no object of providers by name');
  return Object.entries(providers).map(([name, given]): Source => {
    const provider = typeof given === 'function' ? { fetch: given } : given;
    const { fetch, cost = 1, facts } = provider ?? {};
    if (typeof fetch !== 'function') throw new TypeError(`the provider \`${name}\` has no function \`fetch\``);
    if (typeof cost !== 'number' || !(cost >= 0) || cost === Number.POSITIVE_INFINITY)
      throw new TypeError(`the cost of the provider \`${name}\` is no number from 0 up`);
    if (facts === undefined) return { kind: 'single', facts: [name], fetch: fetch as FetchFact, cost };
    if (!Array.isArray(facts)) throw new TypeError(`the \`facts\` of the provider \`${name}\` are no list of names`);
    return { kind: 'several', facts, fetch: fetch as FactsProvider['fetch'], cost };
  });
}
