import { memberOf, nearFact } from '../../check/fact-names.ts';
import { notAYear, notYearly } from '../../check/messages/profiles.ts';
import { duplicateName, unknownName } from '../../check/messages/structure.ts';
import { KIND_NAMES, kindName } from '../../check/names.ts';
import { placeOf } from '../../check/place.ts';
import type { DocReader, Entries } from '../../check/reader.ts';
import type { DocMap, DocNode } from '../../document/node.ts';
import type { FactDeclaration } from '../../policy/vocabulary.ts';
import { halfWidth } from '../../value/literal.ts';
import { cellReader } from '../cells/cell-reader.ts';
import { readCellForm } from './cell-form.ts';
import type { MappedColumn, Presence } from './mapping.ts';
import { asOfMapped, columnTwice, emptyColumns, noColumn, presenceInRegister, yearInName } from './messages.ts';
import { readPresence } from './presence.ts';
import { type MappingContext, readProvenance } from './provenance.ts';
import { columnShape, presenceShape } from './shapes.ts';

export interface FactColumns {
  readonly columns: readonly MappedColumn[];
  readonly presences: readonly Presence[];
}

const COLUMN = { zh: '事实的来源列', en: 'a column of a fact' };
const PRESENCE = { zh: '名单', en: 'a list' };

/** The facts of one file; nested objects whose key is no fact are groups of dotted names, as in profiles. */
export function readFactColumns(context: MappingContext, node: DocNode): FactColumns {
  const { reader, vocabulary } = context;
  const columns: MappedColumn[] = [];
  const presences: Presence[] = [];
  const places = new Map<string, string>();

  const readOne = (declared: FactDeclaration, value: DocNode): void => {
    if (value.kind === 'map' && value.entries.some(({ key }) => key.text === 'listed')) {
      const presence = readListed(context, declared, value);
      if (presence) presences.push(presence);
      return;
    }
    const column = readColumn(context, declared, value);
    if (column === null) return;
    const same = columns.some(
      (one) => one.fact === column.fact && one.year === column.year && one.column === column.column,
    );
    if (same) reader.report(column.span, columnTwice(column.column, declared.name));
    else columns.push(column);
  };

  const group = (map: DocMap, prefix: string): void => {
    for (const { key, value } of map.entries) {
      const name = prefix + key.text;
      const declared = vocabulary.facts.get(name);
      const other = places.get(name);
      if (declared === undefined) {
        const [, series] = /^(.+)@[^@]*$/.exec(name) ?? [];
        if (value.kind === 'map' && memberOf(name, vocabulary) !== undefined) group(value, `${name}.`);
        else if (series !== undefined && vocabulary.facts.get(series)?.yearly === true)
          reader.report(key.span, yearInName(name, series));
        else {
          const near = nearFact(reader, name, vocabulary);
          reader.report(key.span, unknownName(name, KIND_NAMES.fact, near, 'unknown-fact'));
        }
      } else if (name === 'asOf') reader.report(key.span, asOfMapped());
      else if (other !== undefined) reader.report(key.span, duplicateName(name, kindName('fact'), other));
      else {
        places.set(name, placeOf(reader.source, key.span));
        if (value.kind !== 'list') readOne(declared, value);
        else if (value.items.length === 0) reader.report(value.span, emptyColumns(name));
        else for (const item of value.items) readOne(declared, item);
      }
    }
  };
  const map = reader.map(node);
  if (map) group(map, '');
  return { columns, presences };
}

function readColumn(context: MappingContext, declared: FactDeclaration, node: DocNode): MappedColumn | null {
  const { reader } = context;
  const { name } = declared;
  if (node.kind !== 'map') {
    const column = reader.words(node);
    if (column === null) return null;
    const reading = cellReader(declared);
    return { fact: name, year: null, column, provenance: context.provenance, reader: reading, span: node.span };
  }
  const entries = reader.fields(node, columnShape, COLUMN);
  if (entries === null) return null;
  const provenance = readProvenance(context, entries);
  const year = readYear(reader, entries, declared);
  const form = readCellForm(reader, entries, declared);
  const columnNode = entries.get('column')?.value;
  if (columnNode) {
    const column = reader.words(columnNode);
    if (column === null || year === undefined || form === null) return null;
    return { fact: name, year, column, provenance, reader: cellReader(declared, form), span: columnNode.span };
  }
  // The credit code that identifies the row tells the registrar too.
  if (form?.from !== 'credit-code') {
    // A key that is misspelt has been told.
    if (node.entries.every(({ key }) => entries.has(key.text))) reader.report(node.span, noColumn(name));
    return null;
  }
  if (context.identity === null || year === undefined) return null;
  const { column } = context.identity;
  return { fact: name, year, column, provenance, reader: cellReader(declared, form), span: node.span };
}

function readListed(context: MappingContext, declared: FactDeclaration, node: DocMap): Presence | null {
  const { reader, inJoin } = context;
  const entries = reader.fields(node, presenceShape, PRESENCE);
  if (entries === null) return null;
  if (!inJoin) {
    reader.report(entries.get('listed')?.key.span ?? node.span, presenceInRegister(declared.name));
    return null;
  }
  const provenance = readProvenance(context, entries);
  const year = readYear(reader, entries, declared);
  const says = readPresence(reader, entries, declared);
  if (year === undefined || says === null) return null;
  return { fact: declared.name, year, provenance, ...says, span: node.span };
}

/** Undefined if it is wrong. */
function readYear(reader: DocReader, entries: Entries, declared: FactDeclaration): number | null | undefined {
  const entry = entries.get('year');
  if (!entry) return null;
  const text = reader.text(entry.value);
  if (text === null) return undefined;
  if (!declared.yearly) {
    reader.report(entry.key.span, notYearly(declared.name));
    return undefined;
  }
  const year = halfWidth(text).trim();
  if (/^\d{4}$/.test(year)) return Number(year);
  reader.report(entry.value.span, notAYear(text));
  return undefined;
}
