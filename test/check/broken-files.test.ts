import { describe, expect, it } from 'vitest';
import { read } from './broken-file.ts';
import { CONDITION_CASES } from './cases/conditions.ts';
import { CROSS_REFERENCE_CASES } from './cases/cross-references.ts';
import { DOCUMENT_CASES } from './cases/documents.ts';
import { POLICY_CASES } from './cases/policies.ts';
import { PROFILE_CASES } from './cases/profiles.ts';
import { QUANTITY_CASES } from './cases/quantities.ts';
import { VOCABULARY_CASES } from './cases/vocabulary.ts';

const GROUPS = {
  'a vocabulary': VOCABULARY_CASES,
  'a policy': POLICY_CASES,
  'a condition': CONDITION_CASES,
  'an amount': QUANTITY_CASES,
  'what files say of each other': CROSS_REFERENCE_CASES,
  'a profile': PROFILE_CASES,
  'any file': DOCUMENT_CASES,
};

for (const [group, cases] of Object.entries(GROUPS)) {
  describe(`every mistake in ${group} is one diagnostic at its place`, () => {
    it.each(cases)('$title', (one) => {
      const { lines, expected } = read(one);
      expect(lines).toEqual(expected);
    });
  });
}
