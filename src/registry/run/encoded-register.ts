import type { Vocabulary } from '../../policy/vocabulary.ts';
import type { Phrase } from '../../text/localized.ts';
import { userWords } from '../../text/visible.ts';
import { readingOf } from '../sources/open-source.ts';
import { factsOtherwise, fingerprintFile, hashOf } from '../store/fingerprint.ts';
import { type RegisterFile, readRegisterFile } from '../store/register-file.ts';
import { factsReadOtherwise, noRegisterThere, otherRegisterThere } from './messages.ts';
import type { SoundRegister } from './prepare.ts';

/** The register that a folder must hold. */
export function registerIn(folder: string): RegisterFile {
  const register = readRegisterFile(folder);
  if (register === null) throw noRegisterThere(folder);
  return register;
}

/** The register of a folder if it is what these files would be encoded to; null if there is none. Another one is refused. */
export async function sameRegisterIn(
  folder: string,
  { mapping, inputs, input }: SoundRegister,
): Promise<RegisterFile | null> {
  const register = readRegisterFile(folder);
  if (register === null) return null;
  const changed: Phrase[] = [];
  if (register.mapping !== hashOf(mapping.source.text)) changed.push({ zh: '映射文件', en: 'the mapping' });
  if (register.reading !== readingOf(input.source)) changed.push({ zh: '名册的读法', en: 'how it is read' });
  for (const [at, path] of inputs.entries()) {
    const { sha256 } = await fingerprintFile(path);
    if (sha256 !== register.inputs[at]?.sha256) changed.push(userWords(path));
  }
  if (changed.length > 0) throw otherRegisterThere(folder, changed);
  return register;
}

/** Facts that rules do not know are not read; those that they do must mean what they meant. */
export function checkFacts(folder: string, register: RegisterFile, vocabulary: Pick<Vocabulary, 'facts'>): void {
  const otherwise = factsOtherwise(register.vocabulary, vocabulary);
  if (otherwise.length > 0) throw factsReadOtherwise(folder, otherwise);
}
