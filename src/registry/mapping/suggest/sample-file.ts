import { tmpdir } from 'node:os';
import type { Cell } from '../../cells/cell.ts';
import { cellIn } from '../../sources/cell-in.ts';
import { encodingNamed } from '../../sources/encoding.ts';
import { FileBytes } from '../../sources/file-bytes.ts';
import { openSource, type SourceFile } from '../../sources/open-source.ts';
import type { MappingSample } from './suggest-mapping.ts';

/** So many rows show how a column is written. */
const ROWS = 1000;
/** The names of a file without a header are looked for so far. */
const HEAD = 1 << 20;

/** The header and the first rows of a register. Throws a `SourceError` where it cannot be read. */
export async function sampleFile(described: SourceFile): Promise<MappingSample> {
  const { file } = described;
  const limits = { memoryLimit: '512MB', threads: 1, tempFolder: tmpdir() };
  const source = await openSource(described, limits);
  const header = source.columns ?? (await namesIn(described));
  // Of several columns of one name nobody can read one.
  const columns = [...new Set(header)].filter((name) => header.indexOf(name) === header.lastIndexOf(name));
  const places = header.map((name) => columns.indexOf(name));
  const rows: Cell[][] = [];
  for await (const batch of source.peek(columns)) {
    for (let row = 0; row < batch.count && rows.length < ROWS; row++)
      rows.push(places.map((at) => (at < 0 ? null : cellIn(batch.columns[at]!, row))));
    if (rows.length >= ROWS) break;
  }
  return { file, header, rows };
}

/** The names of the first objects of JSON Lines, in the order in which they come. */
async function namesIn({ file, encoding }: SourceFile): Promise<readonly string[]> {
  const bytes = await FileBytes.open(file, encoding === undefined ? undefined : encodingNamed(encoding));
  const head = new Uint8Array(HEAD);
  let length = 0;
  try {
    for (let count = -1; count !== 0 && length < HEAD; length += count) count = await bytes.fill(head, length);
  } finally {
    await bytes.close();
  }
  const text = new TextDecoder().decode(head.subarray(0, length));
  const lines = text.split('\n').slice(0, ROWS);
  // The last may be cut.
  if (length === HEAD) lines.pop();
  const names = new Set<string>();
  for (const line of lines) for (const name of namesOf(line)) names.add(name);
  return [...names];
}

function namesOf(line: string): readonly string[] {
  try {
    const record: unknown = JSON.parse(line);
    return typeof record === 'object' && record !== null && !Array.isArray(record) ? Object.keys(record) : [];
  } catch (error) {
    // A line that is no JSON has no names; whoever reads the records rejects it by its number.
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
