const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether a key has a meaning in JavaScript that no file may reach. */
export function isReservedKey(key: string): boolean {
  return RESERVED.has(key);
}
