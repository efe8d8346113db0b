import type { Message } from '../text/diagnostic.ts';
import { LIMITS } from './limits.ts';
import { fileTooLarge, notUtf8, utf16 } from './messages.ts';
import { firstInvalidByte } from './utf8.ts';

/** A file as it was read from somewhere: bytes, or a text that someone decoded already. */
export interface DocumentFile {
  readonly name: string;
  readonly text: string | Uint8Array;
}

export interface ReadText {
  /** Without byte order mark; what could be decoded, if there is a problem. */
  readonly text: string;
  readonly problem?: { readonly at: number; readonly message: Message };
}

const BOM = '\ufeff';

/** Decodes a file of at most `limit` bytes. */
export function readText(file: DocumentFile, limit: number = LIMITS.fileBytes): ReadText {
  if (typeof file.text === 'string') {
    const bytes = utf8Length(file.text, limit);
    if (bytes > limit) return { text: '', problem: { at: 0, message: fileTooLarge(bytes, limit) } };
    return { text: file.text.startsWith(BOM) ? file.text.slice(1) : file.text };
  }
  const bytes = file.text;
  if (bytes.length > limit) return { text: '', problem: { at: 0, message: fileTooLarge(bytes.length, limit) } };
  if (looksLikeUtf16(bytes)) return { text: '', problem: { at: 0, message: utf16() } };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const bad = Math.max(0, firstInvalidByte(bytes));
    const lenient = new TextDecoder('utf-8');
    const at = lenient.decode(bytes.subarray(0, bad)).length;
    return { text: lenient.decode(bytes), problem: { at, message: notUtf8(bytes[bad] ?? 0, bad) } };
  }
}

/** Exact only where it may matter: a text whose length rules out more than `limit` bytes is not looked at. */
function utf8Length(text: string, limit: number): number {
  if (text.length * 3 <= limit) return text.length;
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Each half of a surrogate pair counts two of its four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes;
}

/** By its byte order mark, or by the zero bytes of ASCII letters where there is none. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [a, b] = bytes;
  if (a === undefined || b === undefined) return false;
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || (a === 0) !== (b === 0);
}
