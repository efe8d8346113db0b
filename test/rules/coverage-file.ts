import type { DocNode } from '../../src/document/node.ts';
import { parseDocument } from '../../src/document/parse.ts';
import { renderDiagnostic } from '../../src/text/render-diagnostic.ts';
import { positionAt, type Source } from '../../src/text/source.ts';
import type { ProjectFile } from './shipped.ts';

/** What of the rules shows that a condition of a clause is encoded; all that a pointer names must hold in one item. */
export interface Pointer {
  /** Facts, or facts derived from them, that an atom of `when` or `requires` reads, or the amount. */
  readonly reads?: readonly string[];
  /** Facts, or facts derived from them, that the amount or the ceiling reads. */
  readonly amount?: readonly string[];
  /** The id of a condition of the item. */
  readonly id?: string;
  /** Words of a review note. */
  readonly review?: string;
  readonly gate?: string;
  /** The kind of a stacking rule that names the item. */
  readonly stacking?: string;
  /** Words in the title of a case that states something of the item, in the test file beside its policy. */
  readonly case?: string;
  /** Only this item is meant; otherwise any one of the entry, or each of them with `every: true`. */
  readonly item?: string;
  readonly every?: string;
}

export type PointerSection = 'conditions' | 'exclusions' | 'further';

/** One condition or exclusion of a clause, in the words of the source, and where it is encoded. */
export interface Claim {
  readonly section: PointerSection;
  readonly words: string;
  readonly pointers: readonly Pointer[];
}

/** What is said of one clause: the items that encode it, or why none does. */
export interface CoverageEntry {
  readonly clause: string;
  /** `path:line:column` */
  readonly at: string;
  readonly left?: string;
  readonly items: readonly string[];
  readonly claims: readonly Claim[];
  /** What is wrong with how the entry is written. */
  readonly problems: readonly string[];
}

const LISTS = ['reads', 'amount'] as const;
const WORDS = ['id', 'review', 'gate', 'stacking', 'case', 'item', 'every', 'because'] as const;
const NO_PROOF: readonly string[] = ['item', 'every', 'because'];
const SECTIONS = ['conditions', 'exclusions', 'further'] as const;

/** Reads a coverage file; a file that is not YAML at all, or not a map of clauses, throws with its diagnostics. */
export function readCoverage(file: ProjectFile): readonly CoverageEntry[] {
  const { source, root, diagnostics } = parseDocument(file);
  if (diagnostics.length > 0) throw new Error(diagnostics.map((one) => renderDiagnostic(one, 'en')).join('\n'));
  if (root?.kind !== 'map') throw new Error(`${file.name}: a map of clauses is expected`);
  return root.entries.map(({ key, value }) => readEntry(source, key.text, value));
}

function readEntry(source: Source, clause: string, node: DocNode): CoverageEntry {
  const problems: string[] = [];
  const fields = fieldsOf(node, ['left', 'items', ...SECTIONS], 'the entry', problems);
  const left = fields.get('left');
  const items = fields.get('items');
  if (left && fields.size > 1) problems.push('`left` stands alone: what is left out has no items and no conditions');
  if (!left && !items) problems.push('`left` (why not encoded) or `items` (what encodes it) is missing');
  if (!left && !fields.has('conditions')) problems.push('`conditions` is missing (`{}` if the clause has none)');
  const { line, column } = positionAt(source, node.span.start);
  return {
    clause,
    at: `${source.name}:${line}:${column}`,
    ...(left && { left: textOf(left, 'left', problems) }),
    items: items ? textsOf(items, 'items', problems) : [],
    claims: SECTIONS.flatMap((section) => readClaims(section, fields.get(section), problems)),
    problems,
  };
}

function readClaims(section: PointerSection, node: DocNode | undefined, problems: string[]): readonly Claim[] {
  if (!node) return [];
  if (node.kind !== 'map') problems.push(`\`${section}\` is a map from the words of the clause to pointers`);
  if (node.kind !== 'map') return [];
  return node.entries.map(({ key, value }) => {
    const where = `${section}: ${key.text}`;
    const pointers = (value.kind === 'list' ? value.items : [value]).map((one) => readPointer(one, where, problems));
    if (pointers.length === 0) problems.push(`${where}: no pointer`);
    return { section, words: key.text, pointers };
  });
}

function readPointer(node: DocNode, where: string, problems: string[]): Pointer {
  const fields = fieldsOf(node, [...LISTS, ...WORDS], where, problems);
  if ([...fields.keys()].every((key) => NO_PROOF.includes(key))) problems.push(`${where}: points at nothing`);
  const every = fields.get('every');
  if (every && (every.kind !== 'scalar' || every.text !== 'true'))
    problems.push(`${where}: every: only \`true\` may stand`);
  const pointer: Record<string, string | readonly string[]> = {};
  for (const key of LISTS) if (fields.has(key)) pointer[key] = textsOf(fields.get(key)!, `${where}: ${key}`, problems);
  for (const key of WORDS) if (fields.has(key)) pointer[key] = textOf(fields.get(key)!, `${where}: ${key}`, problems);
  return pointer;
}

function fieldsOf(
  node: DocNode,
  known: readonly string[],
  where: string,
  problems: string[],
): ReadonlyMap<string, DocNode> {
  if (node.kind !== 'map') problems.push(`${where}: a map is expected`);
  const fields = new Map((node.kind === 'map' ? node.entries : []).map(({ key, value }) => [key.text, value]));
  for (const key of fields.keys()) {
    if (!known.includes(key)) problems.push(`${where}: unknown key \`${key}\` (known: ${known.join(', ')})`);
  }
  return fields;
}

function textOf(node: DocNode, where: string, problems: string[]): string {
  if (node.kind === 'scalar' && node.text.trim() !== '') return node.text;
  problems.push(`${where}: a text is expected`);
  return '';
}

function textsOf(node: DocNode, where: string, problems: string[]): readonly string[] {
  if (node.kind === 'list' && node.items.length > 0) return node.items.map((one) => textOf(one, where, problems));
  problems.push(`${where}: a list is expected, with at least one name`);
  return [];
}
