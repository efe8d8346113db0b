import type duckdb from '@duckdb/node-bindings';
import { duckDbNotInstalled } from '../sources/messages.ts';

/** The functions of DuckDB's C interface. */
export type Bindings = typeof duckdb;

export interface DuckDbOptions {
  /** As DuckDB writes it: `512MB`. */
  readonly memoryLimit: string;
  readonly threads: number;
  /** What does not fit into memory goes there. */
  readonly tempFolder: string;
}

let loaded: Promise<Bindings> | undefined;

/** DuckDB, which is loaded when it is needed for the first time; `file` is what needs it. */
export async function loadDuckDb(file: string): Promise<Bindings> {
  loaded ??= import('@duckdb/node-bindings').then((module) => module.default);
  try {
    return await loaded;
  } catch (error) {
    throw duckDbNotInstalled(file, error);
  }
}

/** A database in memory, within the limits. */
export class DuckDb {
  private constructor(
    readonly bindings: Bindings,
    private readonly database: duckdb.Database,
    readonly connection: duckdb.Connection,
  ) {}

  /** `file` is what needs it. */
  static async open({ memoryLimit, threads, tempFolder }: DuckDbOptions, file: string): Promise<DuckDb> {
    const bindings = await loadDuckDb(file);
    const config = bindings.create_config();
    bindings.set_config(config, 'memory_limit', memoryLimit);
    bindings.set_config(config, 'threads', String(threads));
    bindings.set_config(config, 'temp_directory', tempFolder);
    // Nothing is fetched from elsewhere.
    bindings.set_config(config, 'autoinstall_known_extensions', 'false');
    const database = await bindings.open(':memory:', config);
    return new DuckDb(bindings, database, await bindings.connect(database));
  }

  query(sql: string): Promise<duckdb.Result> {
    return this.bindings.query(this.connection, sql);
  }

  /** The result while it is made, in the order of what it is made from. */
  async stream(sql: string): Promise<duckdb.Result> {
    const statement = await this.bindings.prepare(this.connection, sql);
    try {
      return await this.bindings.execute_prepared_streaming(statement);
    } finally {
      this.bindings.destroy_prepare_sync(statement);
    }
  }

  close(): void {
    this.bindings.disconnect_sync(this.connection);
    this.bindings.close_sync(this.database);
  }
}

/** A text as SQL writes it. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A name as SQL writes it. */
export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
