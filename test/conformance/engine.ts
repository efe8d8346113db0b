import { ENGINES as ENGINES_OF_HUIQI } from '../../src/engines/index.ts';
import { type Match, match, matchUsing, type Profile, type RuleSet } from '../../src/index.ts';

/** What a case may say of the outcome. */
export const ASPECTS = [
  'verdict',
  'amount',
  'ceiling',
  'delivery',
  'open',
  'opens',
  'closes',
  'missing',
  'missingForAmount',
  'review',
  'reason',
  'questions',
  'warnings',
] as const;
export type Aspect = (typeof ASPECTS)[number];

/** The rules and the enterprise of a case, loaded without an error. */
export interface LoadedCase {
  readonly rules: RuleSet;
  /** As `loadProfiles` gives it. */
  readonly profile: Profile;
  readonly asOf: string;
}

export type Outcome = Pick<Match, 'results' | 'questions' | 'diagnostics'>;

/** A way to evaluate a rule set. Every engine runs every case, and answers at least for the aspects that it computes. */
export interface Engine {
  readonly name: string;
  readonly computes: readonly Aspect[];
  readonly run: (given: LoadedCase) => Outcome | Promise<Outcome>;
}

const matched: Engine = {
  name: 'of match',
  computes: ASPECTS,
  run: ({ rules, profile, asOf }) => match(rules, profile, { asOf }),
};

/** Every engine there is, with `match` itself first. */
export const ENGINES: readonly Engine[] = [
  matched,
  ...ENGINES_OF_HUIQI.map(
    (engine): Engine => ({
      name: engine.name,
      computes: ASPECTS,
      run: ({ rules, profile, asOf }) => matchUsing(engine, rules, profile, { asOf }),
    }),
  ),
];
