import { readFactValue, setOf } from '../../check/fact-value.ts';
import type { DocReader, Entries } from '../../check/reader.ts';
import { readBoolean, readCode } from '../../check/values.ts';
import { isNull } from '../../document/node.ts';
import type { FactDeclaration } from '../../policy/vocabulary.ts';
import type { Domain, SetDomain } from '../../value/domain.ts';
import type { Presence } from './mapping.ts';
import { keyOnType, unlistedAndComplete, unlistedSet } from './messages.ts';

type Says = Pick<Presence, 'listed' | 'unlisted'>;

/** What a list says of those on it and of the others: `{ listed: true, unlisted: false }`, `{ listed: high-tech, complete: true }`. */
export function readPresence(reader: DocReader, entries: Entries, declared: FactDeclaration): Says | null {
  const listed = entries.get('listed');
  const unlisted = entries.get('unlisted');
  const completeEntry = entries.get('complete');
  const complete = completeEntry ? readBoolean(reader, completeEntry.value) : false;
  if (!listed || complete === null) return null;
  if (unlisted && complete) {
    reader.report(completeEntry!.key.span, unlistedAndComplete());
    return null;
  }
  if (declared.type === 'codes') {
    if (unlisted) reader.report(unlisted.key.span, unlistedSet(declared.name));
    const set = readSet(reader, listed.value, declared, complete);
    return unlisted ? null : set;
  }
  if (complete && declared.type !== 'boolean') {
    reader.report(completeEntry!.key.span, keyOnType('complete', declared.name, declared.type));
    return null;
  }
  const says = readFactValue(reader, listed.value, declared)?.domain;
  if (!says) return null;
  if (complete) return { listed: says, unlisted: opposite(says) };
  if (!unlisted || isNull(unlisted.value)) return { listed: says, unlisted: null };
  const otherwise = readFactValue(reader, unlisted.value, declared)?.domain;
  return otherwise ? { listed: says, unlisted: otherwise } : null;
}

/** Of a boolean. */
function opposite(domain: Domain): Domain {
  if (domain.kind !== 'option') return domain;
  return { ...domain, options: domain.options[0] === 1 ? [0, 0] : [1, 1] };
}

/** Those on the list have the codes; the others lack them if the list is complete. */
function readSet(
  reader: DocReader,
  node: Parameters<typeof readCode>[1],
  declared: FactDeclaration,
  complete: boolean,
): Says | null {
  const tree = declared.codes!;
  const nodes = node.kind === 'list' ? reader.nonEmpty(node, { zh: '代码', en: 'codes' }) : [node];
  const codes = nodes?.map((one) => readCode(reader, one, tree)) ?? [];
  if (codes.length === 0 || codes.some((one) => one === null)) return null;
  const { alternatives } = setOf(tree, codes as readonly (readonly number[])[]);
  const listed: SetDomain = {
    kind: 'set',
    tree,
    alternatives: alternatives.map(({ has }) => ({ has, lacks: new Set<number>() })),
  };
  if (!complete) return { listed, unlisted: null };
  // Whatever an old code may be today, they have none of it: that much only holds where it is one thing.
  const lacks = new Set(codes.flatMap((one) => (one!.length === 1 ? one! : [])));
  return { listed, unlisted: { kind: 'set', tree, alternatives: [{ has: new Set(), lacks }] } };
}
