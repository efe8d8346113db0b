import { parseDocument as parseYaml } from 'yaml';
import type { Source } from '../text/source.ts';
import { withLineFeeds } from './characters.ts';
import { documentsEqual } from './documents-equal.ts';
import { parseDocument } from './parse.ts';
import { YAML_OPTIONS, YAML_TEXT_OPTIONS } from './yaml-options.ts';

/**
 * A YAML file in even indentation and spacing, with its comments and blank lines; it reads as the same tree. A file that has problems,
 * and JSON, stay as they are; so does one with separators of lines or paragraphs in it (U+2028, U+2029), at which `yaml` would break comments.
 */
export function reprint(source: Source): string {
  const { root, diagnostics } = parseDocument(source);
  if (root === null || diagnostics.length > 0 || /^\s*[[{]|[\u2028\u2029]/.test(source.text)) return source.text;
  const document = parseYaml(withLineFeeds(source.text), YAML_OPTIONS);
  if (document.errors.length > 0) return source.text;
  const text = document.toString(YAML_TEXT_OPTIONS);
  // INVARIANT: formatting never changes a meaning; rather leave a file unformatted.
  const again = parseDocument({ name: source.name, text });
  return again.diagnostics.length === 0 && documentsEqual(root, again.root) ? text : source.text;
}
