import { Document, parse, visit } from 'yaml';

/** Data whose scalars are all texts, as the author wrote them: nothing passes through a number. */
export type Plain = string | readonly Plain[] | PlainMap;
export interface PlainMap {
  readonly [key: string]: Plain;
}

const FAILSAFE = { schema: 'failsafe' } as const;

export function parsePlain(text: string): PlainMap {
  return parse(text, FAILSAFE) as PlainMap;
}

export function printYaml(value: Plain): string {
  const document = new Document(value, { ...FAILSAFE, aliasDuplicateObjects: false });
  visit(document, {
    // A plain empty text would be nothing at all.
    Scalar: (_, scalar) => {
      if (scalar.value === '') scalar.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString({ lineWidth: 0 });
}

export function printJson(value: Plain): string {
  return JSON.stringify(withNulls(value), null, 2);
}

/** The same with real nulls, as a program would give it. */
export function withNulls(value: Plain): unknown {
  if (value === 'null') return null;
  if (typeof value === 'string') return value;
  if (isList(value)) return value.map(withNulls);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withNulls(one)]));
}

export function isList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}

export function isMap(value: Plain | undefined): value is PlainMap {
  return typeof value === 'object' && !Array.isArray(value);
}
