import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { FactDeclaration, Vocabulary } from '../../policy/vocabulary.ts';
import type { CodeTree } from '../../value/code-tree.ts';
import { numberKey } from '../../value/domain-key.ts';
import { unreadableFile } from '../sources/messages.ts';

/** A file by all of its bytes. */
export interface FileFingerprint {
  /** As it was given. */
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
}

const PIECE = 4 * 1024 * 1024;

export async function fingerprintFile(file: string, signal?: AbortSignal): Promise<FileFingerprint> {
  const opened = await OpenedFile.open(file);
  try {
    return await opened.fingerprint(signal);
  } finally {
    await opened.close();
  }
}

/** A file whose fingerprint is taken later: of the one that was there when it was opened, whichever bears its name by then. */
export class OpenedFile {
  private constructor(
    private readonly file: string,
    private readonly handle: FileHandle,
  ) {}

  static async open(file: string): Promise<OpenedFile> {
    try {
      return new OpenedFile(file, await open(file, 'r'));
    } catch (error) {
      throw unreadableFile(file, error);
    }
  }

  async fingerprint(signal?: AbortSignal): Promise<FileFingerprint> {
    try {
      const hash = createHash('sha256');
      const piece = new Uint8Array(PIECE);
      let size = 0;
      for (;;) {
        signal?.throwIfAborted();
        const { bytesRead } = await this.handle.read(piece, 0, PIECE, size);
        if (bytesRead === 0) break;
        hash.update(piece.subarray(0, bytesRead));
        size += bytesRead;
      }
      return { file: this.file, size, sha256: hash.digest('hex') };
    } catch (error) {
      if (signal?.aborted) throw error;
      throw unreadableFile(this.file, error);
    }
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}

/** What cells of these facts are read by, of the vocabulary: a hash for each. */
export function fingerprintFacts(
  facts: Iterable<string>,
  vocabulary: Pick<Vocabulary, 'facts'>,
): Readonly<Record<string, string>> {
  const trees = new Map<CodeTree, string>();
  const hashes: Record<string, string> = {};
  for (const name of [...new Set(facts)].sort()) {
    const declared = vocabulary.facts.get(name);
    hashes[name] = declared === undefined ? '' : hashOf(declarationText(declared, trees));
  }
  return hashes;
}

/** Which facts of a register, of those that this vocabulary has too, are declared otherwise than when it was encoded. */
export function factsOtherwise(
  encoded: Readonly<Record<string, string>>,
  vocabulary: Pick<Vocabulary, 'facts'>,
): readonly string[] {
  const facts = Object.keys(encoded).filter((fact) => vocabulary.facts.has(fact));
  const now = fingerprintFacts(facts, vocabulary);
  return facts.filter((fact) => now[fact] !== encoded[fact]);
}

function declarationText(declared: FactDeclaration, trees: Map<CodeTree, string>): string {
  const { type, unit, yearly, min, max, holders, codes } = declared;
  let tree: string | null = null;
  if (codes !== undefined) {
    tree = trees.get(codes) ?? hashOf(JSON.stringify([codes.name, codes.entries]));
    trees.set(codes, tree);
  }
  return JSON.stringify([type, unit, yearly, numberKey(min ?? null), numberKey(max ?? null), holders, tree]);
}

export const hashOf = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
