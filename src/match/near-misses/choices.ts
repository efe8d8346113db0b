import type { Domain } from '../../value/domain.ts';
import { optionChoices } from './option-choices.ts';
import type { Problem, Trial } from './problem.ts';
import { setChoices } from './set-choices.ts';
import { textChoices } from './text-choices.ts';
import type { Variable } from './variable.ts';

/** The other values of a fact that is no number, the nearest first. */
export function choicesOf(problem: Problem, trial: Trial, variable: Variable): readonly Domain[] {
  switch (variable.allowed.kind) {
    case 'option':
      return optionChoices(problem, trial, variable);
    case 'set':
      return setChoices(problem, trial, variable);
    case 'text':
      return textChoices(problem, trial, variable);
    case 'number':
      return [];
  }
}
