import type { RuleSet } from '../../../src/index.ts';
import { columnar } from './columnar.ts';
import { type Answers, type Contender, FAILS, HOLDS, OPEN, type Prepared } from './contender.ts';
import { reference } from './reference.ts';
import { firstRows, type Register } from './register.ts';
import type { Item } from './rules.ts';

/** Of very many rows the first are compared, so many answers in all; each of which is another pair of a row and an item. */
const MOST_ANSWERS = 20_000_000;

/**
 * Everybody is compared with the columnar engine, pair by pair, and the columnar engine with the reference. Throws where they
 * do not agree.
 */
export async function compareAnswers(
  contender: Contender,
  prepared: Prepared,
  items: readonly Item[],
  rules: RuleSet,
  register: Register,
): Promise<void> {
  const isColumnar = contender.engine === 'columnar';
  const other = isColumnar ? reference(rules) : columnar(rules, 'simd');
  const most = isColumnar ? other.rows(items.length) : Math.floor(MOST_ANSWERS / items.length);
  const isCut = register.count > most;
  const some = isCut ? firstRows(register, most) : register;
  const own = isCut ? await contender.prepare(items, some) : prepared;
  const found = await own.answers();
  const expected = await (await other.prepare(items, some)).answers();
  const pair = found.findIndex((answer, at) => answer !== expected[at]);
  if (found.length === items.length * some.count && pair < 0) return;
  const told = (answers: Answers): string =>
    ({ [FAILS]: 'fails', [OPEN]: 'is open', [HOLDS]: 'holds' })[answers[pair]!]!;
  throw new Error(
    `${items[Math.floor(pair / some.count)]!.name} ${told(found)} for row ${pair % some.count} in ${contender.engine} ` +
      `(${contender.form}), and ${told(expected)} in ${other.engine}`,
  );
}
