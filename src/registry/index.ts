export type { ManyMatch, Pairs, Tally } from '../match/many/index.ts';
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
export { SourceError } from './sources/source-error.ts';
export { readRegister } from './store/read-register.ts';
export type { RegisterFile } from './store/register-file.ts';
