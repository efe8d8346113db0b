import { DELIVERIES, VERDICTS } from '../../policy/types.ts';
import { csvCell, csvLine, identitiesOf, yuanOf } from './cells.ts';
import type { VerdictBatch } from './verdict-batch.ts';

/** The columns of the file of verdicts (FORMAT, section 7). */
export const VERDICT_COLUMNS = [
  'enterprise',
  'item',
  'subject',
  'verdict',
  'amount_min',
  'amount_max',
  'delivery',
  'missing',
] as const;

/** A way of writing verdicts as text: what stands before all rows, and the lines of some of them. */
export interface VerdictLines {
  readonly head: string;
  /** `items` are the names of the items that a batch names by their places. */
  lines(batch: VerdictBatch, items: readonly string[]): string;
}

/** Comma-separated values by RFC 4180, UTF-8 without a byte order mark. */
export const csvVerdicts: VerdictLines = {
  head: csvLine(VERDICT_COLUMNS),
  lines: (batch, items) => {
    const enterprises = identitiesOf(batch).map(csvCell);
    const names = items.map(csvCell);
    const missings = batch.missings.map(csvCell);
    const [min, max] = amountsOf(batch);
    return linesOf(batch, (at) => {
      const { rows, items: item, verdicts, deliveries, missing } = batch;
      const settled = `${enterprises[rows[at]!]},${names[item[at]!]},,${VERDICTS[verdicts[at]!]}`;
      return `${settled},${min(at) ?? ''},${max(at) ?? ''},${DELIVERIES[deliveries[at]!]},${missings[missing[at]!]}\r\n`;
    });
  },
};

/** An object on each line; amounts are numbers. */
export const jsonVerdicts: VerdictLines = {
  head: '',
  lines: (batch, items) => {
    const text = (value: string): string => JSON.stringify(value);
    const enterprises = identitiesOf(batch).map(text);
    const names = items.map(text);
    const missings = batch.missings.map(text);
    const [min, max] = amountsOf(batch);
    return linesOf(batch, (at) => {
      const { rows, items: item, verdicts, deliveries, missing } = batch;
      const who = `{"enterprise":${enterprises[rows[at]!]},"item":${names[item[at]!]},"subject":null`;
      const what = `"verdict":"${VERDICTS[verdicts[at]!]}","amount_min":${min(at)},"amount_max":${max(at)}`;
      return `${who},${what},"delivery":"${DELIVERIES[deliveries[at]!]}","missing":${missings[missing[at]!]}}\n`;
    });
  },
};

const amountsOf = ({ amountMin, amountMinNulls, amountMax, amountMaxNulls }: VerdictBatch) =>
  [yuanOf(amountMin, amountMinNulls), yuanOf(amountMax, amountMaxNulls)] as const;

function linesOf({ count }: VerdictBatch, line: (at: number) => string): string {
  let lines = '';
  for (let at = 0; at < count; at++) lines += line(at);
  return lines;
}
