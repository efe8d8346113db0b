/** How verdicts are written into the file that users see. */
export const FORMATS = ['parquet', 'csv', 'jsonl'] as const;
export type Format = (typeof FORMATS)[number];
