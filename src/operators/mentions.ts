import { type Operator, unexpected } from './operator.ts';

/** A text that holds a phrase, such as a scope of business. */
export const operators: readonly Operator[] = [
  {
    name: 'mentions',
    symbols: [],
    takes: ['text'],
    operand: 'phrases',
    comparesFacts: [],
    words: { zh: '{fact}提及{value}之一', en: '{fact} mentions one of {value}' },
    meaning: { zh: '文本含其中某一短语', en: 'the text holds one of the phrases' },
    lower: (build, subject, operand) =>
      operand.kind === 'texts' ? build.mentions(subject, operand.texts) : unexpected('mentions', operand),
  },
];
