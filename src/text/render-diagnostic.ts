import { codeFrame } from './code-frame.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type Language, type Phrase, say } from './localized.ts';
import { visible } from './visible.ts';

type Colour = (text: string) => string;

/** How the parts of a rendered diagnostic are coloured; what is absent stays plain. */
export interface DiagnosticStyle {
  /** `path:line:column` */
  readonly place?: Colour;
  readonly error?: Colour;
  readonly warning?: Colour;
  readonly carets?: Colour;
  /** The words before why and fix. */
  readonly label?: Colour;
}

const WHY: Phrase = { zh: '原因：', en: 'why: ' };
const FIX: Phrase = { zh: '改法：', en: 'fix: ' };
const plain: Colour = (text) => text;

/**
 * A diagnostic as a terminal shows it: `path:line:column error[code] what`, the lines of the source with carets, why, and what to do.
 * The first line has the same shape in both languages, so that editors and scripts can read it.
 */
export function renderDiagnostic(diagnostic: Diagnostic, language: Language, style: DiagnosticStyle = {}): string {
  const { path, line, column, severity, code, what, why, fix } = diagnostic;
  const place = (style.place ?? plain)(visible(`${path}:${line}:${column}`));
  const label = style.label ?? plain;
  const lines = [`${place} ${(style[severity] ?? plain)(`${severity}[${code}]`)} ${visible(say(what, language))}`];
  const frame = codeFrame(diagnostic, { ...(style.carets && { mark: style.carets }) });
  if (frame !== '') lines.push(frame.replace(/^/gm, '  '));
  if (why) lines.push(`  ${label(say(WHY, language))}${visible(say(why, language))}`);
  if (fix) lines.push(`  ${label(say(FIX, language))}${visible(say(fix, language))}`);
  return lines.join('\n');
}
