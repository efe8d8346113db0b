/** What `toJsonRules` has made: known to be plain data, so that an import need not read its diagnostics as rules. */
const EXPORTED = new WeakSet<object>();

export function markExported<T extends object>(made: T): T {
  EXPORTED.add(made);
  return made;
}

export function isExported(value: unknown): value is { readonly diagnostics: unknown } {
  return typeof value === 'object' && value !== null && EXPORTED.has(value);
}
