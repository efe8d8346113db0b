import { isUtf8 } from 'node:buffer';
import type { Encoding } from './encoding.ts';

const REPLACEMENT = Buffer.from('\ufffd');

/** Whether a piece of text could not be decoded: U+FFFD stands in what was decoded, while in UTF-8 it may be meant. */
export function damageOf(encoding: Encoding): (piece: Uint8Array) => boolean {
  if (encoding === 'utf-8') return (piece) => !isUtf8(piece);
  return (piece) => Buffer.from(piece.buffer, piece.byteOffset, piece.length).includes(REPLACEMENT);
}
