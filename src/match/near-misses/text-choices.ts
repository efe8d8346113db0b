import { childrenOf } from '../../kernel/children.ts';
import type { TruthNode, ValueNode } from '../../kernel/node.ts';
import type { TextDomain } from '../../value/domain.ts';
import type { Problem, Trial } from './problem.ts';
import type { Variable } from './variable.ts';

/** The texts that a text may change to: those that the rule names, or the present one with a phrase more or without it. */
export function textChoices(problem: Problem, trial: Trial, variable: Variable): readonly TextDomain[] {
  const bit = 1n << BigInt(variable.index);
  const present = variable.present?.kind === 'text' ? variable.present.text : null;
  const phrases = new Set<string>();
  const whole = new Set<string>();
  const seen = new Set<number>();
  const walk = (node: TruthNode | ValueNode): void => {
    if ((problem.mask(node) & bit) === 0n || seen.has(node.id)) return;
    seen.add(node.id);
    if (node.kind === 'mentions') for (const phrase of node.phrases) phrases.add(phrase);
    if (node.kind === 'member' && node.set.kind === 'texts') for (const text of node.set.texts) whole.add(text);
    if (node.kind === 'same') {
      for (const side of [node.left, node.right]) {
        const other = trial.value(side);
        if (other.kind === 'text' && other.text !== null) whole.add(other.text);
      }
    }
    childrenOf(node).forEach(walk);
  };
  walk(problem.compiled.verdict);
  const with_ = [...phrases].map((phrase) => (present === null || present === '' ? phrase : `${present}、${phrase}`));
  const all = [...phrases].join('、');
  const together = present === null || present === '' ? all : `${present}、${all}`;
  const without = [...phrases].reduce((text, phrase) => text.split(phrase).join(''), present ?? '');
  const texts = [...with_, ...whole, together, without, '—'];
  return [...new Set(texts)].filter((text) => text !== '' && text !== present).map((text) => ({ kind: 'text', text }));
}
