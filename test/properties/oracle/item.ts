import { dayOf, monthsLater, yearOf } from './calendar.ts';
import { Oracle } from './evaluate.ts';
import { Fraction, readFraction, ZERO } from './fraction.ts';
import { type Json, type Model, pathOf, type World } from './model.ts';

type Entries = { readonly [key: string]: Json };

/** What an item is to an enterprise about which everything is known; null where a value does not exist. */
export interface Decision {
  readonly verdict: 'eligible' | 'review' | 'ineligible' | null;
  /** To the fen; null also without money. */
  readonly amount: Fraction | null;
}

const FEN = new Fraction(1n, 100n);

/** Decides one item of the policy `p`, by FORMAT.md. `items` are all of them, by id. */
export function decide(
  model: Model,
  world: World,
  items: ReadonlyMap<string, Entries>,
  id: string,
  grants: readonly Json[],
): Decision {
  const oracle = new Oracle(model, world);
  const item = items.get(id)!;
  const gates: (boolean | null)[] = [oracle.condition(item['when']!)];
  if (item['requires'] !== undefined) gates.push(oracle.condition(item['requires']));
  if (item['region'] !== undefined) {
    const { codes } = model.facts.get('region')!;
    gates.push(pathOf(codes!, oracle.fact('region') as string).includes(String(item['region'])));
  }
  const from = (item['effective'] as Entries | undefined)?.['from'];
  if (from !== undefined) gates.push(world.asOf >= dayOf(String(from)));
  const year = yearOf(world.asOf) - 1;
  const money = (json: Json): Fraction | null => oracle.quantity(json, year, true) as Fraction | null;
  let worth = item['amount'] === undefined ? null : highest(ZERO, money(item['amount']));
  const limit = item['limit'] as Entries | undefined;
  if (limit !== undefined) {
    const counted = [id, ...((limit['of'] as readonly string[] | undefined) ?? [])];
    const names = counted.flatMap((one) => [
      `p/${one}`,
      ...((items.get(one)?.['formerly'] as readonly string[] | undefined) ?? []),
    ]);
    const received = grants.filter(
      (grant) => names.includes(String((grant as Entries)['item'])) && counts(grant as Entries, limit, world.asOf),
    );
    if (limit['times'] !== undefined) gates.push(received.length < Number(limit['times']));
    if (limit['amount'] !== undefined) {
      const used = received.reduce<Fraction>(
        (sum, grant) => sum.plus(readFraction(String((grant as Entries)['amount']))),
        ZERO,
      );
      const most = money(limit['amount']);
      gates.push(most && used.against(most) < 0);
      const room = most && highest(ZERO, most.minus(used));
      worth = worth && room && (room.against(worth) < 0 ? room : worth);
    }
  }
  return { verdict: verdictOf(gates, item['review'] !== undefined), amount: worth?.round(FEN, 'half-up') ?? null };
}

function verdictOf(gates: readonly (boolean | null)[], judged: boolean): Decision['verdict'] {
  if (gates.includes(false)) return 'ineligible';
  if (gates.includes(null)) return null;
  return judged ? 'review' : 'eligible';
}

function counts(grant: Entries, limit: Entries, asOf: number): boolean {
  const date = dayOf(String(grant['date']));
  if (date > asOf) return false;
  switch (limit['per'] ?? 'lifetime') {
    case 'lifetime':
      return true;
    case 'year':
      return Number(grant['year'] ?? yearOf(date)) === yearOf(asOf);
    case 'P2Y':
      return monthsLater(date, 24) > asOf;
    case 'P18M':
      return monthsLater(date, 18) > asOf;
    default:
      throw new Error(`the oracle knows no period ${String(limit['per'])}`);
  }
}

function highest(a: Fraction, b: Fraction | null): Fraction | null {
  return b && (a.against(b) >= 0 ? a : b);
}
