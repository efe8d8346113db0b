import type { Builder } from '../kernel/builder.ts';
import type { ValueNode } from '../kernel/node.ts';
import { joined, type Phrase } from '../text/localized.ts';
import { type Form, quantity } from './form.ts';
import { reportMixed } from './odd-part.ts';
import { common, isNumeric } from './typing.ts';

function extreme(
  name: 'lowest' | 'highest',
  combine: (build: Builder, of: readonly ValueNode[]) => ValueNode,
  zh: string,
  en: string,
  word: Phrase,
): Form {
  return {
    name,
    keys: [],
    required: [],
    shape: { [name]: 'quantities' },
    meaning: { zh, en },
    example: `{ ${name}: [investment, 500万] }`,
    read: (reader, entries, span) => {
      const parts = reader.parts(entries.get(name)!.value);
      if (parts === null) return null;
      const type = common(parts.map((part) => part.type));
      if (type !== null && (isNumeric(type) || type.type === 'date')) return quantity(name, type, span, { parts });
      reportMixed(reader, name, parts, span);
      return null;
    },
    lower: (context, { parts }) => combine(context.build, parts.map(context.lower)),
    tell: ({ part }, { parts }) => {
      const all = joined(parts.map(part), { zh: '、', en: ', ' });
      return { zh: `${all.zh}中${word.zh}者`, en: `the ${word.en} of ${all.en}` };
    },
  };
}

/** The lower and the higher of several numbers or dates. */
export const forms: readonly Form[] = [
  extreme('lowest', (build, of) => build.least(of), '各部分中最低者', 'the lowest of the parts', {
    zh: '最低',
    en: 'lowest',
  }),
  extreme('highest', (build, of) => build.greatest(of), '各部分中最高者', 'the highest of the parts', {
    zh: '最高',
    en: 'highest',
  }),
];
