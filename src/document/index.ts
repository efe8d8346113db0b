export { documentsEqual } from './documents-equal.ts';
export { documentFromValue, type ValueDocument } from './from-value.ts';
export { LIMITS } from './limits.ts';
export {
  type DocEntry,
  type DocList,
  type DocMap,
  type DocNode,
  type DocScalar,
  isNull,
  type ScalarStyle,
} from './node.ts';
export { type ParsedDocument, parseDocument } from './parse.ts';
export { type JsonRecord, type ParsedJsonLines, parseJsonLines } from './parse-json-lines.ts';
export { printDocument } from './print.ts';
export type { DocumentFile } from './read-text.ts';
export { reprint } from './reprint.ts';
