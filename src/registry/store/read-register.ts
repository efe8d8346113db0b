import type { Vocabulary } from '../../policy/vocabulary.ts';
import type { RegisterPart } from '../register.ts';
import { noRegister, otherVocabulary } from '../sources/messages.ts';
import { factsOtherwise } from './fingerprint.ts';
import { readPart } from './part-file.ts';
import { readRegisterFile } from './register-file.ts';

/**
 * The parts of the encoded register in a folder, one in memory at a time. Facts that the vocabulary does not declare are of no
 * use, and no fault. Throws a `SourceError` where there is no complete register, where it is damaged, or where the
 * vocabulary declares one of its facts otherwise than when it was encoded.
 */
export function* readRegister(folder: string, vocabulary: Pick<Vocabulary, 'facts'>): Generator<RegisterPart> {
  const register = readRegisterFile(folder);
  if (register === null) throw noRegister(folder);
  const otherwise = factsOtherwise(register.vocabulary, vocabulary);
  if (otherwise.length > 0) throw otherVocabulary(folder, otherwise);
  for (const [index, { checksum }] of register.parts.entries()) yield readPart(folder, index, checksum, vocabulary);
}
