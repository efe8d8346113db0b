import { join } from 'node:path';
import { numberText } from './cells.ts';
import { csvLine } from './csv-line.ts';
import { Dice } from './dice.ts';
import { type Enterprise, enterpriseAt } from './enterprise.ts';
import { codeOf, numberOf } from './identity.ts';
import { type RegisterOptions, STRETCH } from './register.ts';
import { type TextEncoding, TextSink } from './text-sink.ts';

/** What other authorities send as files of their own, keyed by the credit code. */
export const JOINED_FILES = { tax: 'tax.csv', dishonest: 'dishonest.csv', highTech: 'hightech.csv' } as const;

/**
 * Writes them for a register of that many rows: in another order than the register's, with enterprises that it does not
 * have, a few codes in lower case, and in every thirty thousand a key that stands twice and one that is empty.
 */
export function writeJoinedFiles(folder: string, options: RegisterOptions, encoding: TextEncoding): void {
  const lineEnd = encoding === 'utf-8' ? '\n' : '\r\n';
  const open = (file: string, header: readonly string[]): TextSink => {
    const sink = new TextSink(join(folder, file), encoding);
    sink.write(csvLine(header, lineEnd));
    return sink;
  };
  const tax = open(JOINED_FILES.tax, ['纳税人识别号', '所属年度', '实缴税额']);
  const dishonest = open(JOINED_FILES.dishonest, ['信用代码', '列入日期']);
  const highTech = open(JOINED_FILES.highTech, ['信用代码', '证书编号']);
  let since = 0;
  for (const of of inAnotherOrder(options)) {
    const dice = new Dice(options.seed, of.ordinal, 4);
    const code = codeOf(of.prefix, numberOf(options.seed, of.ordinal));
    const key = dice.chance(0.001) ? code.toLowerCase() : code;
    if (of.taxPaid !== null) {
      const line = csvLine([key, '2024', numberText(dice, of.taxPaid)], lineEnd);
      tax.write(line);
      if (since++ % STRETCH === 5) tax.write(line + csvLine(['', '2024', '0'], lineEnd));
    }
    if (of.dishonest) dishonest.write(csvLine([key, `2025-0${dice.whole(1, 9)}-1${dice.whole(0, 9)}`], lineEnd));
    if (of.highTech) highTech.write(csvLine([key, `GR${dice.whole(202_233_000_000, 202_533_009_999)}`], lineEnd));
  }
  for (const sink of [tax, dishonest, highTech]) sink.close();
}

/** All of the register and one in a thousand more, each once. */
function* inAnotherOrder({ rows, seed }: RegisterOptions): Generator<Enterprise> {
  const count = rows + Math.ceil(rows / 1000);
  let step = Math.floor(count * 0.618) || 1;
  while (divisor(step, count) !== 1) step++;
  for (let at = 0; at < count; at++) yield enterpriseAt(seed, (at * step) % count);
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
