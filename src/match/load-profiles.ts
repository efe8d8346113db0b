import { checkProfile } from '../check/profile.ts';
import type { RuleFile } from '../check/rules.ts';
import type { DocNode } from '../document/node.ts';
import { parseDocument } from '../document/parse.ts';
import { parseJsonLines } from '../document/parse-json-lines.ts';
import type { Profile } from '../policy/profile.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Source } from '../text/source.ts';
import { markChecked } from './checked-profile.ts';
import type { RuleSet } from './rule-set.ts';

export interface LoadedProfiles {
  /** In the order of the files, and of the records in each. */
  readonly profiles: readonly Profile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads profile files (YAML, JSON, or JSON Lines by the ending `.jsonl`); a file may hold one profile or a list of them. */
export function loadProfiles(rules: RuleSet, files: readonly RuleFile[]): LoadedProfiles {
  const profiles: Profile[] = [];
  const diagnostics: Diagnostic[] = [];
  const read = (source: Source, root: DocNode): void => {
    for (const node of root.kind === 'list' ? root.items : [root]) {
      const checked = checkProfile(source, node, rules.vocabulary);
      profiles.push(markChecked(checked.profile));
      diagnostics.push(...checked.diagnostics);
    }
  };
  for (const file of files) {
    if (/\.(jsonl|ndjson)$/i.test(file.name)) {
      const { source, records, diagnostics: found } = parseJsonLines(file);
      diagnostics.push(...found);
      for (const { root } of records) read(source, root);
    } else {
      const { source, root, diagnostics: found } = parseDocument(file);
      diagnostics.push(...found);
      if (root) read(source, root);
    }
  }
  return { profiles, diagnostics };
}
