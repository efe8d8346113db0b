import { dayInChina, formatDay, parseDay } from '../value/civil-date.ts';
import type { OptionSpec } from './command.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export const AS_OF_OPTION: OptionSpec = {
  flags: '--as-of <date>',
  words: { zh: '基准日 YYYY-MM-DD；不写则为今天（东八区）', en: 'the day, YYYY-MM-DD; today in UTC+8 if absent' },
};

/** The day in China (UTC+8) at a moment. */
export function today(now: number): string {
  return formatDay(dayInChina(now));
}

/** The as-of date as it was given, or today; that it is today is said, since the same command answers otherwise tomorrow. */
export function asOfDate(given: string | undefined, terminal: Terminal): string {
  if (given === undefined) {
    const day = today(Date.now());
    terminal.err(
      terminal.say({
        zh: `未给 --as-of，以今天（东八区）为基准日：${day}`,
        en: `no --as-of: everything is decided for today in UTC+8, ${day}`,
      }),
    );
    return day;
  }
  if (parseDay(given) !== null) return given;
  throw new UsageError(
    { zh: `--as-of「${given}」不是日期`, en: `--as-of \`${given}\` is no date` },
    { zh: '写作 YYYY-MM-DD，如 2025-11-01', en: 'write it as YYYY-MM-DD, like 2025-11-01' },
  );
}
