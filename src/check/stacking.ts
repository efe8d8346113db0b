import type { DocNode } from '../document/node.ts';
import type { NameAt, Stacking, StackingRule } from '../policy/policy.ts';
import { stackingShape } from '../policy/schema.ts';
import type { FileContext } from './file-context.ts';
import { readAmount, readLimitPeriod } from './item-parts.ts';
import { stackedTwice, stackingLacks, tooFewItems, wrongStackingKey } from './messages/policies.ts';
import { emptyList } from './messages/structure.ts';
import { fullName } from './names.ts';

const RULES = ['highest', 'choose-one', 'cap', 'top-up'] as const satisfies readonly StackingRule[];

/** The keys of each rule; those in `needs` must stand. */
const KEYS: Readonly<Record<StackingRule, { readonly needs: readonly string[]; readonly may: readonly string[] }>> = {
  highest: { needs: ['items'], may: ['note', 'per'] },
  'choose-one': { needs: ['items'], may: ['note', 'per'] },
  cap: { needs: ['items', 'max'], may: ['note', 'per'] },
  'top-up': { needs: ['ladder'], may: ['note', 'per'] },
};

/** How several items go together, in a policy or between policies. */
export function readStackings(context: FileContext, node: DocNode): readonly Stacking[] {
  const nodes = context.reader.nonEmpty(node, { zh: '`stacking`', en: '`stacking`' }) ?? [];
  return nodes.flatMap((one) => readStacking(context, one) ?? []);
}

function readStacking(context: FileContext, node: DocNode): Stacking | null {
  const { reader, policy } = context;
  const entries = reader.fields(node, stackingShape, { zh: '叠加规则', en: 'a stacking rule' }, ['within']);
  const ruleEntry = entries?.get('rule');
  const rule = ruleEntry && reader.word(ruleEntry.value, RULES);
  if (!entries || !rule) return null;
  const { needs, may } = KEYS[rule];
  for (const key of needs) if (!entries.has(key)) reader.report(ruleEntry!.value.span, stackingLacks(key, rule));
  for (const [key, entry] of entries) {
    if (key !== 'rule' && !needs.includes(key) && !may.includes(key))
      reader.report(entry.key.span, wrongStackingKey(key, rule));
  }
  const listEntry = entries.get(rule === 'top-up' ? 'ladder' : 'items');
  const list = listEntry && reader.list(listEntry.value);
  const items: NameAt[] = (list?.items ?? []).flatMap((one) => {
    const name = reader.words(one);
    return name === null ? [] : [{ name: name.includes('/') ? name : fullName(policy, name), span: one.span }];
  });
  const seen = new Set<string>();
  for (const { name, span } of items) {
    if (seen.has(name)) reader.report(span, stackedTwice(name));
    seen.add(name);
  }
  const lone = list?.items.length === 1 && items[0] !== undefined && !items[0].name.endsWith('/*');
  if (list?.items.length === 0) reader.report(list.span, emptyList({ zh: '列表', en: 'the list' }));
  else if (lone && rule !== 'cap') reader.report(list.span, tooFewItems(rule));
  const noteEntry = entries.get('note');
  if (noteEntry) reader.localized(noteEntry.value);
  const maxEntry = entries.get('max');
  const max = maxEntry && readAmount(context, maxEntry.value);
  const perEntry = entries.get('per');
  const per = perEntry && readLimitPeriod(reader, perEntry.value);
  return { rule, items, ...(max && { max }), ...(per && { per }), source: reader.source, span: node.span };
}
