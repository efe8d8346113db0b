export type { ManyMatch, Pairs, Tally } from '../match/many/index.ts';
export { DELIVERIES, VERDICTS } from '../policy/types.ts';
export type { Cell } from './cells/cell.ts';
export {
  type ImportedPart,
  type ImportOptions,
  type ImportProgress,
  importRegister,
} from './importing/import-register.ts';
export { type LoadedMapping, loadMapping } from './mapping/load-mapping.ts';
export type { Join, MappedColumn, Mapping } from './mapping/mapping.ts';
export { type MappingSample, suggestMapping } from './mapping/suggest/suggest-mapping.ts';
export { type ManyBlock, type ManySource, type MatchManyOptions, matchMany } from './match-many.ts';
export type { Provenance, RegisterColumn, RegisterPart, Texts } from './register.ts';
export type { BatchOptions, BatchOutcome, RegisterInput } from './run/batch-options.ts';
export type { Progress } from './run/progress.ts';
export { runBatch } from './run/run-batch.ts';
export { RunError } from './run/run-error.ts';
export type { GroupSummary, ItemSummary, MissingFact, Summary } from './sinks/summary.ts';
export type { SourceFile, SourceInput } from './sources/open-source.ts';
export type { Row } from './sources/rows-source.ts';
export { SourceError } from './sources/source-error.ts';
export { readRegister } from './store/read-register.ts';
export type { RegisterFile } from './store/register-file.ts';
export { type Reject, readRejects } from './store/reject-file.ts';
