import type { BrokenCase } from '../broken-file.ts';
import { CONDITION_CASES } from './conditions.ts';
import { CROSS_REFERENCE_CASES } from './cross-references.ts';
import { DOCUMENT_CASES } from './documents.ts';
import { POLICY_CASES } from './policies.ts';
import { PROFILE_CASES } from './profiles.ts';
import { QUANTITY_CASES } from './quantities.ts';
import { VOCABULARY_CASES } from './vocabulary.ts';

export const CASES: Readonly<Record<string, readonly BrokenCase[]>> = {
  'a vocabulary': VOCABULARY_CASES,
  'a policy': POLICY_CASES,
  'a condition': CONDITION_CASES,
  'an amount': QUANTITY_CASES,
  'what files say of each other': CROSS_REFERENCE_CASES,
  'a profile': PROFILE_CASES,
  'any file': DOCUMENT_CASES,
};

export const ALL_CASES: readonly BrokenCase[] = Object.values(CASES).flat();
