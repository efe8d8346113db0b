export { type CodeFrameOptions, codeFrame } from './code-frame.ts';
export { type Diagnostic, hasErrors, type Message, Reporter, type Severity } from './diagnostic.ts';
export { LANGUAGES, type Language, type Localized, type Phrase, say } from './localized.ts';
export { nearestName } from './nearest-name.ts';
export { type DiagnosticStyle, renderDiagnostic } from './render-diagnostic.ts';
export { sortDiagnostics } from './sort-diagnostics.ts';
export { lineIndexAt, lineStarts, type Position, positionAt, type Source, type Span } from './source.ts';
export { userWords, visible } from './visible.ts';
