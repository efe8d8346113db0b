import { isNumberType } from '../../../policy/types.ts';
import type { FactDeclaration } from '../../../policy/vocabulary.ts';
import { nearestName } from '../../../text/nearest-name.ts';
import type { CodeTree } from '../../../value/code-tree.ts';
import { halfWidth } from '../../../value/literal.ts';
import type { Cell } from '../../cells/cell.ts';
import type { CellForm } from '../../cells/cell-reader.ts';
import { readUnit } from '../../cells/units.ts';
import { fold } from '../../cells/words.ts';
import { isDivisionTree } from '../../places/divisions.ts';
import type { ColumnName } from './column-name.ts';
import { ADDRESS } from './synonyms.ts';
import { type Trial, tryForm } from './try-form.ts';
import type { SuggestionNote } from './words.ts';

/** A column read as a fact in the form that suits its sample best. */
export interface Proposal {
  readonly fact: FactDeclaration;
  readonly column: ColumnName;
  /** The keys beside `column`, as the mapping writes them. */
  readonly keys: readonly (readonly [key: string, value: string])[];
  readonly trial: Trial;
  /** What whoever checks it should know. */
  readonly notes: readonly SuggestionNote[];
}

interface Draft {
  readonly form: CellForm;
  readonly keys: readonly (readonly [key: string, value: string])[];
  readonly notes?: readonly SuggestionNote[];
}

/** Tries the forms that a fact of this type may have. */
export function propose(fact: FactDeclaration, column: ColumnName, cells: readonly Cell[]): Proposal {
  const drafts = draftsOf(fact, column, cells);
  const tried = drafts.map((draft) => ({ ...draft, trial: tryForm(fact, draft.form, cells) }));
  // Of equal ones the first, which needs the least.
  const best = tried.reduce((a, b) => (b.trial.known > a.trial.known ? b : a));
  const { trial } = best;
  const separator = trial.separator === null ? [] : ([['separator', trial.separator]] as const);
  const notes = [...(best.notes ?? []), ...notesOf(fact, trial)];
  return { fact, column, keys: [...best.keys, ...separator], trial, notes };
}

function draftsOf(fact: FactDeclaration, column: ColumnName, cells: readonly Cell[]): readonly Draft[] {
  const plain: Draft = { form: {}, keys: [] };
  if (isNumberType(fact.type)) return [numberDraft(fact, column, cells)];
  if (fact.type === 'date') {
    const forms = ['excel', 'day-month-year', 'month-day-year'] as const;
    return [
      plain,
      ...forms.map(
        (dates): Draft => ({
          form: { dates },
          keys: [['form', dates]],
          ...(dates !== 'excel' && { notes: [{ kind: 'day-or-month' }] }),
        }),
      ),
    ];
  }
  if (fact.type === 'code' && isDivisionTree(fact.codes!)) {
    const address: Draft = { form: { from: 'address' }, keys: [['from', 'address']] };
    return ADDRESS.test(column.base) ? [address, plain] : [plain, address];
  }
  return [plain];
}

function numberDraft(fact: FactDeclaration, { unit }: ColumnName, cells: readonly Cell[]): Draft {
  const read = unit === null ? null : readUnit(unit, fact);
  if (read?.kind === 'scale') {
    const keys = read.exponent === 0 ? [] : ([['unit', unit!]] as const);
    return { form: { exponent: read.exponent }, keys };
  }
  const notes: SuggestionNote[] = read?.kind === 'bad' ? [{ kind: 'unit', unit: unit! }] : [];
  const bare = cells.filter((cell) => /^[+-]?[\d.,]+$/.test(halfWidth(String(cell ?? '')).trim()));
  if (fact.type === 'ratio' && bare.some((cell) => Math.abs(Number(halfWidth(String(cell)).replaceAll(',', ''))) > 1))
    return { form: { exponent: -2 }, keys: [['unit', '%']], notes: [...notes, { kind: 'percent' }] };
  if (fact.type === 'money' && bare.length > 0 && read === null) notes.push({ kind: 'yuan' });
  return { form: {}, keys: [], notes };
}

function notesOf(fact: FactDeclaration, { examples }: Trial): readonly SuggestionNote[] {
  if (examples.length === 0) return [];
  const { type, codes } = fact;
  const words = examples.filter(({ reason }) => reason === 'unknown-code');
  const others = examples.filter(({ reason }) => reason !== 'unknown-code').slice(0, 3);
  return [
    ...others.map(({ cell, reason }): SuggestionNote => ({ kind: 'bad', cell, reason })),
    ...words.map(
      ({ cell }): SuggestionNote => ({
        kind: 'translate',
        word: cell,
        code: (type === 'code' || type === 'codes') && codes ? nearCode(codes, cell) : null,
      }),
    ),
  ];
}

/** The code whose label is most like a word, or stands in it. */
function nearCode(tree: CodeTree, word: string): string | null {
  const folded = fold(word);
  const labels = tree.entries.map(({ label, code }) => ({ label: fold(label.zh ?? label.en ?? ''), code }));
  const near = nearestName(
    folded,
    labels.map(({ label }) => label),
  );
  const found =
    labels.find(({ label }) => label === near) ??
    labels.find(({ label }) => label.length > 1 && (folded.includes(label) || label.includes(folded)));
  return found?.code ?? null;
}
