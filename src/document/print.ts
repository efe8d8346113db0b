import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { DocNode, DocScalar } from './node.ts';
import { YAML_OPTIONS, YAML_TEXT_OPTIONS } from './yaml-options.ts';

/**
 * YAML text that reads as the same tree. Texts that cannot stand as they were written (a plain `- a`, a block that begins with a space)
 * are put in double quotes.
 */
export function printDocument(root: DocNode): string {
  const document = new Document(undefined, YAML_OPTIONS);
  document.contents = yamlNode(root) as typeof document.contents;
  return document.toString(YAML_TEXT_OPTIONS);
}

function yamlNode(node: DocNode): Scalar | YAMLMap | YAMLSeq {
  switch (node.kind) {
    case 'scalar':
      return yamlScalar(node, isBlockText(node.text));
    case 'list': {
      const list = new YAMLSeq();
      for (const item of node.items) list.items.push(yamlNode(item));
      return list;
    }
    case 'map': {
      const map = new YAMLMap();
      for (const { key, value } of node.entries) {
        // No operator is a block text: `operator: >` is refused whatever follows.
        const block = key.text !== 'operator' && value.kind === 'scalar' && isBlockText(value.text);
        map.items.push(new Pair(yamlKey(key), value.kind === 'scalar' ? yamlScalar(value, block) : yamlNode(value)));
      }
      return map;
    }
    default:
      return node satisfies never;
  }
}

/** `<<` unquoted is the merge key. */
function yamlKey(key: DocScalar): Scalar {
  return yamlScalar(key.text === '<<' ? { ...key, style: 'quoted' } : key, false);
}

function yamlScalar({ text, style }: DocScalar, blockAllowed: boolean): Scalar {
  const scalar = new Scalar(text);
  if (style === 'plain') scalar.type = Scalar.PLAIN;
  else scalar.type = style === 'block' && blockAllowed ? Scalar.BLOCK_LITERAL : Scalar.QUOTE_DOUBLE;
  return scalar;
}

/** Whether a block keeps a text: not an empty one, none that begins with white space, none with line breaks of other kinds. */
function isBlockText(text: string): boolean {
  return /^\S/.test(text) && !/[\r\u0085\u2028\u2029\ufeff]|[ \t]\n|[ \t]$/.test(text);
}
