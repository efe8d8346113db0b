import { nearestName } from '../../text/nearest-name.ts';
import type { RecordSource } from './batch.ts';
import { CsvSource } from './csv/csv-source.ts';
import { encodingNamed } from './encoding.ts';
import { columnTwice, missingColumn, unknownDelimiter, unknownEncoding, unknownFormat } from './messages.ts';
import { type Row, RowsSource } from './rows-source.ts';

export const FORMATS = ['csv', 'parquet', 'jsonl'] as const;
export type Format = (typeof FORMATS)[number];

/** A file of records. What is not said is told by its name and its beginning. */
export interface SourceFile {
  readonly file: string;
  readonly format?: Format;
  /** `utf-8`, `gb18030` (also `gbk`, `gb2312`), `utf-16le`, `utf-16be`. */
  readonly encoding?: string;
  /** One character of ASCII. */
  readonly delimiter?: string;
}

/** Where records come from: a file, by its path, or rows that code has. */
export type SourceInput = string | SourceFile | AsyncIterable<Row> | Iterable<Row>;

/** What DuckDB may use, where it is needed. */
export interface SourceLimits {
  /** As DuckDB writes it: `1GB`. */
  readonly memoryLimit: string;
  readonly threads: number;
  /** What does not fit into memory goes there. */
  readonly tempFolder: string;
}

const ENDINGS: readonly (readonly [ending: RegExp, format: Format])[] = [
  [/\.(csv|tsv|txt)$/i, 'csv'],
  [/\.(parquet|pq)$/i, 'parquet'],
  [/\.(jsonl|ndjson)$/i, 'jsonl'],
];

const DELIMITER = /^[\t !#-/:-@[-`{-~]$/;

export const sourceFile = (source: SourceInput): SourceFile | null => {
  if (typeof source === 'string') return { file: source };
  return 'file' in source ? source : null;
};

/** What is said of how a source is to be read, in words that are always the same; null if nothing is. */
export function readingOf(source: SourceInput): string | null {
  const { format, encoding, delimiter } = sourceFile(source) ?? {};
  const said = Object.entries({ format, encoding, delimiter }).filter(([, one]) => one !== undefined);
  return said.length === 0 ? null : said.map(([key, one]) => `${key} ${JSON.stringify(one)}`).join(', ');
}

export async function openSource(source: SourceInput, limits: SourceLimits): Promise<RecordSource> {
  const described = sourceFile(source);
  if (described === null) return new RowsSource(source as AsyncIterable<Row> | Iterable<Row>);
  const { file, encoding: called, delimiter } = described;
  const format = described.format ?? ENDINGS.find(([ending]) => ending.test(file))?.[1];
  if (format === undefined) throw unknownFormat(file);
  const encoding = called === undefined ? undefined : encodingNamed(called);
  if (called !== undefined && encoding === undefined) throw unknownEncoding(file, called);
  if (delimiter !== undefined && !DELIMITER.test(delimiter)) throw unknownDelimiter(file, delimiter);
  switch (format) {
    case 'csv':
      return CsvSource.open(file, { ...(encoding && { encoding }), ...(delimiter !== undefined && { delimiter }) });
    case 'jsonl': {
      const { JsonLinesSource } = await import('./json-lines/json-lines-source.ts');
      return JsonLinesSource.open(file, encoding);
    }
    case 'parquet': {
      const { openParquet } = await import('./parquet/parquet-source.ts');
      return openParquet(file, limits);
    }
  }
}

/** Throws unless each of the columns is there, once. Sources without a header have any. */
export function checkColumns(file: string, { columns: there }: RecordSource, wanted: Iterable<string>): void {
  if (there === null) return;
  for (const column of wanted) {
    const first = there.indexOf(column);
    if (first < 0) throw missingColumn(file, column, nearestName(column, there), there);
    if (there.indexOf(column, first + 1) >= 0) throw columnTwice(file, column);
  }
}
