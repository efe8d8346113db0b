import type { World } from '../../kernel/world.ts';
import { domainKey } from '../../value/domain-key.ts';
import type { FactColumn, Given, Rows } from './columns.ts';

/** Many enterprises of which each is a world of its own, all on one day. `hasGrants` says who has received something, or may have. */
export function rowsOfWorlds(worlds: readonly World[], hasGrants: (row: number) => boolean): Rows {
  const columns = new Map<string, FactColumn>();
  return {
    count: worlds.length,
    world: (row) => worlds[row]!,
    hasGrants,
    column: (fact, year) => {
      const name = `${fact}@${year}`;
      const known = columns.get(name) ?? dictionary(worlds.map((world) => world.given(fact, year)));
      columns.set(name, known);
      return known;
    },
  };
}

/** Equal values once, and each row by the place of its own. */
function dictionary(values: readonly Given[]): FactColumn {
  const places = new Map<string, number>();
  const domains: Given[] = [];
  const ids = Uint32Array.from(values, (value) => {
    const key = value ? domainKey(value) : String(value);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, domains.length);
    domains.push(value);
    return domains.length - 1;
  });
  return { kind: 'dictionary', ids, domains };
}
