import type { DocNode } from '../document/node.ts';
import { type Diagnostic, type Message, Reporter } from '../text/diagnostic.ts';
import type { Span } from '../text/source.ts';
import type { JsonDocument, Owner } from './draft.ts';

/** A diagnostic about JSON of json-rules-engine. */
export interface JsonRulesDiagnostic extends Diagnostic {
  /** The place in the JSON: `rules[0].conditions.all[1].operator`. */
  readonly at: string;
  /** The name of the rule or named condition that it lies in, as the JSON has it. */
  readonly rule: string | null;
}

/** Collects what is wrong, and remembers which rules cannot be imported for it. */
export class Report {
  readonly diagnostics: JsonRulesDiagnostic[] = [];

  add(document: JsonDocument, owner: Owner | null, span: Span, message: Message): void {
    const reporter = new Reporter(document.source);
    reporter.report(span, message);
    this.keep(document, owner, reporter.diagnostics[0]!);
  }

  keep(document: JsonDocument, owner: Owner | null, diagnostic: Diagnostic): void {
    if (owner !== null && diagnostic.severity === 'error') owner.broken = true;
    this.diagnostics.push({
      ...diagnostic,
      at: document.at + placeOf(document.root, diagnostic.span, document.at === ''),
      rule: owner?.name ?? null,
    });
  }
}

/** The way from the root down to the narrowest node that holds a span: `.conditions.all[1]`. */
function placeOf(root: DocNode, span: Span, first: boolean): string {
  const holds = (outer: Span): boolean => outer.start <= span.start && span.end <= outer.end;
  if (root.kind === 'list') {
    const index = root.items.findIndex((item) => holds(item.span));
    return index < 0 ? '' : `[${index}]${placeOf(root.items[index]!, span, false)}`;
  }
  if (root.kind === 'map') {
    const entry = root.entries.find(({ key, value }) =>
      holds({ start: Math.min(key.span.start, value.span.start), end: Math.max(key.span.end, value.span.end) }),
    );
    if (!entry) return '';
    const name = entry.key.text;
    const step = /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? `${first ? '' : '.'}${name}` : `[${JSON.stringify(name)}]`;
    return step + (holds(entry.value.span) ? placeOf(entry.value, span, false) : '');
  }
  return '';
}
