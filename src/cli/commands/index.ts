import type { Command } from '../command.ts';
import { command as batch } from './batch.ts';
import { command as check } from './check.ts';
import { command as explain } from './explain.ts';
import { command as facts } from './facts.ts';
import { command as mapping } from './mapping.ts';
import { command as match } from './match.ts';
import { command as schema } from './schema.ts';
import { command as test } from './test.ts';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [match, batch, explain, check, test, facts, schema, mapping];
