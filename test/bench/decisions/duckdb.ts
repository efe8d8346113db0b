import { type DuckDBConnection, DuckDBInstance, type DuckDBPreparedStatement } from '@duckdb/node-api';
import chunk from 'lodash/chunk.js';
import { type Contender, HOLDS, OPEN } from './contender.ts';
import { plainRow, type Register } from './register.ts';
import { COUNTIES, type Condition, divisionOf, INDUSTRIES, type Item, sectionOf, TITLES } from './rules.ts';

/**
 * SQL's own three values over a table in memory, on one thread; statements prepared beforehand. It counts the rows that
 * hold, which is less than listing them.
 */
export const duckdb: readonly Contender[] = [
  contender('a query for a hundred items, a filter each', (items) =>
    chunk(items, 100).map(
      (some) => `SELECT ${some.map(({ when }) => `count(*) FILTER (WHERE ${write(when)})`).join(', ')} FROM register`,
    ),
  ),
  contender('a query an item', (items) =>
    items.map(({ when }) => `SELECT count(*) FROM register WHERE ${write(when)}`),
  ),
];

function contender(form: string, queries: (items: readonly Item[]) => readonly string[]): Contender {
  return {
    engine: 'duckdb',
    form,
    threeValued: true,
    rows: () => 40_960,
    items: 1000,
    prepare: async (items, register) => {
      const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
      const connection = await instance.connect();
      await fill(connection, register);
      const statements: DuckDBPreparedStatement[] = [];
      for (const sql of queries(items)) statements.push(await connection.prepare(sql));
      return {
        run: async () => {
          for (const statement of statements) await statement.run();
        },
        answers: async () => {
          const answers = new Uint8Array(items.length * register.count);
          for (const [at, { when }] of items.entries()) {
            const condition = write(when);
            const found = await connection.runAndReadAll(
              `SELECT row, (${condition}) IS NULL FROM register WHERE coalesce(${condition}, true)`,
            );
            for (const [row, isOpen] of found.getRowsJS())
              answers[at * register.count + (row as number)] = isOpen ? OPEN : HOLDS;
          }
          return answers;
        },
      };
    },
  };
}

const FLAGS = ['aboveScale', 'exporter', 'dishonest'] as const;
const NUMBERS = ['staff', 'revenue', 'assets', 'capital', 'research', 'since'] as const;
const CODES = { county: COUNTIES, section: INDUSTRIES.map(sectionOf), division: INDUSTRIES.map(divisionOf) };
const titleColumn = (title: string): string => `has_${title.replaceAll('-', '_')}`;

/** Codes are of enumerated types, which are compared as small integers; each title is a column of its own. */
async function fill(connection: DuckDBConnection, register: Register): Promise<void> {
  for (const [fact, codes] of Object.entries(CODES))
    await connection.run(
      `CREATE TYPE ${fact}_code AS ENUM (${[...new Set(codes)].map((code) => `'${code}'`).join(', ')})`,
    );
  const columns = [
    'row INTEGER',
    ...Object.keys(CODES).map((fact) => `${fact} ${fact}_code`),
    ...FLAGS.map((fact) => `${fact} BOOLEAN`),
    ...NUMBERS.map((fact) => `${fact} BIGINT`),
    ...TITLES.map((title) => `${titleColumn(title)} BOOLEAN`),
  ];
  await connection.run(
    `CREATE TABLE given (${columns.map((column) => column.replace(/ \w+_code/, ' VARCHAR')).join(', ')})`,
  );
  await connection.run(`CREATE TABLE register (${columns.join(', ')})`);
  const appender = await connection.createAppender('given');
  for (let row = 0; row < register.count; row++) {
    const plain = plainRow(register, row);
    appender.appendInteger(row);
    for (const fact of Object.keys(CODES)) {
      const code = plain[fact];
      if (code === undefined) appender.appendNull();
      else appender.appendVarchar(code as string);
    }
    for (const fact of FLAGS) {
      const flag = plain[fact];
      if (flag === undefined) appender.appendNull();
      else appender.appendBoolean(flag as boolean);
    }
    for (const fact of NUMBERS) {
      const number = plain[fact];
      if (number === undefined) appender.appendNull();
      else appender.appendBigInt(BigInt(number as number));
    }
    for (const title of TITLES) {
      if (plain.titles === undefined) appender.appendNull();
      else appender.appendBoolean((plain.titles as readonly string[]).includes(title));
    }
    appender.endRow();
  }
  appender.closeSync();
  await connection.run('INSERT INTO register SELECT * FROM given ORDER BY row');
  await connection.run('DROP TABLE given');
}

function write(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
      return `(${condition.of.map(write).join(' AND ')})`;
    case 'any':
      return `(${condition.of.map(write).join(' OR ')})`;
    case 'not':
      return `NOT ${write(condition.of)}`;
    case 'one-of':
      return condition.codes.length === 1
        ? `${condition.fact} = '${condition.codes[0]}'`
        : `${condition.fact} IN (${condition.codes.map((code) => `'${code}'`).join(', ')})`;
    case 'at-least':
      return `${condition.fact} >= ${condition.than}`;
    case 'below':
      return `${condition.fact} < ${condition.than}`;
    case 'between':
      return `${condition.fact} BETWEEN ${condition.from} AND ${condition.to}`;
    case 'is':
      return condition.value ? condition.fact : `NOT ${condition.fact}`;
    case 'has':
      return titleColumn(condition.title);
    default:
      return condition satisfies never;
  }
}
