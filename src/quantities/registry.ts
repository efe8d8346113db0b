// Written by scripts/registries.ts from the files of this folder; do not edit.
import { forms as arithmetic } from './arithmetic.ts';
import { forms as bands } from './bands.ts';
import { forms as branches } from './branches.ts';
import { forms as calendar } from './calendar.ts';
import { forms as extremes } from './extremes.ts';
import type { Form } from './form.ts';
import { forms as shares } from './shares.ts';
import { forms as table } from './table.ts';

/** Every form of amounts and derived facts. */
export const FORMS: readonly Form[] = [
  ...arithmetic,
  ...bands,
  ...branches,
  ...calendar,
  ...extremes,
  ...shares,
  ...table,
];
