export type { RuleFile } from './check/rules.ts';
export { LIMITS } from './document/limits.ts';
export type { Engine, PreparedRules } from './engines/engine.ts';
export {
  type Explained,
  type ExplainOptions,
  type Explanation,
  explain,
  explanationText,
  type FactReason,
  type Reason,
  type Step,
  type TextOptions,
} from './explain/index.ts';
export type { MatchOptions, OneMatchOptions } from './match/enquiry.ts';
export { type LoadedProfiles, loadProfiles } from './match/load-profiles.ts';
export { match } from './match/match.ts';
export { type Asked, type AsyncMatch, type MatchAsyncOptions, matchAsync } from './match/match-async.ts';
export type {
  AskedName,
  FactProvider,
  FactRequest,
  FactsProvider,
  FactsRequest,
  FetchFact,
  Providers,
} from './match/match-async-providers.ts';
export { matchUsing } from './match/match-using.ts';
export {
  type Becomes,
  type Change,
  type Difference,
  type FactState,
  type More,
  type NearMiss,
  type NearMisses,
  type NearMissOptions,
  nearMisses,
  type Through,
  type Turn,
} from './match/near-misses/index.ts';
export type { Amount, Match, Question, Result } from './match/result.ts';
export { type LoadedRules, loadRules, type RuleSet } from './match/rule-set.ts';
export type { Profile } from './policy/profile.ts';
export type {
  BoundedInput,
  DateInput,
  FactInput,
  GrantInput,
  NumberInput,
  ProfileInput,
  Provenance,
  SeriesInput,
  SetInput,
} from './policy/profile-input.ts';
export type { Delivery, FactType, Kind, Segment, Verdict } from './policy/types.ts';
export type { Diagnostic, Severity } from './text/diagnostic.ts';
export { hasErrors } from './text/diagnostic.ts';
export { type Language, type Localized, type Phrase, say } from './text/localized.ts';
export { renderDiagnostic } from './text/render-diagnostic.ts';
