import { parseDocument as parseYaml } from 'yaml';
import type { Source } from '../text/source.ts';
import { withLineFeeds } from './characters.ts';
import { documentsEqual } from './documents-equal.ts';
import { parseDocument } from './parse.ts';
import { YAML_OPTIONS, YAML_TEXT_OPTIONS } from './yaml-options.ts';

/** The layout of `yaml` moves some comments once more when it is asked again. */
const PASSES = 3;

/**
 * A YAML file in even indentation and spacing, with its comments and blank lines; it reads as the same tree, and to reprint it again
 * changes nothing. A file that has problems, and JSON, stay as they are; so does one with separators of lines or paragraphs in it
 * (U+2028, U+2029), at which `yaml` would break comments.
 */
export function reprint(source: Source): string {
  let text = source.text;
  for (let pass = 0; pass < PASSES; pass++) {
    const next = laidOut({ name: source.name, text });
    if (next === null) return source.text;
    if (next === text) return text;
    text = next;
  }
  // INVARIANT: a file that is in order stays as it is; rather leave one unformatted that never comes to rest.
  return source.text;
}

/** Null where the file is to stay as it is. */
function laidOut(source: Source): string | null {
  const { root, diagnostics } = parseDocument(source);
  if (root === null || diagnostics.length > 0 || /^\s*[[{]|[\u2028\u2029]/.test(source.text)) return null;
  const document = parseYaml(withLineFeeds(source.text), YAML_OPTIONS);
  if (document.errors.length > 0) return null;
  const text = document.toString(YAML_TEXT_OPTIONS);
  // INVARIANT: formatting never changes a meaning; rather leave a file unformatted.
  const again = parseDocument({ name: source.name, text });
  return again.diagnostics.length === 0 && documentsEqual(root, again.root) ? text : null;
}
