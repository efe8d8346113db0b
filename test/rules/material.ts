import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A clause of the collection that the catalogue was made from, as far as coverage is about it. */
export interface MaterialClause {
  readonly id: string;
  readonly conditions: readonly string[];
  readonly exclusions: readonly string[];
}

/** The folder with the collection, where it is at hand: it is not part of the project. */
export const MATERIAL = process.env['HUIQI_MATERIAL'] || null;

export function materialClauses(folder: string): readonly MaterialClause[] {
  return readFileSync(join(folder, 'clauses.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line.normalize('NFC')));
}
