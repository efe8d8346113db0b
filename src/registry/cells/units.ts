import type { FactDeclaration } from '../../policy/vocabulary.ts';
import { fold } from './words.ts';

/** What a unit makes of the number before it: a power of ten, or why it makes nothing of it. */
export type Unit =
  | { readonly kind: 'scale'; readonly exponent: number }
  /** `人民币` says which money, not how much of it: the unit of the column counts. */
  | { readonly kind: 'bare' }
  | { readonly kind: 'bad'; readonly reason: 'foreign-currency' | 'unknown-unit' | 'wrong-unit' };

/** The longest first, as they are looked for. */
const SCALES: readonly (readonly [word: string, exponent: number])[] = [
  ['万亿', 12],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['亿', 8],
  ['億', 8],
  ['万', 4],
  ['萬', 4],
  ['千', 3],
  ['仟', 3],
  ['百', 2],
];

const PARTS: Readonly<Record<string, number>> = { '%': -2, 百分比: -2, '‰': -3, 千分比: -3 };

const YUAN = new Set(['元', '元整', '圆', '圆整', '元人民币', '人民币元', '人民币圆', 'yuan', 'cny', 'rmb']);
const RENMINBI = new Set(['人民币', 'rmb', 'cny', '¥']);
const FOREIGN =
  /美元|美金|港元|港币|香港元|欧元|日元|日圆|英镑|台币|台湾元|澳元|澳大利亚元|加元|加拿大元|韩元|韩国元|新加坡元|新元|瑞士法郎|法郎|马克|卢布|澳门元|澳门币|泰铢|卢比|克朗|里拉|比索|兰特|先令|荷兰盾|usd|hkd|eur|jpy|gbp|twd|krw|sgd|aud|cad|chf|mop|us\$|hk\$|\$|€|£/;

/** Whether a text speaks of a currency other than the yuan. */
export const isForeign = (text: string): boolean => FOREIGN.test(fold(text));

const scale = (exponent: number): Unit => ({ kind: 'scale', exponent });
const bad = (reason: 'foreign-currency' | 'unknown-unit' | 'wrong-unit'): Unit => ({ kind: 'bad', reason });

/**
 * Reads what stands behind a number, or is declared for bare ones: `万`, `(万元人民币)`, `万人民币元`, `%`, and the unit that the
 * vocabulary gives the fact (`人`, `万人`). Brackets and spaces say nothing.
 */
export function readUnit(written: string, { type, unit }: FactDeclaration): Unit {
  const text = fold(written).replace(/[()[\]\s]/g, '');
  if (text === '') return { kind: 'bare' };
  if (Object.hasOwn(PARTS, text))
    return type === 'ratio' || type === 'decimal' ? scale(PARTS[text]!) : bad('wrong-unit');
  const isOwn = (word: string): boolean => [unit?.zh, unit?.en].some((one) => one !== undefined && fold(one) === word);
  // A fact may be counted in dollars, or in a unit that begins like a scale: 千瓦.
  if (isOwn(text)) return scale(0);
  const found = SCALES.find(([word]) => text.startsWith(word));
  const exponent = found?.[1] ?? 0;
  const base = found ? text.slice(found[0].length) : text;
  if (base === '' || isOwn(base)) return scale(exponent);
  if (isForeign(text)) return bad('foreign-currency');
  if (!YUAN.has(base) && !RENMINBI.has(base)) return bad('unknown-unit');
  if (type !== 'money') return bad('wrong-unit');
  return found === undefined && RENMINBI.has(base) ? { kind: 'bare' } : scale(exponent);
}

/** Units of a fact that messages may name. */
export function usualUnits({ type, unit }: FactDeclaration): readonly string[] {
  if (type === 'money') return ['元', '千元', '万元', '百万元', '亿元'];
  if (type === 'ratio') return ['%', '‰'];
  return [...(unit?.zh === undefined ? [] : [unit.zh]), '千', '万', '亿', ...(type === 'decimal' ? ['%'] : [])];
}
