import { Fraction } from '../oracle/fraction.ts';
import type { Json, ModelCodes, ModelFact } from '../oracle/model.ts';
import type { Choices } from './choices.ts';
import { anyCondition } from './conditions.ts';
import { anyNumber, writeNumber } from './values.ts';
import { anyReference, type Draft } from './vocabulary.ts';

export interface QuantityContext {
  readonly choices: Choices;
  readonly draft: Draft;
  /** Without `upTo` and `unstated`, whose values are a person's to set. */
  readonly exactOnly: boolean;
}

/** Types of quantities; a `number` is anything that is no money. */
type Type = 'money' | 'number' | 'integer' | 'date';

const FACTS_OF: Readonly<Record<Type, readonly string[]>> = {
  money: ['money'],
  number: ['decimal', 'integer', 'ratio'],
  integer: ['integer'],
  date: ['date'],
};

const CALENDAR = ['yearsSince', 'monthsSince', 'daysSince', 'yearOf', 'monthOf'] as const;

/** An amount of money. */
export function anyAmount(context: QuantityContext, depth: number): Json {
  return anyQuantity(context, 'money', depth);
}

/** What a fact of a type may derive from. */
export function anyDerivation(
  context: QuantityContext,
  type: ModelFact['type'],
  codes: ModelCodes | undefined,
  depth: number,
): Json {
  const { choices, draft } = context;
  if (type === 'boolean' || type === 'code') {
    const option = (): Json =>
      type === 'boolean' ? { value: choices.chance(50) } : { value: choices.pick(codes!.entries).code };
    const part = (): Json => {
      const reference = choices.chance(30) ? anyReference(choices, draft, [type], codes) : null;
      return reference ?? option();
    };
    if (choices.chance(25))
      return { bands: { of: anyQuantity(context, 'number', 1), rows: anyRows(context, 'number', part) } };
    return anyChoose(context, part);
  }
  return anyQuantity(context, type === 'money' || type === 'date' || type === 'integer' ? type : 'number', depth);
}

function anyLeaf({ choices, draft }: QuantityContext, type: Type): Json {
  if (type === 'date' && choices.chance(15)) return 'asOf';
  if (choices.chance(70)) return anyReference(choices, draft, FACTS_OF[type])!;
  const written = type === 'number' ? choices.pick(['decimal', 'ratio'] as const) : type;
  return writeNumber(choices, anyNumber(choices, written), written);
}

function anyQuantity(context: QuantityContext, type: Type, depth: number): Json {
  const { choices } = context;
  if (depth <= 0) return anyLeaf(context, type);
  const form = anyForm(context, type, depth);
  if (typeof form !== 'object') return form;
  const part = (): Json => anyQuantity(context, type, depth - 2);
  return {
    ...(form as object),
    ...(choices.chance(12) && { atLeast: part() }),
    ...(choices.chance(12) && { atMost: part() }),
    ...(type !== 'date' &&
      choices.chance(15) && {
        round: {
          to: type === 'integer' ? choices.pick([1, 2, 10]) : choices.pick([1, '0.5', '10', '1万']),
          mode: choices.pick(['down', 'up', 'half-up']),
        },
      }),
  };
}

function anyForm(context: QuantityContext, type: Type, depth: number): Json {
  const { choices, exactOnly } = context;
  const part = (of: Type = type): Json => anyQuantity(context, of, depth - 1);
  const numeric = (): Type => choices.pick(['number', 'money', 'integer'] as const);
  const common = ['leaf', 'lowest', 'highest', 'choose', 'bands'];
  const own = {
    money: ['sum', 'minus', 'times', 'ratio', 'rate', 'each', 'slices', 'add', 'upTo', 'unstated'],
    number: ['sum', 'minus', 'times', 'ratio', 'growth', 'rate', 'each', 'slices', 'add', 'calendar', 'upTo'],
    integer: ['sum', 'minus', 'times', 'each', 'add', 'calendar', 'upTo'],
    date: [],
  }[type];
  const form = choices.pick([...common, ...own]);
  switch (form) {
    case 'sum':
    case 'lowest':
    case 'highest':
      return { [form]: choices.list(1, 3, part) };
    case 'minus':
      return { minus: [part(), part()] };
    case 'times':
      return {
        times: type === 'money' ? [part(), ...choices.list(1, 2, () => part('number'))] : choices.list(2, 3, part),
      };
    case 'ratio': {
      if (type === 'money') return { ratio: [part(), part('number')] };
      const of = choices.pick(['number', 'money'] as const);
      return { ratio: [part(of), part(of)] };
    }
    case 'growth': {
      const of = choices.pick(['money', 'number'] as const);
      return { growth: [part(of), part(of)] };
    }
    case 'rate':
      return { rate: part('number'), of: part() };
    case 'each': {
      const per = numeric();
      const every = writeNumber(
        choices,
        new Fraction(BigInt(choices.between(1, 5)), per === 'integer' ? 1n : 2n),
        'decimal',
      );
      return { each: part(), per: part(per), ...(choices.chance(60) && { every }) };
    }
    case 'bands': {
      const of = choices.pick(['number', 'money', 'integer', 'date'] as const);
      return { bands: { of: part(of), rows: anyRows(context, of, part) } };
    }
    case 'slices': {
      const rate = (): Json => writeNumber(choices, anyNumber(choices, 'ratio'), 'ratio');
      return { bands: { of: part(), mode: 'slices', rows: anyRows(context, type, rate, 'rate') } };
    }
    case 'choose':
      return anyChoose(context, part);
    case 'add':
      return { add: choices.list(1, 3, () => ({ when: anyCondition(choices, context.draft, 1), then: part() })) };
    case 'calendar':
      return { [choices.pick(CALENDAR)]: anyQuantity(context, 'date', Math.min(1, depth - 1)) };
    case 'upTo':
      return exactOnly ? anyLeaf(context, type) : { upTo: part() };
    case 'unstated':
      return exactOnly || choices.chance(70) ? anyLeaf(context, type) : 'unstated';
    default:
      return anyLeaf(context, type);
  }
}

function anyChoose({ choices, draft }: QuantityContext, part: () => Json): Json {
  const branches: Json[] = choices.list(1, 3, () => ({ when: anyCondition(choices, draft, 1), then: part() }));
  if (choices.chance(65)) branches.push({ otherwise: part() });
  return { choose: branches };
}

/** Rows that do not overlap, some with gaps between them, open at the ends or not. */
function anyRows({ choices }: QuantityContext, of: Type, part: () => Json, key: 'then' | 'rate' = 'then'): Json {
  const type = of === 'number' ? 'decimal' : of;
  const ends = Array.from({ length: choices.between(2, 4) }, () => anyNumber(choices, type))
    .sort((a, b) => a.against(b))
    .filter((end, at, all) => at === 0 || !end.is(all[at - 1]!));
  const write = (value: Fraction): Json => writeNumber(choices, value, type);
  const rows: Json[] = [];
  if (choices.chance(50)) rows.push({ below: write(ends[0]!), [key]: part() });
  for (let at = 0; at + 1 < ends.length; at++) {
    if (choices.chance(85)) rows.push({ from: write(ends[at]!), below: write(ends[at + 1]!), [key]: part() });
  }
  if (rows.length === 0 || choices.chance(60)) rows.push({ from: write(ends[ends.length - 1]!), [key]: part() });
  return rows;
}
