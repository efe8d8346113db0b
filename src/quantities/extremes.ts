import type { Builder } from '../kernel/builder.ts';
import type { ValueNode } from '../kernel/node.ts';
import { joined } from '../text/localized.ts';
import { type Form, quantity } from './form.ts';
import { reportMixed } from './odd-part.ts';
import { common, isNumeric } from './typing.ts';

function extreme(
  name: 'lowest' | 'highest',
  combine: (build: Builder, of: readonly ValueNode[]) => ValueNode,
  zh: string,
  en: string,
  word: { readonly ofTwo: readonly [string, string]; readonly ofMany: readonly [string, string] },
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
      const isPair = parts.length === 2;
      const all = joined(parts.map(part), isPair ? { zh: '与', en: ' and ' } : { zh: '、', en: ', ' });
      const [zh, en] = isPair ? word.ofTwo : word.ofMany;
      return { zh: `${all.zh}中${zh}者`, en: `the ${en} of ${all.en}` };
    },
  };
}

/** The lower and the higher of several numbers or dates. */
export const forms: readonly Form[] = [
  extreme('lowest', (build, of) => build.least(of), '各部分中最低者', 'the lowest of the parts', {
    ofTwo: ['较低', 'lower'],
    ofMany: ['最低', 'lowest'],
  }),
  extreme('highest', (build, of) => build.greatest(of), '各部分中最高者', 'the highest of the parts', {
    ofTwo: ['较高', 'higher'],
    ofMany: ['最高', 'highest'],
  }),
];
