import type { Phrase } from './localized.ts';

/** What an operating system refuses, by the codes that Node gives them. */
const REASONS: Readonly<Record<string, Phrase>> = {
  ENOENT: { zh: '没有这个文件或文件夹', en: 'there is no such file or folder' },
  EACCES: { zh: '没有权限', en: 'there is no permission' },
  EPERM: { zh: '没有权限', en: 'there is no permission' },
  EROFS: { zh: '文件系统只读', en: 'the file system is read-only' },
  ENOTDIR: { zh: '路径中间有一段不是文件夹', en: 'a part of the path is no folder' },
  EISDIR: { zh: '那里是一个文件夹', en: 'it is a folder' },
  EEXIST: { zh: '那里有一个文件', en: 'there is a file of that name' },
  ELOOP: { zh: '链接成环', en: 'its links run in a circle' },
  ENAMETOOLONG: { zh: '路径过长', en: 'the path is too long' },
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
  EDQUOT: { zh: '磁盘配额已用完', en: 'the quota of the disk is used up' },
  EFBIG: { zh: '文件超过了系统允许的大小', en: 'the file has grown beyond what the system allows' },
  EIO: { zh: '磁盘或网络出错', en: 'the disk or the network has failed' },
  EBUSY: { zh: '正被占用', en: 'something else is using it' },
  EMFILE: { zh: '打开的文件太多', en: 'too many files are open' },
};

/** Why the operating system refused, in words; null where it is not the system that did. */
export function systemReason(error: unknown): Phrase | null {
  const { code, syscall, message } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return null;
  return Object.hasOwn(REASONS, code) ? REASONS[code]! : { zh: message, en: message };
}
