import type { Document } from 'yaml';
import { TreeBuilder } from './build-tree.ts';
import { compose } from './compose.ts';
import { emptyFile } from './messages.ts';
import type { DocNode } from './node.ts';
import { Lines } from './places.ts';
import type { Problems } from './problems.ts';
import { regularTree } from './regular-tree.ts';
import { scan } from './scan.ts';
import { unreadable } from './syntax-messages.ts';
import { reportSyntax } from './syntax-problems.ts';

/** Reads one document, whose characters were checked. Null if there is none, or none that can be relied on. */
export function readTree(text: string, problems: Problems): DocNode | null {
  const regular = regularTree(text, problems.base);
  if (regular) return regular;
  const before = problems.reporter.diagnostics.length;
  const lines = new Lines(text);
  const seen = scan(text, lines, problems);
  if (seen.tokens === null || problems.full) return null;
  const { document, errors, complete } = compose(seen.tokens);
  const damage = reportSyntax(errors, lines, seen, problems);
  const isSilent = problems.reporter.diagnostics.length === before;
  if (!complete) {
    if (isSilent) problems.report(0, 0, unreadable());
    return null;
  }
  if (!document || isEmpty(document)) {
    if (isSilent) problems.report(0, 0, emptyFile());
    return null;
  }
  const builder = new TreeBuilder(lines, problems, seen, damage);
  const root = builder.build(document.contents);
  return builder.over ? null : root;
}

/** A document of comments and `---` only. */
function isEmpty({ contents }: Document.Parsed): boolean {
  const range = contents?.range;
  return !range || (range[0] === range[1] && range[1] === range[2] && contents.tag === undefined);
}
