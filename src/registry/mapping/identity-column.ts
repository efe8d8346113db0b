import type { DocReader } from '../../check/reader.ts';
import type { DocNode } from '../../document/node.ts';
import { IDENTITY_FORMS } from '../cells/identity.ts';
import type { IdentityColumn } from './mapping.ts';
import { identityShape } from './shapes.ts';

const IDENTITY = { zh: '标识列', en: 'a column of identities' };

/** `统一社会信用代码`, or `{ column, form }`. */
export function readIdentityColumn(reader: DocReader, node: DocNode): IdentityColumn | null {
  if (node.kind !== 'map') {
    const column = reader.words(node);
    return column === null ? null : { column, form: 'either', span: node.span };
  }
  const entries = reader.fields(node, identityShape, IDENTITY);
  const columnNode = entries?.get('column')?.value;
  const formNode = entries?.get('form')?.value;
  const column = columnNode ? reader.words(columnNode) : null;
  const form = formNode ? reader.word(formNode, IDENTITY_FORMS) : 'either';
  if (column === null || form === null) return null;
  return { column, form, span: columnNode!.span };
}
