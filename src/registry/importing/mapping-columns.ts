import type { Join, Mapping } from '../mapping/mapping.ts';

/** The columns that are read, each once: that of the identity first. */
export function columnsOfMapping(mapping: Mapping | Join): readonly string[] {
  const first = 'key' in mapping ? [mapping.key.column] : [mapping.enterprise.column];
  const name = 'name' in mapping && mapping.name !== null ? [mapping.name.column] : [];
  return [...new Set([...first, ...name, ...mapping.columns.map(({ column }) => column)])];
}

/** All facts of which something is said, some of them several times. */
export function factsOfMapping({ columns, joins }: Mapping): readonly string[] {
  return [...columns, ...joins.flatMap((join) => [...join.columns, ...join.presences])].map(({ fact }) => fact);
}
