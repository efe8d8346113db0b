import { checkFormat } from '../../check/policy.ts';
import { DocReader, shapeOf } from '../../check/reader.ts';
import type { RuleFile } from '../../check/rules.ts';
import type { DocNode } from '../../document/node.ts';
import { isNull } from '../../document/node.ts';
import { parseDocument } from '../../document/parse.ts';
import type { Vocabulary } from '../../policy/vocabulary.ts';
import { type Diagnostic, hasErrors } from '../../text/diagnostic.ts';
import { sortDiagnostics } from '../../text/sort-diagnostics.ts';
import { checkYears, checkYearsOfNames } from './check-years.ts';
import { readFactColumns } from './fact-columns.ts';
import { readIdentityColumn } from './identity-column.ts';
import type { Join, MappedColumn, Mapping } from './mapping.ts';
import { notAMapping } from './messages.ts';
import { type MappingContext, readProvenance } from './provenance.ts';
import { joinShape, mappingShape } from './shapes.ts';

export interface LoadedMapping {
  /** Null if the file has errors: facts that are read wrongly would give wrong verdicts. */
  readonly mapping: Mapping | null;
  readonly diagnostics: readonly Diagnostic[];
}

const MAPPING = { zh: '列映射', en: 'a mapping of columns' };
const JOIN = { zh: '关联文件', en: 'a joined file' };

/** Reads a mapping file (FORMAT, section 7) and checks it against a vocabulary; with the as-of date, also whether the data are of before it. */
export function loadMapping(file: RuleFile, vocabulary: Vocabulary, asOf?: number): LoadedMapping {
  const { source, root, diagnostics: syntax } = parseDocument(file);
  if (root === null) return { mapping: null, diagnostics: syntax };
  const reader = new DocReader(source, { syntax });
  const mapping = root.kind === 'map' ? readMapping(reader, root, vocabulary, asOf) : null;
  if (root.kind !== 'map') reader.report(root.span, notAMapping(shapeOf(root)));
  const diagnostics = sortDiagnostics([...syntax, ...reader.reporter.diagnostics]);
  return { mapping: hasErrors(diagnostics) ? null : mapping, diagnostics };
}

function readMapping(
  reader: DocReader,
  root: DocNode,
  vocabulary: Vocabulary,
  asOf: number | undefined,
): Mapping | null {
  const entries = reader.fields(root, mappingShape, MAPPING);
  if (entries === null) return null;
  checkFormat(reader, entries);
  const enterpriseNode = entries.get('enterprise')?.value;
  const enterprise = enterpriseNode ? readIdentityColumn(reader, enterpriseNode) : null;
  const nameNode = entries.get('name')?.value;
  const name = nameNode && !isNull(nameNode) ? reader.words(nameNode) : null;
  const plain: MappingContext = { reader, vocabulary, asOf, provenance: {}, identity: enterprise, inJoin: false };
  const context: MappingContext = { ...plain, provenance: readProvenance(plain, entries) };
  const factsNode = entries.get('facts')?.value;
  const own = factsNode && !isNull(factsNode) ? readFactColumns(context, factsNode) : { columns: [], presences: [] };
  const joinsNode = entries.get('joins')?.value;
  const joinNodes = joinsNode && !isNull(joinsNode) ? (reader.list(joinsNode)?.items ?? []) : [];
  const joins = joinNodes.flatMap((node) => readJoin(context, node) ?? []);
  const columns: readonly MappedColumn[] = own.columns;
  checkYears(reader, [columns, ...joins.flatMap((join) => [join.columns, join.presences])].flat());
  checkYearsOfNames(reader, vocabulary, [...columns, ...joins.flatMap((join) => join.columns)]);
  if (enterprise === null) return null;
  return {
    enterprise,
    name: nameNode && name !== null ? { column: name, span: nameNode.span } : null,
    columns,
    joins,
    source: reader.source,
  };
}

function readJoin(outer: MappingContext, node: DocNode): Join | null {
  const { reader } = outer;
  const entries = reader.fields(node, joinShape, JOIN);
  if (entries === null) return null;
  const [fileNode, keyNode, factsNode] = ['file', 'key', 'facts'].map((key) => entries.get(key)?.value);
  const file = fileNode ? reader.words(fileNode) : null;
  const key = keyNode ? readIdentityColumn(reader, keyNode) : null;
  const provenance = readProvenance(outer, entries);
  const context: MappingContext = { ...outer, provenance, identity: key, inJoin: true };
  const read = factsNode ? readFactColumns(context, factsNode) : null;
  if (file === null || key === null || read === null) return null;
  return { file, key, ...read, span: node.span };
}
