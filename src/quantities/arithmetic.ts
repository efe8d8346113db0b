import type { Quantity } from '../policy/quantity.ts';
import { joined } from '../text/localized.ts';
import { fromInteger } from '../value/rational.ts';
import { type Form, quantity } from './form.ts';
import { notDivisible, notMultipliable } from './messages.ts';
import { oddFactor, reportMixed } from './odd-part.ts';
import { common, isNumeric, productType, quotientType, RATIO } from './typing.ts';

const MINUS_ONE = fromInteger(-1);
const typesOf = (parts: readonly Quantity[]) => parts.map((part) => part.type.type);

/** Sum, difference, product, ratio and growth. */
export const forms: readonly Form[] = [
  {
    name: 'sum',
    keys: [],
    required: [],
    shape: { sum: 'quantities' },
    meaning: { zh: '各部分之和', en: 'the sum of the parts' },
    example: '{ sum: [rdExpense, 20万] }',
    read: (reader, entries, span) => {
      const parts = reader.parts(entries.get('sum')!.value);
      if (parts === null) return null;
      const type = common(parts.map((part) => part.type));
      if (type !== null && isNumeric(type)) return quantity('sum', type, span, { parts });
      reportMixed(reader, 'sum', parts, span);
      return null;
    },
    lower: ({ build, lower }, { parts }) => build.sum(parts.map(lower)),
    tell: ({ part }, { parts }) => joined(parts.map(part), { zh: '＋', en: ' + ' }),
  },
  {
    name: 'minus',
    keys: [],
    required: [],
    shape: { minus: 'pair' },
    meaning: { zh: '前者减后者', en: 'the first less the second' },
    example: '{ minus: [revenue@-1, revenue@-2] }',
    read: (reader, entries, span) => {
      const parts = reader.pair(entries.get('minus')!.value);
      if (parts === null) return null;
      const type = common(parts.map((part) => part.type));
      if (type !== null && isNumeric(type)) return quantity('minus', type, span, { parts });
      reportMixed(reader, 'minus', parts, span);
      return null;
    },
    lower: ({ build, lower }, { parts }) =>
      build.sum([lower(parts[0]!), build.product([build.number(MINUS_ONE), lower(parts[1]!)])]),
    tell: ({ part }, { parts }) => joined(parts.map(part), { zh: '－', en: ' − ' }),
  },
  {
    name: 'times',
    keys: [],
    required: [],
    shape: { times: 'quantities' },
    meaning: { zh: '各部分之积；金额乘以数仍为金额', en: 'the product of the parts; money times a number is money' },
    example: '{ times: [hires, 1500] }',
    read: (reader, entries, span) => {
      const parts = reader.parts(entries.get('times')!.value);
      if (parts === null) return null;
      const type = productType(parts.map((part) => part.type));
      if (type !== null) return quantity('times', type, span, { parts });
      reader.report(oddFactor(parts, span), notMultipliable(typesOf(parts)));
      return null;
    },
    lower: ({ build, lower }, { parts }) => build.product(parts.map(lower)),
    tell: ({ part }, { parts }) => joined(parts.map(part), { zh: '×', en: ' × ' }),
  },
  {
    name: 'ratio',
    keys: [],
    required: [],
    shape: { ratio: 'pair' },
    meaning: {
      zh: '前者除以后者；除数为零、为负或可能如此时未知',
      en: 'the first by the second; unknown where the second is, or may be, zero or less',
    },
    example: '{ ratio: [rdExpense, revenue] }',
    read: (reader, entries, span) => {
      const parts = reader.pair(entries.get('ratio')!.value);
      if (parts === null) return null;
      const type = quotientType(parts[0].type, parts[1].type);
      if (type !== null) return quantity('ratio', type, span, { parts });
      reader.report(parts[1].span, notDivisible(parts[0].type.type, parts[1].type.type));
      return null;
    },
    lower: ({ build, lower }, { parts }) => build.quotient(lower(parts[0]!), lower(parts[1]!)),
    tell: ({ part }, { parts }) => joined(parts.map(part), { zh: '÷', en: ' ÷ ' }),
  },
  {
    name: 'growth',
    keys: [],
    required: [],
    shape: { growth: 'pair' },
    meaning: {
      zh: '现值除以基期值再减一；基期为零、为负或可能如此时未知',
      en: 'now by before, less one; unknown where the base is, or may be, zero or less',
    },
    example: '{ growth: [revenue@-1, revenue@-2] }',
    read: (reader, entries, span) => {
      const parts = reader.pair(entries.get('growth')!.value);
      if (parts === null) return null;
      const type = common(parts.map((part) => part.type));
      if (type !== null && isNumeric(type)) return quantity('growth', RATIO, span, { parts });
      reportMixed(reader, 'growth', parts, span);
      return null;
    },
    lower: ({ build, lower }, { parts }) =>
      build.sum([build.quotient(lower(parts[0]!), lower(parts[1]!)), build.number(MINUS_ONE)]),
    tell: ({ part }, { parts }) => {
      const [now, before] = [part(parts[0]!), part(parts[1]!)];
      return { zh: `${now.zh}比${before.zh}的增幅`, en: `the growth from ${before.en} to ${now.en}` };
    },
  },
];
