import type { RuleFile } from '../check/rules.ts';
import type { DocNode } from '../document/node.ts';
import { printDocument } from '../document/print.ts';
import type { FactType } from '../policy/types.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import type { Localized } from '../text/localized.ts';
import { nameOf } from './declared-facts.ts';
import { type FactUse, literalKey, literalText, type Owner, type ScalarLiteral } from './draft.ts';
import type { SeenCodes } from './fact-groups.ts';
import { mappedName, nullAsFact, paramsAsFact } from './import-messages.ts';
import type { FactKind } from './infer-types.ts';
import type { JsonEvent } from './json-rule.ts';
import { Names } from './names.ts';
import type { ReadCondition, ReadRule } from './read-rules.ts';
import type { Report } from './report.ts';
import { type Writing, writeCondition } from './write-condition.ts';
import { list, map, text } from './yaml-tree.ts';

/** A rule of json-rules-engine as an item. */
export interface ImportedItem {
  /** Full name, as results give it. */
  readonly item: string;
  /** The name of the rule; null where it has none. */
  readonly rule: string | null;
  readonly event: JsonEvent;
  readonly priority: number;
}

/** A fact of json-rules-engine as a fact of profiles. */
export interface ImportedFact {
  /** As profiles give it. */
  readonly name: string;
  readonly fact: string;
  readonly params: { readonly [key: string]: unknown } | null;
  /** The members from the fact's value down. */
  readonly path: readonly string[];
  readonly type: FactType;
  /** Whether it is the value, or a boolean that says whether the value is null. */
  readonly says: 'value' | 'is-null';
  /** The code of each value (as JSON text) of a list that was made of those seen; null where codes stay as they are. */
  readonly codes: ReadonlyMap<string, string> | null;
  /** The code of every other value; null where there are none. */
  readonly other: string | null;
  /** Whether it is compared with another fact by its codes, so that nothing is known of other values. */
  readonly linked: boolean;
}

export interface ImportedCondition {
  readonly name: string;
  readonly condition: string;
}

interface CodeNames {
  readonly list: string;
  readonly codes: ReadonlyMap<string, string>;
  readonly other: string | null;
}

/** Writes the rule files: gives names to what is read, and tells where they differ from those in the JSON. */
export class FileWriter implements Writing {
  readonly facts: ImportedFact[] = [];
  readonly #factNames: Names;
  readonly #listNames: Names;
  readonly #conditionNames: Names;
  readonly #named = new Map<string, string>();
  readonly #conditions = new Map<string, string>();
  readonly #lists = new Map<SeenCodes, CodeNames>();
  readonly #listNodes: [string, DocNode][] = [];
  readonly #factNodes: [string, DocNode][] = [];
  #owner: Owner | null = null;

  constructor(
    private readonly kinds: ReadonlyMap<string, FactKind>,
    vocabulary: Vocabulary,
    private readonly report: Report,
    private readonly labels: ReadonlyMap<string, Localized>,
  ) {
    this.#factNames = new Names('fact', vocabulary.facts.keys());
    this.#listNames = new Names('list', vocabulary.codes.keys());
    this.#conditionNames = new Names('condition', vocabulary.conditions.keys());
  }

  kind(use: FactUse): FactKind {
    return this.kinds.get(use.key)!;
  }

  name(use: FactUse): string {
    const known = this.#named.get(use.key);
    if (known !== undefined) return known;
    const kind = this.kind(use);
    const written = nameOf(use);
    const name = kind.declared?.reference ?? this.#factNames.give(written + paramsText(use), 'fact');
    this.#named.set(use.key, name);
    if (use.params !== null) this.tell(use, paramsAsFact(written, name));
    else if (name !== written) this.tell(use, mappedName(written, name));
    const codes = kind.seen && this.list(kind.seen, name);
    this.facts.push({
      ...importedFrom(use),
      name,
      type: kind.type,
      says: 'value',
      codes: codes?.codes ?? null,
      other: codes?.other ?? null,
      linked: kind.seen?.linked === true,
    });
    if (kind.declared?.reference == null) this.declare(name, kind, codes?.list ?? kind.tree?.name, use);
    return name;
  }

  nullName(use: FactUse): string {
    const key = `${use.key} is null`;
    const known = this.#named.get(key);
    if (known !== undefined) return known;
    const written = nameOf(use);
    const name = this.#factNames.give(`${written}${paramsText(use)}-is-null`, 'fact-is-null');
    this.#named.set(key, name);
    this.tell(use, nullAsFact(written, name));
    this.facts.push({
      ...importedFrom(use),
      name,
      type: 'boolean',
      says: 'is-null',
      codes: null,
      other: null,
      linked: false,
    });
    const label = map({ zh: text(`${written}为空`), en: text(`${written} is null`) });
    this.#factNodes.push([name, map({ type: text('boolean'), label })]);
    return name;
  }

  conditionName(name: string): string {
    const known = this.#conditions.get(name);
    if (known !== undefined) return known;
    const given = this.#conditionNames.give(name, 'condition');
    this.#conditions.set(name, given);
    return given;
  }

  code(use: FactUse, value: ScalarLiteral): string {
    const { codes } = this.list(this.kind(use).seen!, this.name(use));
    // Codes that the caller listed are texts, whatever the rules compare with.
    return codes.get(literalKey(value)) ?? codes.get(`string ${literalText(value)}`)!;
  }

  codes(use: FactUse): readonly string[] {
    const { codes, other } = this.list(this.kind(use).seen!, this.name(use));
    return [...codes.values(), ...(other === null ? [] : [other])];
  }

  /** The code list of the values seen, under the name of the fact that first needs it. */
  private list(seen: SeenCodes, fact: string): CodeNames {
    const known = this.#lists.get(seen);
    if (known) return known;
    const names = new Names('code');
    const codes = new Map<string, string>();
    const nodes: [string, DocNode][] = [];
    for (const [key, value] of seen.values) {
      const label = literalText(value);
      const code = names.give(label, `value-${nodes.length + 1}`);
      codes.set(key, code);
      nodes.push([code, map({ label: text(label.trim() === '' ? code : label) })]);
    }
    const other = seen.closed ? null : names.give('other', 'other');
    if (other !== null) nodes.push([other, map({ label: map({ zh: text('其他'), en: text('other') }) })]);
    const made = { list: this.#listNames.give(`${fact}-values`, 'values'), codes, other };
    this.#lists.set(seen, made);
    this.#listNodes.push([made.list, map(nodes)]);
    return made;
  }

  private declare(name: string, { type }: FactKind, codes: string | undefined, use: FactUse): void {
    const { zh, en } = this.labels.get(nameOf(use)) ?? {};
    const label =
      zh !== undefined || en !== undefined
        ? map({ zh: zh === undefined ? undefined : text(zh), en: en === undefined ? undefined : text(en) })
        : text(nameOf(use) + (use.params === null ? '' : ` ${JSON.stringify(use.params)}`));
    this.#factNodes.push([
      name,
      map({ type: text(type), codes: codes === undefined ? undefined : text(codes), label }),
    ]);
  }

  private tell(use: FactUse, message: Parameters<Report['add']>[3]): void {
    this.report.add(this.#owner!.document, this.#owner, use.span, message);
  }

  condition(name: string, { owner, draft, span }: ReadCondition): [string, DocNode] {
    this.#owner = owner;
    const given = this.conditionName(name);
    if (given !== name) this.report.add(owner.document, owner, span, mappedName(name, given));
    return [given, writeCondition(draft!, this)];
  }

  when({ owner, draft }: ReadRule): DocNode {
    this.#owner = owner;
    return writeCondition(draft!, this);
  }

  /** Facts and code lists that no given vocabulary declares; null if there are none. */
  vocabulary(): DocNode | null {
    if (this.#factNodes.length === 0) return null;
    return map({
      facts: map(this.#factNodes),
      codes: this.#listNodes.length === 0 ? undefined : map(this.#listNodes),
    });
  }
}

function importedFrom({ fact, params, path }: FactUse) {
  return { fact, params, path };
}

function paramsText({ params }: FactUse): string {
  return params === null
    ? ''
    : `-${Object.values(params)
        .map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)))
        .join('-')
        .replaceAll('.', '-')}`;
}

export interface WrittenRules {
  readonly files: readonly RuleFile[];
  readonly items: readonly ImportedItem[];
  readonly conditions: readonly ImportedCondition[];
  readonly facts: readonly ImportedFact[];
}

/** The vocabulary and the policy of what can be imported, higher priorities first. */
export function writeFiles(
  writer: FileWriter,
  rules: readonly ReadRule[],
  conditions: ReadonlyMap<string, ReadCondition>,
  policy: { readonly id: string; readonly title: Localized },
): WrittenRules {
  const ids = new Names('item');
  const items: ImportedItem[] = [];
  const itemNodes: DocNode[] = [];
  const ordered = [...rules].sort((a, b) => b.priority - a.priority);
  for (const rule of ordered) {
    const title = rule.name ?? rule.event.type;
    const id = ids.give(title, `rule-${items.length + 1}`);
    items.push({ item: `${policy.id}/${id}`, rule: rule.name, event: rule.event, priority: rule.priority });
    itemNodes.push(map({ id: text(id), title: text(title.trim() === '' ? id : title), when: writer.when(rule) }));
  }
  const named = [...conditions].map(([name, condition]) => ({ name, node: writer.condition(name, condition) }));
  const policyNode = map({
    policy: text(policy.id),
    title: map({
      zh: policy.title.zh === undefined ? undefined : text(policy.title.zh),
      en: policy.title.en === undefined ? undefined : text(policy.title.en),
    }),
    conditions: named.length === 0 ? undefined : map(named.map(({ node }) => node)),
    items: list(itemNodes),
  });
  const vocabulary = writer.vocabulary();
  const files = [
    ...(vocabulary ? [{ name: `vocabulary/${policy.id}.yaml`, text: printDocument(vocabulary) }] : []),
    // A policy without items is a mistake, and says nothing.
    ...(itemNodes.length > 0 ? [{ name: `${policy.id}.yaml`, text: printDocument(policyNode) }] : []),
  ];
  return {
    files,
    items,
    conditions: named.map(({ name, node }) => ({ name: `${policy.id}/${node[0]}`, condition: name })),
    facts: writer.facts,
  };
}
