/** What stands in a Parquet file is not read here: DuckDB is asked, which reads more, or knows what is wrong with it. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}
