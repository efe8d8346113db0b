import type { DocEntry, DocNode } from '../document/node.ts';
import type { Condition } from '../policy/condition.ts';
import type { Effective, Handling, Item, NameAt, OfficialDocument, Policy } from '../policy/policy.ts';
import { documentShape, itemShape, policyShape } from '../policy/schema.ts';
import { DELIVERIES, type Delivery, KINDS, SEGMENTS } from '../policy/types.ts';
import type { Localized } from '../text/localized.ts';
import type { Span } from '../text/source.ts';
import { readClause, readCondition } from './condition.ts';
import type { FileContext } from './file-context.ts';
import {
  readAmount,
  readEffective,
  readGrantedItems,
  readHandling,
  readLimits,
  readReviews,
  readWindows,
} from './item-parts.ts';
import { applyFreeReview, noRegionFact } from './messages/policies.ts';
import { duplicateName, emptyList, wrongFormat } from './messages/structure.ts';
import { splitCode, untilBeforeFrom } from './messages/values.ts';
import { checkName, fullName, kindName } from './names.ts';
import { placeOf } from './place.ts';
import type { DocReader, Entries } from './reader.ts';
import { declarationOf, namedOf } from './scope.ts';
import { readStackings } from './stacking.ts';
import { readCode, readDate } from './values.ts';

/** Keys that FORMAT keeps for later. */
const RESERVED_POLICY = ['subjects'];
const RESERVED_ITEM = ['forEach', 'instalments', 'installments', 'shares', 'fundingShares', 'funding'];

/** The official terms of the ways of delivery. */
const DELIVERIES_MEANT: Readonly<Record<string, Delivery>> = {
  免申即享: 'apply-free',
  直达快享: 'direct',
  快享快办: 'fast',
  申报: 'application',
  申报享受: 'application',
};

/** What items take over from their policy unless they say otherwise. */
interface Inherited {
  readonly region?: readonly number[];
  readonly effective: Effective;
  readonly requires?: Condition;
  readonly delivery: Delivery;
  readonly handling?: Handling;
}

export function checkFormat(reader: DocReader, entries: Entries | null): void {
  const entry = entries?.get('format');
  const text = entry && reader.text(entry.value);
  if (text != null && text !== '1') reader.report(entry!.value.span, wrongFormat(text));
}

/** The entries of a policy file; its id and its own names are declared from them before anything is read. */
export function policyEntries(reader: DocReader, root: DocNode): Entries | null {
  return reader.fields(root, policyShape, { zh: '政策文件', en: 'a policy file' }, RESERVED_POLICY);
}

/** Reads a policy whose facts and conditions have been declared. */
export function readPolicy(
  context: FileContext & { readonly policy: string },
  root: DocNode,
  entries: Entries,
): Policy {
  const { reader, scope, policy: id } = context;
  checkFormat(reader, entries);
  const localized = (key: string): Localized | null => optional(entries, key, (node) => reader.localized(node));
  const own = [...scope.facts.values()].filter((fact) => fact.policy === id);
  const conditions = [...scope.conditions.values()].filter((condition) => condition.policy === id);
  const inherited = readInherited(context, entries, { effective: {}, delivery: 'application' });
  const note = localized('note');
  const document = optional(entries, 'document', (node) => readDocument(reader, node));
  return {
    id,
    title: localized('title') ?? { zh: id },
    ...(document && { document }),
    ...(note && { note }),
    status: optional(entries, 'status', (node) => reader.word(node, ['in-force', 'draft'] as const)) ?? 'in-force',
    effective: inherited.effective,
    supersedes: namesAt(reader, entries, 'supersedes'),
    facts: own.map(declarationOf),
    conditions: conditions.flatMap((condition) => namedOf(condition) ?? []),
    items: optional(entries, 'items', (node) => readItems(context, node, inherited)) ?? [],
    stacking: optional(entries, 'stacking', (node) => readStackings(context, node)) ?? [],
    source: reader.source,
    span: root.span,
  };
}

function optional<T>(entries: Entries, key: string, read: (node: DocNode, entry: DocEntry) => T): T | null {
  const entry = entries.get(key);
  return entry ? read(entry.value, entry) : null;
}

function namesAt(reader: DocReader, entries: Entries, key: string): readonly NameAt[] {
  const list = optional(entries, key, (node) => reader.list(node, true));
  return (list?.items ?? []).flatMap((node) => {
    const name = reader.words(node);
    return name === null ? [] : [{ name, span: node.span }];
  });
}

function readDocument(reader: DocReader, node: DocNode): OfficialDocument {
  const entries = reader.fields(node, documentShape, { zh: '公文信息', en: '`document`' }) ?? new Map();
  const number = optional(entries, 'number', (value) => reader.words(value));
  const issuer = optional(entries, 'issuer', (value) => reader.localized(value));
  const issued = optional(entries, 'issued', (value) => readDate(reader, value));
  const url = optional(entries, 'url', (value) => reader.words(value));
  return {
    ...(number !== null && { number }),
    ...(issuer && { issuer }),
    ...(issued !== null && { issued }),
    ...(url !== null && { url }),
  };
}

/** What the entries say themselves, and where they do not, what `above` says. */
function readInherited(context: FileContext, entries: Entries, above: Inherited): Inherited {
  const { reader } = context;
  const region = optional(entries, 'region', (node) => readRegion(context, node)) ?? above.region;
  const effectiveEntry = entries.get('effective');
  const effective = effectiveEntry
    ? { ...above.effective, ...readEffective(reader, effectiveEntry.value) }
    : above.effective;
  const requiresEntry = entries.get('requires');
  const own = requiresEntry && readCondition(context, requiresEntry.value);
  const requires = requiresEntry ? (own && own.kind !== 'always' ? own : undefined) : above.requires;
  const handling = optional(entries, 'handling', (node) => readHandling(reader, node)) ?? above.handling;
  return {
    ...(region && { region }),
    effective,
    ...(requires && { requires }),
    delivery:
      optional(entries, 'delivery', (node) => reader.word(node, DELIVERIES, DELIVERIES_MEANT)) ?? above.delivery,
    ...(handling && { handling }),
  };
}

function readRegion({ reader, scope }: FileContext, node: DocNode): readonly number[] | null {
  const tree = scope.facts.get('region')?.base.codes;
  if (tree === undefined) {
    if (!scope.incomplete && !scope.unusable.has('region')) reader.report(node.span, noRegionFact());
    return null;
  }
  const list = reader.list(node, true);
  if (list?.items.length === 0) reader.report(list.span, emptyList({ zh: '`region`', en: '`region`' }));
  const codes = (list?.items ?? []).flatMap((one) => {
    const found = readCode(reader, one, tree);
    if (found === null || found.length === 1) return found ?? [];
    reader.report(
      one.span,
      splitCode(
        reader.text(one)!,
        found.map((at) => tree.entries[at]!.code),
      ),
    );
    return [];
  });
  return codes;
}

function readItems(
  context: FileContext & { readonly policy: string },
  node: DocNode,
  inherited: Inherited,
): readonly Item[] {
  const { reader, policy } = context;
  const seen = new Map<string, DocNode>();
  return (reader.nonEmpty(node, { zh: '`items`', en: '`items`' }) ?? []).flatMap((one) => {
    const entries = reader.fields(one, itemShape, { zh: '事项', en: 'an item' }, RESERVED_ITEM);
    if (entries === null) return [];
    const idNode = entries.get('id')?.value;
    const id = (idNode && reader.text(idNode)) ?? null;
    if (id !== null && checkName(reader, id, 'item', idNode!.span)) {
      const other = seen.get(id);
      if (other) reader.report(idNode!.span, duplicateName(id, kindName('item'), placeOf(reader.source, other.span)));
      seen.set(id, idNode!);
    }
    return [readItem(context, one, entries, fullName(policy, id ?? '?'), inherited)];
  });
}

function readItem(around: FileContext, node: DocNode, entries: Entries, name: string, above: Inherited): Item {
  const context = { ...around, ids: new Map<string, Span>() };
  const { reader } = context;
  const at = (key: string): DocNode | undefined => entries.get(key)?.value;
  const localized = (key: string): Localized | null => {
    const text = at(key);
    return text ? reader.localized(text) : null;
  };
  const inherited = readInherited(context, entries, above);
  const { from, until } = inherited.effective;
  const ownEffective = entries.get('effective');
  // A file that writes both ends has been told already; here one end meets the policy's other one.
  const [own, more] = ownEffective?.value.kind === 'map' ? ownEffective.value.entries : [];
  if (own && !more && from !== undefined && until !== undefined && until < from)
    reader.report(own.value.span, untilBeforeFrom());
  const amountNode = at('amount');
  const amount = amountNode && readAmount(context, amountNode);
  const ceilingNode = at('ceiling');
  const ceiling = ceilingNode && readAmount(context, ceilingNode);
  const kindNode = at('kind');
  const kind = kindNode && reader.word(kindNode, KINDS);
  const segmentNode = at('segment');
  const segment = segmentNode && reader.word(segmentNode, SEGMENTS);
  const clauseNode = at('clause');
  const clause = clauseNode && readClause(reader, clauseNode);
  const note = localized('note');
  const whenNode = at('when');
  const when = whenNode && readCondition(context, whenNode);
  const reviewEntry = entries.get('review');
  const review = reviewEntry ? readReviews(reader, reviewEntry.value) : [];
  if (reviewEntry && inherited.delivery === 'apply-free') reader.report(reviewEntry.key.span, applyFreeReview());
  return {
    name,
    title: localized('title') ?? { zh: name },
    ...(kind && { kind }),
    ...(segment && { segment }),
    ...(clause && { clause }),
    ...(note && { note }),
    ...inherited,
    // What cannot be read is reported, and the policy is not loaded: this stands in for it until then.
    when: when ?? { kind: 'always', span: node.span },
    review,
    ...(amount && { amount }),
    ...(ceiling && { ceiling }),
    limits: optional(entries, 'limit', (value) => readLimits(context, value)) ?? [],
    formerly: (optional(entries, 'formerly', (value) => readGrantedItems(context, value)) ?? []).map((at) => at.name),
    windows: optional(entries, 'window', (value) => readWindows(reader, value)) ?? [],
    span: entries.get('id')?.value.span ?? node.span,
  };
}
