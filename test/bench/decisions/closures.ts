import { answersByRow, type Contender, FAILS, HOLDS, OPEN } from './contender.ts';
import { type Register, UNKNOWN } from './register.ts';
import { COUNTIES, type Condition, divisionOf, INDUSTRIES, sectionOf, TITLES } from './rules.ts';

/** Says of a row `FAILS`, `OPEN` or `HOLDS`: ordered, so that `all` is the least and `any` the greatest. */
type Closure = (row: number) => number;

/**
 * What a good engineer writes by hand: a closure an item, made once, over typed arrays; codes are looked up in small
 * tables, groups end at the part that settles them.
 */
export const closures: Contender = {
  engine: 'closures',
  form: 'a closure an item over typed arrays',
  threeValued: true,
  rows: (items) => Math.ceil(4_000_000 / items),
  prepare: (items, register) => {
    const made = items.map(({ when }) => closure(when, register));
    const found = new Uint8Array(items.length);
    const eligibleRows = new Int32Array(1 << 20);
    const eligibleItems = new Int32Array(1 << 20);
    return {
      run: () => {
        let pairs = 0;
        for (let item = 0; item < made.length; item++) {
          const decide = made[item]!;
          for (let row = 0; row < register.count; row++) {
            if (decide(row) !== HOLDS) continue;
            if (pairs === eligibleRows.length) pairs = 0;
            eligibleRows[pairs] = row;
            eligibleItems[pairs++] = item;
          }
        }
      },
      answers: () =>
        answersByRow(items.length, register.count, (row) => {
          made.forEach((decide, item) => {
            found[item] = decide(row);
          });
          return found;
        }),
    };
  },
};

function closure(condition: Condition, register: Register): Closure {
  switch (condition.kind) {
    case 'all':
      return all(condition.of.map((part) => closure(part, register)));
    case 'any':
      return any(condition.of.map((part) => closure(part, register)));
    case 'not': {
      const of = closure(condition.of, register);
      return (row) => HOLDS - of(row);
    }
    case 'one-of': {
      const { codes, fact } = condition;
      if (fact === 'county') return byTable(register.county, (at) => codes.includes(COUNTIES[at]!), COUNTIES.length);
      const part = fact === 'section' ? sectionOf : divisionOf;
      return byTable(register.industry, (at) => codes.includes(part(INDUSTRIES[at]!)), INDUSTRIES.length);
    }
    case 'at-least':
    case 'below': {
      const column = register.numbers[condition.fact];
      const { than } = condition;
      const [under, over] = condition.kind === 'below' ? [HOLDS, FAILS] : [FAILS, HOLDS];
      return (row) => {
        const value = column[row]!;
        return value >= than ? over : value < than ? under : OPEN;
      };
    }
    case 'between': {
      const column = register.numbers[condition.fact];
      const { from, to } = condition;
      return (row) => {
        const value = column[row]!;
        return value >= from && value <= to ? HOLDS : Number.isNaN(value) ? OPEN : FAILS;
      };
    }
    case 'is':
      return byTable(register.flags[condition.fact], (at) => (at === 1) === condition.value, 2);
    case 'has': {
      const bit = 1 << TITLES.indexOf(condition.title as (typeof TITLES)[number]);
      return byTable(register.titles, (bits) => (bits & bit) !== 0, 1 << TITLES.length);
    }
    default:
      return condition satisfies never;
  }
}

function byTable(column: Uint8Array, holds: (at: number) => boolean, size: number): Closure {
  const table = new Uint8Array(256);
  for (let at = 0; at < size; at++) table[at] = holds(at) ? HOLDS : FAILS;
  table[UNKNOWN] = OPEN;
  return (row) => table[column[row]!]!;
}

function all(parts: readonly Closure[]): Closure {
  return (row) => {
    let least = HOLDS;
    for (let at = 0; at < parts.length; at++) {
      const found = parts[at]!(row);
      if (found === FAILS) return FAILS;
      if (found < least) least = found;
    }
    return least;
  };
}

function any(parts: readonly Closure[]): Closure {
  return (row) => {
    let greatest = FAILS;
    for (let at = 0; at < parts.length; at++) {
      const found = parts[at]!(row);
      if (found === HOLDS) return HOLDS;
      if (found > greatest) greatest = found;
    }
    return greatest;
  };
}
