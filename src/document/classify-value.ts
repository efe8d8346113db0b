import type { Message } from '../text/diagnostic.ts';
import type { ScalarStyle } from './node.ts';
import { plainDecimal } from './plain-decimal.ts';
import { accessor, dateObject, notANumber, notData, numberTooLong, useArray, useObject } from './value-messages.ts';

/** What a JavaScript value is to a document. */
export type Classified =
  | { readonly kind: 'scalar'; readonly text: string; readonly style: ScalarStyle }
  | { readonly kind: 'map' }
  | { readonly kind: 'list'; readonly length: number }
  | { readonly kind: 'refused'; readonly placeholder: string; readonly message?: Message };

const plain = (text: string): Classified => ({ kind: 'scalar', text, style: 'plain' });
const refused = (placeholder: string, message: Message): Classified => ({ kind: 'refused', placeholder, message });

/** Far beyond any amount; printing an integer of millions of digits takes minutes. */
const LARGEST = 1n << 1024n;

/** Says what a value is without running any of its code; throws what the traps of a Proxy throw. */
export function classify(value: unknown): Classified {
  switch (typeof value) {
    case 'string':
      return { kind: 'scalar', text: value, style: 'quoted' };
    case 'boolean':
      return plain(String(value));
    case 'number':
      return Number.isFinite(value) ? plain(plainDecimal(value)) : refused(`<${value}>`, notANumber(String(value)));
    case 'bigint':
      return value < LARGEST && value > -LARGEST ? plain(String(value)) : refused('<bigint>', numberTooLong());
    case 'object':
      return value === null ? plain('null') : classifyObject(value);
    default:
      return refused(`<${typeof value}>`, notData(typeof value));
  }
}

function classifyObject(value: object): Classified {
  if (Array.isArray(value)) return { kind: 'list', length: lengthOf(value) };
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null || isObjectPrototype(prototype)) return { kind: 'map' };
  const name = classNameOf(prototype);
  switch (name) {
    case 'Date':
      return refused('<Date>', dateObject());
    case 'Map':
      return refused('<Map>', useObject());
    case 'Set':
      return refused('<Set>', useArray());
    default:
      return refused(`<${name}>`, notData(name));
  }
}

function lengthOf(list: readonly unknown[]): number {
  const length: unknown = Object.getOwnPropertyDescriptor(list, 'length')?.value;
  return typeof length === 'number' ? length : 0;
}

/** That of any realm: a portal may run us in a frame or a sandbox of its own. */
function isObjectPrototype(prototype: object): boolean {
  return (
    prototype === Object.prototype ||
    (Object.getPrototypeOf(prototype) === null &&
      Object.hasOwn(prototype, 'isPrototypeOf') &&
      Object.hasOwn(prototype, '__proto__'))
  );
}

/** Not through `toString`, which would ask the object itself. */
function classNameOf(prototype: object): string {
  const made: unknown = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value;
  if (typeof made !== 'function') return 'object';
  const name: unknown = Object.getOwnPropertyDescriptor(made, 'name')?.value;
  return typeof name === 'string' && /^\w{1,40}$/.test(name) ? name : 'object';
}

export interface OwnEntry {
  readonly key: string;
  readonly value?: unknown;
  /** Why it was not read. */
  readonly refusal?: Message;
}

/** Own enumerable properties, or only the one at `index`. Accessors are not called; properties that are undefined are skipped. */
export function* ownEntries(value: object, index?: number): Generator<OwnEntry, undefined> {
  const keys = index === undefined ? Reflect.ownKeys(value) : [String(index)];
  for (const key of keys) {
    if (typeof key !== 'string') continue;
    const property = Object.getOwnPropertyDescriptor(value, key);
    if (!property?.enumerable) continue;
    if (property.get || property.set) yield { key, refusal: accessor(key) };
    else if (property.value !== undefined) yield { key, value: property.value };
  }
  return undefined;
}
