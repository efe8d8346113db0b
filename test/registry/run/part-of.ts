import type { Given } from '../../../src/engines/columnar/index.ts';
import type { FactValue, Profile } from '../../../src/policy/profile.ts';
import type { Provenance, RegisterColumn, RegisterPart, Texts } from '../../../src/registry/register.ts';

export function textsOf(texts: readonly string[]): Texts {
  const encoded = texts.map((text) => new TextEncoder().encode(text));
  const offsets = new Uint32Array(texts.length + 1);
  encoded.forEach(({ length }, at) => {
    offsets[at + 1] = offsets[at]! + length;
  });
  return { bytes: Uint8Array.from(encoded.flatMap((bytes) => [...bytes])), offsets };
}

/** Profiles as a part of a register: each row has an entry of its own, with its own provenance. Grants are left out. */
export function partOf(profiles: readonly Profile[]): RegisterPart {
  const keys = new Map<string, { fact: string; year: number | null }>();
  for (const { facts } of profiles)
    for (const [fact, { plain, years }] of facts)
      for (const year of [...(plain ? [null] : []), ...years.keys()]) keys.set(`${fact}@${year}`, { fact, year });
  return {
    start: 0,
    count: profiles.length,
    enterprises: textsOf(profiles.map(({ enterprise }) => enterprise)),
    names: null,
    columns: [...keys.values()].map(({ fact, year }) => columnOf(profiles, fact, year)),
  };
}

function columnOf(profiles: readonly Profile[], fact: string, year: number | null): RegisterColumn {
  const values = profiles.map(({ facts }): FactValue | undefined => {
    const given = facts.get(fact);
    return year === null ? given?.plain : given?.years.get(year);
  });
  return {
    fact,
    year,
    values: {
      kind: 'dictionary',
      ids: Uint16Array.from(profiles.keys()),
      domains: values.map((value): Given => (value === undefined ? undefined : value.domain)),
    },
    provenances: values.map((value): Provenance => {
      const { source, asOf } = value ?? {};
      return { ...(source !== undefined && { source }), ...(asOf !== undefined && { asOf }) };
    }),
    provenanceIds: Uint8Array.from(profiles.keys()),
  };
}
