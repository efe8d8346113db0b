/** The encodings of registers: what ministries' software writes, and what spreadsheets do. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** What people call them. */
const NAMES: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
};

export const encodingNamed = (name: string): Encoding | undefined => NAMES[name.toLowerCase()];

const REPLACEMENT = 0xfffd;

/**
 * The encoding of a file by its first bytes: a byte order mark tells it; otherwise it is UTF-8 if it can be read as such, a few
 * damaged characters aside, and GB18030 if not. `mark` is how many bytes the byte order mark takes.
 */
export function sniffEncoding(bytes: Uint8Array): { readonly encoding: Encoding; readonly mark: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', mark: 2 };
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33)
    return { encoding: 'gb18030', mark: 4 };
  const text = new TextDecoder().decode(bytes, { stream: true });
  let wide = 0;
  let damaged = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === REPLACEMENT) damaged++;
    else if (unit > 0x7f) wide++;
  }
  // Of Chinese in GB18030 hardly anything happens to be UTF-8.
  return { encoding: damaged > wide ? 'gb18030' : 'utf-8', mark: 0 };
}
