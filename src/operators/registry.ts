// Written by scripts/registries.ts from the files of this folder; do not edit.
import { operators as between } from './between.ts';
import { operators as equality } from './equality.ts';
import { operators as membership } from './membership.ts';
import { operators as mentions } from './mentions.ts';
import type { Operator } from './operator.ts';
import { operators as order } from './order.ts';
import { operators as sets } from './sets.ts';

/** Every operator of conditions. */
export const OPERATORS: readonly Operator[] = [...between, ...equality, ...membership, ...mentions, ...order, ...sets];
