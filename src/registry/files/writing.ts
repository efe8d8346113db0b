import { systemReason } from '../../text/system-reason.ts';
import { notWritable } from '../sources/messages.ts';

/** What the file system refuses is not a fault of huiqi. */
export function writing<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw systemReason(error) === null ? error : notWritable(path, error);
  }
}
