import countBy from 'lodash/countBy.js';
import type { Vocabulary } from '../../../policy/vocabulary.ts';
import { type Language, type Phrase, say } from '../../../text/localized.ts';
import type { Cell } from '../../cells/cell.ts';
import { readIdentity } from '../../cells/identity.ts';
import { fold } from '../../cells/words.ts';
import { Candidates } from './candidates.ts';
import { columnName } from './column-name.ts';
import { type Proposal, propose } from './propose.ts';
import { IDENTITY_NAMES, NAME_NAMES } from './synonyms.ts';
import { noteWords, WORDS } from './words.ts';
import { inComment, isWritable, yamlScalar } from './yaml-words.ts';

export interface MappingSample {
  /** What the file is called, for the first comment. */
  readonly file: string;
  readonly header: readonly string[];
  /** Some rows, each in the order of the header. */
  readonly rows: readonly (readonly Cell[])[];
}

interface Unsure {
  readonly proposal: Proposal;
  readonly why: Phrase;
}

/**
 * A mapping file for a register, as a person would begin it: columns whose name and cells agree with a fact, as they have to be read;
 * what is not certain, and what is no fact, as comments. It loads without an error; every column stands in it.
 */
export function suggestMapping(
  { file, header, rows }: MappingSample,
  vocabulary: Vocabulary,
  language: Language = 'zh',
): string {
  const words = (phrase: Phrase): string => say(phrase, language);
  const cellsOf = (at: number): readonly Cell[] => rows.map((row) => row[at]);
  const unmapped: { readonly at: number; readonly why?: Phrase }[] = [];
  const usable: number[] = [];
  header.forEach((column, at) => {
    if (header.indexOf(column) !== at) unmapped.push({ at, why: WORDS.twice });
    else if (!isWritable(column)) unmapped.push({ at, ...(column.trim() !== '' && { why: WORDS.unusableName }) });
    else usable.push(at);
  });
  const identity = identityOf(header, usable, cellsOf);
  const name = usable.find((at) => NAME_NAMES.has(fold(columnName(header[at]!).base)) && at !== identity.at);

  const sure: Proposal[] = [];
  const unsure: Unsure[] = [];
  const candidates = new Candidates(vocabulary);
  for (const at of usable) {
    if (at === name || (at === identity.at && identity.found)) continue;
    const found = bestOf(candidates, header[at]!, cellsOf(at));
    if (found === null) {
      if (at !== identity.at) unmapped.push({ at });
    } else if ('why' in found) unsure.push(found);
    else place(found, sure, unsure);
  }
  const clear = sure.filter((proposal) => !clashes(proposal, sure, unsure));

  const lines: string[] = [`# ${words(WORDS.head(inComment(file), rows.length))}`];
  const identifying = identity.at === undefined ? undefined : header[identity.at]!;
  if (!identity.found) lines.push(`# ${words(WORDS.noIdentity)}`);
  const key = yamlScalar(identifying ?? '统一社会信用代码');
  lines.push(identity.found ? `enterprise: ${key}` : `enterprise: { column: ${key}, form: any }`);
  if (name !== undefined) lines.push(`name: ${yamlScalar(header[name]!)}`);
  lines.push(
    `# source: ${likelySource(clear)}    # ${words(WORDS.source)}`,
    `# asOf: 2025-01-01    # ${words(WORDS.asOf)}`,
  );
  lines.push(clear.length === 0 ? 'facts: {}' : 'facts:');
  lines.push(...factLines(clear, language));
  if (unsure.length > 0) {
    lines.push('', `# ${words(WORDS.unsure)}`);
    for (const { proposal, why } of unsure) {
      lines.push(`#   ${proposal.fact.name}: ${entryOf(proposal)}    # ${words(why)}`);
      for (const note of proposal.notes) lines.push(`#     ${inComment(words(noteWords(note)))}`);
    }
  }
  const { division } = candidates;
  if (division && identity.found && !clear.some(({ fact }) => fact === division))
    lines.push(`#   ${division.name}: { from: credit-code }    # ${words(WORDS.registrar)}`);
  if (unmapped.length > 0) {
    lines.push('', `# ${words(WORDS.unmapped)}`);
    for (const { at, why } of unmapped.sort((a, b) => a.at - b.at)) {
      const cell = cellsOf(at).find((one) => one != null && fold(String(one)) !== '');
      const after = [why, cell === undefined ? WORDS.nothing : WORDS.example(inComment(String(cell)))];
      const told = after.flatMap((phrase) => (phrase ? [words(phrase)] : [])).join(language === 'zh' ? '，' : ', ');
      lines.push(`# - ${inComment(header[at]!)}    ${told}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** The column of credit codes: called so, or full of them; else the first one stands in. */
function identityOf(
  header: readonly string[],
  usable: readonly number[],
  cellsOf: (at: number) => readonly Cell[],
): { readonly at: number | undefined; readonly found: boolean } {
  const called = usable.find((at) => IDENTITY_NAMES.has(fold(columnName(header[at]!).base)));
  if (called !== undefined) return { at: called, found: true };
  const full = usable.find((at) => {
    const cells = cellsOf(at);
    const codes = cells.filter((cell) => readIdentity('credit-code', cell).kind === 'known');
    return codes.length > 0 && codes.length * 2 > cells.length;
  });
  return full === undefined ? { at: usable[0], found: false } : { at: full, found: true };
}

/** What a column most likely is; with `why` where that is not certain. */
function bestOf(candidates: Candidates, written: string, cells: readonly Cell[]): Proposal | Unsure | null {
  const column = columnName(written);
  const tried = candidates.of(column.base).map(({ fact, sure }) => ({ sure, proposal: propose(fact, column, cells) }));
  const good = ({ proposal: { trial } }: (typeof tried)[number]): boolean => trial.bad <= trial.known;
  // Dollars read as yuan would be figures that nobody doubts.
  const otherUnit = ({ proposal: { notes } }: (typeof tried)[number]): boolean =>
    notes.some(({ kind }) => kind === 'unit');
  const certain = tried.filter((one) => one.sure && good(one) && !otherUnit(one));
  const best = certain.find(({ proposal }) => proposal.trial.known > 0) ?? certain[0];
  if (best) return best.proposal;
  const [first] = tried;
  if (!first) return null;
  const likely = tried.find((one) => good(one) && !otherUnit(one)) ?? tried.find(good) ?? first;
  const { proposal, sure } = likely;
  const { known, bad } = proposal.trial;
  const label = proposal.fact.label;
  const why = !sure
    ? WORDS.nearest(say(label, 'zh'))
    : otherUnit(likely)
      ? WORDS.otherUnit
      : WORDS.notReadable(known, bad);
  return { proposal, why };
}

/** A fact that is no series takes the column of its latest year. */
function place(proposal: Proposal, sure: Proposal[], unsure: Unsure[]): void {
  const { fact, column } = proposal;
  const at = sure.findIndex((one) => one.fact === fact);
  const other = sure[at];
  if (fact.yearly || other === undefined || column.year === null || other.column.year === null) {
    sure.push(proposal);
    return;
  }
  const later = column.year > other.column.year;
  if (later) sure[at] = proposal;
  unsure.push({ proposal: later ? other : proposal, why: WORDS.notYearly });
}

/** The authority that holds most of the facts. */
function likelySource(proposals: readonly Proposal[]): string {
  const holders = countBy(proposals.flatMap(({ fact }) => fact.holders));
  const [first = '…'] = Object.keys(holders).sort((a, b) => holders[b]! - holders[a]!);
  return yamlScalar(first);
}

/** A series is given by years or without; columns of the other kind are left to whoever checks. */
function clashes(proposal: Proposal, all: readonly Proposal[], unsure: Unsure[]): boolean {
  const { fact, column } = proposal;
  if (!fact.yearly || column.year !== null) return false;
  if (!all.some((one) => one.fact === fact && one.column.year !== null)) return false;
  unsure.push({ proposal, why: WORDS.mixedYears });
  return true;
}

function factLines(proposals: readonly Proposal[], language: Language): readonly string[] {
  const byFact = new Map<string, Proposal[]>();
  for (const proposal of proposals) {
    const same = byFact.get(proposal.fact.name);
    if (same) same.push(proposal);
    else byFact.set(proposal.fact.name, [proposal]);
  }
  const notes = (proposal: Proposal, indent: string): readonly string[] =>
    proposal.notes.map((note) => `${indent}# ${inComment(say(noteWords(note), language))}`);
  return [...byFact].flatMap(([fact, [first, ...more]]) => {
    if (more.length === 0) return [`  ${fact}: ${entryOf(first!)}`, ...notes(first!, '    ')];
    const lines = [first!, ...more].flatMap((one) => [`    - ${entryOf(one)}`, ...notes(one, '      ')]);
    return [`  ${fact}:`, ...lines];
  });
}

function entryOf({ fact, column, keys }: Proposal): string {
  const year = fact.yearly && column.year !== null ? [['year', String(column.year)] as const] : [];
  const written = [...year, ...keys.map(([key, value]) => [key, yamlScalar(value)] as const)];
  if (written.length === 0) return yamlScalar(column.written);
  return `{ column: ${yamlScalar(column.written)}, ${written.map(([key, value]) => `${key}: ${value}`).join(', ')} }`;
}
