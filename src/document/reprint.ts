import { parseDocument as parseYaml } from 'yaml';
import type { Source } from '../text/source.ts';
import { documentsEqual } from './documents-equal.ts';
import { parseDocument } from './parse.ts';
import { YAML_OPTIONS, YAML_TEXT_OPTIONS } from './yaml-options.ts';

/**
 * A YAML file in even indentation and spacing, with its comments and blank lines; it reads as the same tree. A file that has problems,
 * and JSON, stay as they are.
 */
export function reprint(source: Source): string {
  const { root, diagnostics } = parseDocument(source);
  if (root === null || diagnostics.length > 0 || /^\s*[[{]/.test(source.text)) return source.text;
  const text = parseYaml(source.text, YAML_OPTIONS).toString(YAML_TEXT_OPTIONS);
  // INVARIANT: formatting never changes a meaning; rather leave a file unformatted.
  const again = parseDocument({ name: source.name, text });
  return again.diagnostics.length === 0 && documentsEqual(root, again.root) ? text : source.text;
}
