/** A number of any size and precision, by its decimal digits. */
export class Digits {
  constructor(readonly digits: string) {}
}

/** JSON for people and machines, two spaces a level, in which numbers may have more digits than a double. */
export function exactJson(value: unknown, indent = ''): string {
  if (value instanceof Digits) return value.digits;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const within = (open: string, lines: readonly string[], close: string): string =>
    lines.length === 0 ? open + close : `${open}\n${inner}${lines.join(`,\n${inner}`)}\n${indent}${close}`;
  if (Array.isArray(value))
    return within(
      '[',
      value.map((one) => exactJson(one, inner)),
      ']',
    );
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return within(
    '{',
    entries.map(([key, one]) => `${JSON.stringify(key)}: ${exactJson(one, inner)}`),
    '}',
  );
}
