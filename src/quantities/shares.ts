import { divide, fromInteger, ONE, type Rational, toExact, ZERO } from '../value/rational.ts';
import { type Form, quantity } from './form.ts';
import { mixedTypes, NUMBER, notMultipliable, notPositive, wrongPart } from './messages.ts';
import { BARE, common, isNumeric, isPlainNumber, productType } from './typing.ts';

/** A share of a quantity, so much for every full step of one, and a ceiling that leaves the rest to the authority. */
export const forms: readonly Form[] = [
  {
    name: 'rate',
    keys: ['of'],
    required: ['of'],
    shape: { rate: 'quantity', of: 'quantity' },
    meaning: { zh: '按比例计算', en: 'a share of a quantity' },
    example: '{ rate: 15%, of: rdExpense }',
    read: (reader, entries, span) => {
      const rate = reader.quantity(entries.get('rate')!.value);
      const of = reader.quantity(entries.get('of')!.value);
      if (rate === null || of === null) return null;
      if (!isPlainNumber(rate.type)) {
        reader.report(rate.span, wrongPart('rate', rate.type.type, { zh: '比率', en: 'a ratio' }));
        return null;
      }
      // The share of something is of its type; that the rate is a bare number makes no money of it.
      const type = isNumeric(of.type) ? productType([of.type, { type: 'ratio' }]) : null;
      if (type !== null) return quantity('rate', type, span, { parts: [rate, of] });
      reader.report(of.span, notMultipliable([rate.type.type, of.type.type]));
      return null;
    },
    lower: ({ build, lower }, { parts }) => build.product(parts.map(lower)),
    tell: ({ part }, { parts }) => {
      const [rate, of] = [part(parts[0]!), part(parts[1]!)];
      return { zh: `${of.zh}的${rate.zh}`, en: `${rate.en} of ${of.en}` };
    },
  },
  {
    name: 'each',
    keys: ['per', 'every'],
    required: ['per'],
    shape: { each: 'quantity', per: 'quantity', every: 'number' },
    meaning: {
      zh: '每满一档给予一份，不足一档不计，负数计零',
      en: 'so much for every full step, none for a part of one, none below zero',
    },
    example: '{ each: 500, per: revenueIncrease, every: 100万 }',
    read: (reader, entries, span) => {
      const each = reader.quantity(entries.get('each')!.value);
      const per = reader.quantity(entries.get('per')!.value);
      const everyEntry = entries.get('every');
      const every = everyEntry && per ? reader.literal(everyEntry.value, per.type) : ONE;
      if (each === null || per === null || every === null) return null;
      for (const part of [each, per]) {
        if (isNumeric(part.type)) continue;
        reader.report(part.span, wrongPart('each', part.type.type, NUMBER));
        return null;
      }
      if (every.num <= 0n) {
        reader.report(everyEntry?.value.span ?? span, notPositive('every'));
        return null;
      }
      return quantity('each', each.type, span, { parts: [each, per], data: every });
    },
    lower: ({ build, lower }, { parts, data }) => {
      const steps = build.product([build.number(divide(ONE, data as Rational)), lower(parts[1]!)]);
      const full = build.greatest([build.number(ZERO), build.round(steps, fromInteger(1), 'down')]);
      return build.product([lower(parts[0]!), full]);
    },
    tell: ({ part, number }, { parts, data }) => {
      const [each, per] = [part(parts[0]!), part(parts[1]!)];
      const every = number(data as Rational, parts[1]!.type);
      return { zh: `${per.zh}每满${every.zh}计${each.zh}`, en: `${each.en} for each full ${every.en} of ${per.en}` };
    },
    settings: ({ data }) => ({ every: toExact(data as Rational) }),
  },
  {
    name: 'upTo',
    keys: [],
    required: [],
    shape: { upTo: 'quantity' },
    meaning: {
      zh: '最高不超过，具体由主管部门核定：零至该数',
      en: 'at most this, the authority’s judgement: zero to it',
    },
    example: '{ upTo: { rate: 5%, of: revenueIncrease } }',
    read: (reader, entries, span) => {
      const of = reader.quantity(entries.get('upTo')!.value);
      if (of === null) return null;
      const type = common([of.type, BARE]);
      if (type !== null && isNumeric(type)) return quantity('upTo', of.type, span, { parts: [of] });
      reader.report(of.span, mixedTypes('upTo', [of.type.type]));
      return null;
    },
    lower: ({ build, lower }, { parts }) => {
      const zero = build.number(ZERO);
      return build.span(zero, build.greatest([zero, lower(parts[0]!)]));
    },
    tell: ({ whole }, { parts }) => {
      const most = whole(parts[0]!);
      if (parts[0]!.form === 'literal')
        return { zh: `最高${most.zh}，由主管部门核定`, en: `up to ${most.en}, for the authority to set` };
      return { zh: `由主管部门核定，最高为：${most.zh}`, en: `for the authority to set, at most: ${most.en}` };
    },
  },
];
