import type { Quantity, QuantityType } from '../policy/quantity.ts';
import { FORMS, type Form, type LiteralData, MODIFIERS, type Teller } from '../quantities/index.ts';
import type { Phrase } from '../text/localized.ts';
import { referenceWords, type TellContext } from './fact-words.ts';
import { numberWords } from './number-words.ts';
import { type Shown, valueWords } from './value-view.ts';

export const FORM_OF: ReadonlyMap<string, Form> = new Map([...FORMS, ...MODIFIERS].map((form) => [form.name, form]));

/** Forms whose parts are all of the form's own type, so that a bare `20万` among money is money. */
const ALIKE: ReadonlySet<string> = new Set([
  'sum',
  'minus',
  'lowest',
  'highest',
  'choose',
  'add',
  'upTo',
  'atLeast',
  'atMost',
  'round',
]);

/** As what a part of a quantity is shown: a bare number as what it stands among. */
export function shownType(quantity: Quantity, inherited: Shown): Shown {
  return quantity.type.bare ? inherited : { type: quantity.type.type };
}

/** What a bare part of a quantity counts as, the quantity itself being shown as `shown`. */
export function inheritedBy(part: number, quantity: Quantity, shown: Shown): Shown {
  const alike =
    ALIKE.has(quantity.form) || (quantity.form === 'each' && part === 0) || (quantity.form === 'bands' && part > 0);
  return alike ? shown : { type: quantity.parts[part]!.type.type };
}

/** What stands among other words without brackets. */
const SIMPLE: ReadonlySet<string> = new Set(['literal', 'option', 'fact', 'unstated']);

/** How a quantity is reckoned: `研发费用的15%`. `inherited` is as what a bare number is shown. */
export function quantityWords(quantity: Quantity, context: TellContext, inherited: Shown): Phrase {
  if (quantity.form === 'unstated') return { zh: '由主管部门核定', en: 'for the authority to set' };
  if (quantity.form === 'fact') return referenceWords(quantity.references[0]!, context);
  const shown = shownType(quantity, inherited);
  const form = FORM_OF.get(quantity.form);
  return form
    ? form.tell(tellerOf(quantity, context, shown), quantity)
    : valueWords((quantity.data as LiteralData).domain, shown);
}

/** What a form of that quantity needs to tell itself. */
export function tellerOf(quantity: Quantity, context: TellContext, shown: Shown): Teller {
  const whole = (part: Quantity): Phrase =>
    quantityWords(part, context, inheritedBy(quantity.parts.indexOf(part), quantity, shown));
  return {
    whole,
    part: (part) => {
      const words = whole(part);
      return SIMPLE.has(part.form) ? words : { zh: `（${words.zh}）`, en: `(${words.en})` };
    },
    number: (value, type) => numberWords(value, type.bare ? shown : measured(type, quantity, context)),
    fact: (reference) => referenceWords(reference, context),
  };
}

/** As what numbers of a type are shown: with the unit of the fact that has the type here. */
function measured(type: QuantityType, { parts }: Quantity, { vocabulary }: TellContext): Shown {
  const fact = parts.find((part) => part.form === 'fact' && part.type === type);
  return (fact && vocabulary.facts.get(fact.references[0]!.fact)) ?? { type: type.type };
}
