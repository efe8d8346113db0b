import type { MessagePort } from 'node:worker_threads';
import { checkRules, type RuleFile } from '../../check/rules.ts';
import { encodeRegister, type ImportOptions } from '../importing/import-register.ts';
import { loadMapping } from '../mapping/load-mapping.ts';
import type { RegisterFile } from '../store/register-file.ts';
import type { PartToMatch } from './match-task.ts';

/** A thread that reads a register, which is a file: what it is read by is loaded there again, as it cannot be sent. */
export interface ImportTask {
  readonly kind: 'import';
  /** The mapping has no errors with these. */
  readonly vocabulary: readonly RuleFile[];
  readonly mapping: RuleFile;
  readonly options: Pick<ImportOptions, 'folder' | 'partRows' | 'memoryLimit' | 'threads'> & {
    readonly source: Extract<ImportOptions['source'], string | { readonly file: string }>;
  };
}

export type ImportTells =
  | { readonly kind: 'part'; readonly part: PartToMatch }
  | { readonly kind: 'progress'; readonly read: number; readonly bytes: number; readonly size: number }
  | { readonly kind: 'imported'; readonly register: RegisterFile };

export async function importParts(port: MessagePort, { vocabulary, mapping, options }: ImportTask): Promise<void> {
  const facts = checkRules(vocabulary).vocabulary;
  const tell = (message: ImportTells): void => port.postMessage(message);
  const register = await encodeRegister({
    ...options,
    mapping: loadMapping(mapping, facts).mapping!,
    vocabulary: facts,
    onPart: ({ index, rows, checksum }) => tell({ kind: 'part', part: { index, rows, checksum } }),
    onProgress: ({ read, bytes, size }) => tell({ kind: 'progress', read, bytes, size }),
  });
  tell({ kind: 'imported', register });
}
