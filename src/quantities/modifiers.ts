import type { Phrase } from '../text/localized.ts';
import { type Rational, type RoundingMode, toExact } from '../value/rational.ts';
import { type Form, quantity } from './form.ts';
import { notPositive } from './messages.ts';

interface RoundData {
  readonly to: Rational;
  readonly mode: RoundingMode;
}

const ROUNDING: Readonly<Record<RoundingMode, Phrase>> = {
  down: { zh: '向下取整', en: 'rounded down' },
  up: { zh: '向上取整', en: 'rounded up' },
  'half-up': { zh: '四舍五入', en: 'rounded half up' },
};

function bound(name: 'atLeast' | 'atMost', node: 'greatest' | 'least', zh: string, en: string): Form {
  return {
    name,
    keys: [],
    required: [],
    shape: { [name]: 'quantity' },
    meaning: { zh, en },
    example: `{ rate: 15%, of: rdExpense, ${name}: 200万 }`,
    // A modifier reads its own entry only; what it stands on is put before it by the reader of quantities.
    read: (reader, entries, span) => {
      const limit = reader.quantity(entries.get(name)!.value);
      return limit && quantity(name, limit.type, span, { parts: [limit] });
    },
    lower: ({ build, lower }, { parts }) => build[node](parts.map(lower)),
    tell: ({ part, whole }, { parts }) => {
      const [of, limit] = [whole(parts[0]!), part(parts[1]!)];
      return { zh: `${of.zh}，${zh}${limit.zh}`, en: `${of.en}, ${en} ${limit.en}` };
    },
  };
}

/** What any form may carry, in the order in which they apply. */
export const MODIFIERS: readonly Form[] = [
  bound('atLeast', 'greatest', '不低于', 'not below'),
  bound('atMost', 'least', '不超过', 'not above'),
  {
    name: 'round',
    keys: [],
    required: [],
    shape: {
      round: { map: { to: 'number', mode: { words: ['down', 'up', 'half-up'] } }, required: ['to', 'mode'] },
    },
    meaning: { zh: '取整到某个倍数', en: 'rounded to a multiple' },
    example: '{ rate: 15%, of: rdExpense, round: { to: 10000, mode: down } }',
    read: (reader, entries, span) => {
      const inner = reader.present(entries.get('round')!.value, ['to', 'mode'], ['to', 'mode']);
      const [toEntry, modeEntry] = [inner?.get('to'), inner?.get('mode')];
      const to = toEntry ? reader.literal(toEntry.value, { type: 'decimal', bare: true }) : null;
      const mode = modeEntry ? reader.word(modeEntry.value, ['down', 'up', 'half-up'] as const) : null;
      if (toEntry && to && to.num <= 0n) {
        reader.report(toEntry.value.span, notPositive('to'));
        return null;
      }
      if (to === null || mode === null) return null;
      const type = { type: to.den === 1n ? ('integer' as const) : ('decimal' as const), bare: true };
      return quantity('round', type, span, { data: { to, mode } satisfies RoundData });
    },
    lower: ({ build, lower }, { parts, data }) => {
      const { to, mode } = data as RoundData;
      return build.round(lower(parts[0]!), to, mode);
    },
    tell: ({ whole, number }, { parts, data }) => {
      const { to, mode } = data as RoundData;
      const [of, unit] = [whole(parts[0]!), number(to, parts[0]!.type)];
      const how = ROUNDING[mode];
      return { zh: `${of.zh}，${how.zh}到${unit.zh}`, en: `${of.en}, ${how.en} to ${unit.en}` };
    },
    settings: ({ data }) => {
      const { to, mode } = data as RoundData;
      return { to: toExact(to), mode };
    },
  },
];
