export { allowedDomain } from './allowed-domain.ts';
export type { Branch, Form, FormEntries, LowerContext, PartShape, QuantityReader, Teller } from './form.ts';
export { quantity } from './form.ts';
export { NUMBER, TYPE_NAMES, wrongPart } from './messages.ts';
export { MODIFIERS } from './modifiers.ts';
export { FORMS } from './registry.ts';
export { type LiteralData, literalData, lowerScalar, typeDomain } from './scalars.ts';
export { assignable, BARE, common, isMoney, isNumeric, MONEY } from './typing.ts';
