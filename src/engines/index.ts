import { columnar } from './columnar/index.ts';
import type { Engine } from './engine.ts';
import { jsonRulesEngine } from './json-rules-engine/index.ts';
import { reference } from './reference/index.ts';

/** Every engine there is, the reference first. */
export const ENGINES: readonly Engine[] = [reference, columnar, jsonRulesEngine];
