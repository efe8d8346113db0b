import { stat } from 'node:fs/promises';
import { unreadableFile } from './messages.ts';

/** In bytes. */
export async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    throw unreadableFile(path, error);
  }
}
