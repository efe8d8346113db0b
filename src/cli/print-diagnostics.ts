import type { Diagnostic } from '../text/diagnostic.ts';
import { renderDiagnostic } from '../text/render-diagnostic.ts';
import { sortDiagnostics } from '../text/sort-diagnostics.ts';
import type { Colours, Terminal } from './terminal.ts';

/** Every problem with its place, the lines around it and what to do; a blank line after each. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], terminal: Terminal, to: 'out' | 'err'): void {
  const colours = to === 'out' ? terminal.colours : terminal.errorColours;
  for (const diagnostic of sortDiagnostics(diagnostics))
    terminal[to](`${renderDiagnostic(diagnostic, terminal.language, styleOf(colours))}\n`);
}

function styleOf({ bold, red, yellow, dim }: Colours) {
  return { place: bold, error: red, warning: yellow, carets: red, label: dim };
}

/** How many errors and warnings there are, in words. */
export function countProblems(diagnostics: readonly Diagnostic[], { say }: Terminal): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;
  if (errors === 0 && warnings === 0) return say({ zh: '没有问题', en: 'no problems' });
  const parts = [
    ...(errors > 0 ? [{ zh: `${errors} 个错误`, en: plural(errors, 'error') }] : []),
    ...(warnings > 0 ? [{ zh: `${warnings} 个警告`, en: plural(warnings, 'warning') }] : []),
  ];
  return say({ zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') });
}
