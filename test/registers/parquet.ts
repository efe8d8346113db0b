import { DuckDBDataChunk, DuckDBInstance, VARCHAR } from '@duckdb/node-api';
import { TYPED_COLUMNS, typedRow } from './columns.ts';
import type { Enterprise } from './enterprise.ts';
import { ALPHABET, NUMBERS, STRIDE, shiftOf } from './identity.ts';
import { enterprisesOf, type RegisterOptions, STRETCH } from './register.ts';

/** So many rows are drawn, unless told otherwise; further ones are the same enterprises under other credit codes. */
const DRAWN = 4 * STRETCH;
const CHUNK = 2048;

/** What the SQL needs to give an enterprise a credit code. */
const CODE_COLUMNS = [
  { name: '_ordinal', type: 'BIGINT' },
  { name: '_front', type: 'VARCHAR' },
  { name: '_front_sum', type: 'INTEGER' },
  { name: '_modern', type: 'BOOLEAN' },
  { name: '_form', type: 'VARCHAR' },
] as const;

/**
 * Writes the typed register as Parquet. Ten million rows take DuckDB a minute: each credit code is computed anew, with
 * both its check characters, in SQL.
 */
export async function writeParquet(path: string, { rows, seed }: RegisterOptions, drawnAtMost = DRAWN): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '1GB', threads: '2' });
  const connection = await instance.connect();
  try {
    const drawn = Math.min(rows, drawnAtMost);
    const names = [...TYPED_COLUMNS, ...CODE_COLUMNS].map(({ name }) => name);
    await connection.run(`CREATE TABLE drawn (${names.map((name) => `"${name}" VARCHAR`).join(', ')})`);
    const appender = await connection.createAppender('drawn');
    let kept: (string | null)[][] = [];
    const append = (): void => {
      const chunk = DuckDBDataChunk.create(
        names.map(() => VARCHAR),
        kept.length,
      );
      chunk.setRows(kept);
      appender.appendDataChunk(chunk);
      kept = [];
    };
    for (const of of enterprisesOf({ rows: drawn, seed })) {
      kept.push([...typedRow(TYPED_COLUMNS, seed, of).map(cellText), ...codeCells(of)]);
      if (kept.length === CHUNK) append();
    }
    if (kept.length > 0) append();
    appender.closeSync();
    const casts = [...TYPED_COLUMNS, ...CODE_COLUMNS].map(({ name, type }) => `${castOf(name, type)} AS "${name}"`);
    await connection.run(`CREATE TABLE typed AS SELECT ${casts.join(', ')} FROM drawn; DROP TABLE drawn`);
    const written = TYPED_COLUMNS.map(({ name }) =>
      name === '统一社会信用代码' ? `${CODE} AS "${name}"` : `"${name}"`,
    );
    await connection.run(
      `COPY (SELECT ${written.join(', ')} FROM ${withCheckCharacters(rows, drawn, seed)})
       TO '${path.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 122880)`,
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function cellText(value: ReturnType<typeof typedRow>[number]): string | null {
  if (value === null || typeof value === 'string') return value;
  return typeof value === 'object' ? value.join('；') : String(value);
}

function castOf(name: string, type: string): string {
  if (type === 'VARCHAR') return `"${name}"`;
  return type === 'VARCHAR[]'
    ? `list_filter(string_split("${name}", '；'), lambda one: one <> '')`
    : `"${name}"::${type}`;
}

/** Powers of 3 modulo 31, as GB 32100 weighs; and the weights of GB 11714. */
const WEIGHTS = Array.from({ length: 17 }, (_, at) => Number(3n ** BigInt(at) % 31n));
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

function codeCells({ ordinal, prefix, codeForm }: Enterprise): (string | null)[] {
  const front = prefix.category + prefix.registrar;
  const sum = [...front].reduce((total, character, at) => total + ALPHABET.indexOf(character) * WEIGHTS[at]!, 0);
  return [String(ordinal), front, String(sum), String(prefix.modern), codeForm];
}

/**
 * Rows of the drawn ones, as often as needed, in order, with the values d1 to d8 of the middle of the credit code, c9, the
 * place of the organisation's check character in the alphabet, and c18, that of the last.
 */
function withCheckCharacters(rows: number, drawn: number, seed: number): string {
  const copies = Array.from({ length: Math.ceil(rows / drawn) }, (_, copy) => {
    const rest = Math.min(drawn, rows - copy * drawn);
    return `SELECT *, ${copy} AS copy FROM typed${rest < drawn ? ` WHERE rowid < ${rest}` : ''}`;
  });
  const number = `((_ordinal + copy::BIGINT * ${drawn}) * ${STRIDE} + ${shiftOf(seed)}) % ${NUMBERS}`;
  const places = Array.from({ length: 8 }, (_, at) => {
    const old = `(n // ${10 ** (7 - at)}) % 10`;
    const modern = at < 2 ? String(ALPHABET.indexOf('MA'[at]!)) : `(n // ${31 ** (7 - at)}) % 31`;
    return `(CASE WHEN _modern THEN ${modern} ELSE ${old} END)::INTEGER AS d${at + 1}`;
  });
  // Letters count from A = 10 among all 26 here; the alphabet of credit codes leaves out I, O, S, V and Z.
  const value = (d: string): string =>
    `(${d} + (${d} >= 18)::INTEGER + (${d} >= 23)::INTEGER + (${d} >= 26)::INTEGER + (${d} >= 28)::INTEGER)`;
  const organisation = ORGANISATION_WEIGHTS.map((weight, at) => `${value(`d${at + 1}`)} * ${weight}`).join(' + ');
  const middle = ORGANISATION_WEIGHTS.map((_, at) => `d${at + 1} * ${WEIGHTS[8 + at]}`).join(' + ');
  return `(SELECT *, (31 - (_front_sum + ${middle} + c9 * ${WEIGHTS[16]}) % 31) % 31 AS c18
    FROM (SELECT *, CASE o9 WHEN 10 THEN ${ALPHABET.indexOf('X')} ELSE o9 END AS c9
      FROM (SELECT *, (11 - (${organisation}) % 11) % 11 AS o9
        FROM (SELECT *, ${places.join(', ')} FROM (SELECT *, ${number} AS n FROM (${copies.join(' UNION ALL ')}))))))`;
}

const character = (place: string): string => `substr('${ALPHABET}', ${place} + 1, 1)`;
const MIDDLE = Array.from({ length: 8 }, (_, at) => character(`d${at + 1}`)).join(' || ');
const CODE = `CASE _form
  WHEN 'old' THEN substr(_front, 3, 6) || '1' || lpad(n::VARCHAR, 8, '0')
  WHEN 'lower' THEN _front || ${MIDDLE} || ${character('c9')} || lower(${character('c18')})
  ELSE _front || ${MIDDLE} || ${character('c9')} || ${character('c18')} END`;
