import type { Vocabulary } from '../policy/vocabulary.ts';
import type { DocReader } from './reader.ts';

/** The fact that was probably meant by a name under which there is none. */
export function nearFact(reader: DocReader, name: string, vocabulary: Vocabulary): string | undefined {
  return (
    memberOf(name, vocabulary) ?? factOfLabel(name, vocabulary) ?? reader.nearest(name, () => vocabulary.facts.keys())
  );
}

const labelsOf = new WeakMap<Vocabulary, ReadonlyMap<string, string>>();

/** People write what a fact is called for its name. */
function factOfLabel(label: string, vocabulary: Vocabulary): string | undefined {
  const known =
    labelsOf.get(vocabulary) ??
    new Map([...vocabulary.facts.values()].map((fact) => [fact.label.zh ?? '', fact.name] as const));
  labelsOf.set(vocabulary, known);
  return known.get(label);
}

const groupsOf = new WeakMap<Vocabulary, ReadonlyMap<string, string>>();

/** A fact of the group of that name, if there is such a group. */
export function memberOf(name: string, vocabulary: Vocabulary): string | undefined {
  const known = groupsOf.get(vocabulary);
  if (known) return known.get(name);
  const groups = new Map<string, string>();
  for (const fact of vocabulary.facts.keys()) {
    for (let dot = fact.indexOf('.'); dot >= 0; dot = fact.indexOf('.', dot + 1)) {
      const group = fact.slice(0, dot);
      if (!groups.has(group)) groups.set(group, fact);
    }
  }
  groupsOf.set(vocabulary, groups);
  return groups.get(name);
}
