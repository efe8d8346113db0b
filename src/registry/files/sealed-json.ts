import { crc32 } from 'node:zlib';

/*
 * JSON in a file that huiqi reads again: its first key is the CRC-32 of all the rest, so that a single wrong bit is noticed
 * where it would still be JSON.
 */

const SEAL = /^\{"checksum":(\d{1,10}),/;

/** `json` is the text of an object that is not empty. */
export const sealed = (json: string): string => `{"checksum":${crc32(json)},${json.slice(1)}`;

/** What was sealed; null if it is no longer that. */
export function unsealed(text: string): string | null {
  const [seal, checksum] = SEAL.exec(text) ?? [];
  if (seal === undefined) return null;
  const json = `{${text.slice(seal.length)}`;
  return crc32(json) === Number(checksum) ? json : null;
}
