import type { QuantityType } from '../policy/quantity.ts';
import type { CodeTree } from '../value/code-tree.ts';
import { type Definitions, definitionName, type JsonSchema, oneOfWords } from './json-schema-definitions.ts';

/*
 * Scalars as YAML has read them. What is text to huiqi may be a number or boolean by then (`title: 2025`, `331083`),
 * and its characters are gone: such values are let through, and the check of the file says the rest.
 */

export const TEXT: JsonSchema = { type: ['string', 'number', 'boolean'] };
export const BOOLEAN: JsonSchema = { anyOf: [{ type: 'boolean' }, { type: 'string', pattern: '^(?:true|false)$' }] };
/** What nothing is. */
export const NOTHING: JsonSchema = { not: {} };
export const NOT_NULL: JsonSchema = { type: ['string', 'number', 'boolean', 'array', 'object'] };

/** Half-width or full-width. */
const DIGIT = '[0-9０-９]';
const NUMBER = `[+\\-＋－]?(?:${DIGIT}+(?:[.．]${DIGIT}+)?|[.．]${DIGIT}+)(?:[eEｅＥ][+\\-＋－]?${DIGIT}{1,3})?`;
const SCALE = '(?:万亿|万|亿)?';
const PART = '[%％‰]';

const UNITS = {
  any: `(?:${SCALE}\\s*元?|${PART})`,
  money: `${SCALE}\\s*元?`,
  part: `(?:${SCALE}|${PART})`,
  none: SCALE,
} as const;

function written(unit: keyof typeof UNITS): JsonSchema {
  return { type: 'string', pattern: `^\\s*${NUMBER}\\s*${UNITS[unit]}\\s*$` };
}

/** A number with any unit. */
export const ANY_NUMBER: JsonSchema = { anyOf: [{ type: 'number' }, written('any')] };
export const WHOLE: JsonSchema = { anyOf: [{ type: 'integer', minimum: 0 }, written('any')] };

const month = '(?:[0０][1-9１-９]|[1１][0-2０-２])';
const day = '(?:[0０][1-9１-９]|[12１２][0-9０-９]|[3３][01０１])';
export const DATE: JsonSchema = { type: 'string', pattern: `^\\s*${DIGIT}{4}[-－]${month}[-－]${day}\\s*$` };
export const WINDOW_DAY: JsonSchema = {
  type: 'string',
  pattern: '^(?:\\d{4}-)?(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$',
};

/** A literal of any type that has an order. */
export const ORDERED: JsonSchema = { anyOf: [...(ANY_NUMBER.anyOf as JsonSchema[]), DATE] };

const LENGTH = 'P(?=\\d)(?:\\d{1,4}Y)?(?:\\d{1,5}M)?(?:\\d{1,5}W)?(?:\\d{1,6}D)?';
export const PERIOD: JsonSchema = { type: 'string', pattern: `^${LENGTH}$` };

/** The bounds that a fact always keeps; a plain number outside is refused. */
export interface NumberBounds {
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A literal of a type where a rule or profile writes one; of a set of codes, one of them. */
export function literalSchema(
  definitions: Definitions,
  { type, codes }: QuantityType,
  plain: JsonSchema = { type: 'number' },
): JsonSchema {
  switch (type) {
    case 'boolean':
      return BOOLEAN;
    case 'text':
      return TEXT;
    case 'date':
      return DATE;
    case 'code':
    case 'codes':
      return codes === undefined ? TEXT : codeSchema(definitions, codes);
    case 'integer':
      return { anyOf: [plain, written('none')] };
    case 'money':
      return { anyOf: [plain, written('money')] };
    case 'decimal':
    case 'ratio':
      return { anyOf: [plain, written('part')] };
  }
}

/** A code of a list: offered are the current ones, let through is every spelling that the check knows. */
function codeSchema(definitions: Definitions, tree: CodeTree): JsonSchema {
  // A list that is missing or empty has its own diagnostic.
  if (tree.entries.length === 0) return TEXT;
  const name = definitionName(tree.name);
  return definitions.ref(`code.${name}`, () => {
    const current = [...tree.index.keys()];
    const old = [...tree.successors.keys()];
    const others = [...old, ...unquoted([...current, ...old])];
    return {
      anyOf: [
        definitions.ref(`codes.${name}`, () =>
          oneOfWords(new Map(tree.entries.map(({ code, label }) => [code, label] as const))),
        ),
        // Twice negated it means the same and is not offered for completion.
        ...(others.length > 0 ? [{ not: { not: { enum: others } } }] : []),
        { type: 'string', pattern: '[\\uff01-\\uff5e\\u3000\\uffe5]|^\\s|\\s$' },
        ...lowerCase([...current, ...old]),
      ],
    };
  });
}

const YAML_NUMBER = /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\dA-Fa-f]+)$/;

/** What YAML makes of codes that are not quoted. */
function unquoted(codes: readonly string[]): readonly (number | boolean)[] {
  const values = codes.flatMap((code): (number | boolean)[] => {
    if (/^(?:true|false)$/i.test(code)) return [code.toLowerCase() === 'true'];
    return YAML_NUMBER.test(code) && Number.isFinite(Number(code)) ? [Number(code)] : [];
  });
  return [...new Set<number | boolean>(values)];
}

/** `c3484` for `C3484`: a pattern of the shapes that the codes have, with a lower-case letter somewhere. */
function lowerCase(codes: readonly string[]): readonly JsonSchema[] {
  const shapes = new Set(
    codes
      .filter((code) => code !== code.toLowerCase() && code === code.toUpperCase())
      .map((code) => escapePattern(code).replace(/[A-Z]/g, '[A-Za-z]').replace(/[0-9]/g, '\\d')),
  );
  return shapes.size === 0 ? [] : [{ type: 'string', pattern: `^(?=.*[a-z])(?:${[...shapes].join('|')})$` }];
}

/** A text as a pattern that matches itself, also where patterns are read as Unicode. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
