import type { Vocabulary } from '../../policy/vocabulary.ts';
import type { RegisterPart } from '../register.ts';
import { readPart } from './part-file.ts';
import { readRegisterFile } from './register-file.ts';

/** The parts of the encoded register in a folder, one in memory at a time. Throws an `Error` where there is none that is complete. */
export function* readRegister(folder: string, vocabulary: Pick<Vocabulary, 'facts'>): Generator<RegisterPart> {
  const register = readRegisterFile(folder);
  if (register === null) throw new Error(`no complete register in ${folder}`);
  for (const index of register.parts.keys()) yield readPart(folder, index, vocabulary);
}
