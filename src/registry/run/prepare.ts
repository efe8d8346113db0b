import { dirname, resolve } from 'node:path';
import { kindByName } from '../../check/file-kind.ts';
import { checkRules, type RuleFile } from '../../check/rules.ts';
import type { Vocabulary } from '../../policy/vocabulary.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type LoadedMapping, loadMapping } from '../mapping/load-mapping.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { sourceFile } from '../sources/open-source.ts';
import type { RegisterInput } from './batch-options.ts';

/** A register that can be read, and the rule files by which its mapping was checked. */
export interface SoundRegister {
  readonly input: RegisterInput;
  readonly mapping: Mapping;
  readonly files: readonly RuleFile[];
  readonly vocabulary: Vocabulary;
  readonly diagnostics: readonly Diagnostic[];
  /** The paths of all files that are read. */
  readonly inputs: readonly string[];
}

/**
 * Checks a mapping by the vocabulary alone, which is a moment's work, so that reading can begin before the rules are loaded;
 * by all files where it speaks of facts of single documents. Diagnostics if it has errors.
 */
export function soundRegister(
  input: RegisterInput,
  rules: readonly RuleFile[],
  asOf: number,
): SoundRegister | readonly Diagnostic[] {
  const shared = rules.filter(({ name }) => kindByName(name) === 'vocabulary');
  const quick = mappingBy(input, shared, asOf);
  if (quick.mapping !== null) return soundOf(input, shared, quick);
  const thorough = mappingBy(input, rules, asOf);
  return thorough.mapping === null ? thorough.diagnostics : soundOf(input, rules, thorough);
}

type Checked = LoadedMapping & { readonly vocabulary: Vocabulary };

function mappingBy({ mapping }: RegisterInput, files: readonly RuleFile[], asOf: number): Checked {
  const { vocabulary } = checkRules(files);
  return { ...loadMapping(mapping, vocabulary, asOf), vocabulary };
}

function soundOf(input: RegisterInput, files: readonly RuleFile[], { mapping, diagnostics, vocabulary }: Checked) {
  const joined = mapping!.joins.map(({ file }) => resolve(dirname(mapping!.source.name), file));
  const own = sourceFile(input.source)?.file;
  const inputs = [...(own === undefined ? [] : [own]), ...joined];
  return { input, mapping: mapping!, files, vocabulary, diagnostics, inputs };
}
