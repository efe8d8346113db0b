export { compileRules } from './compile.ts';
export type { CompiledItem, CompiledRules, Gate, Stage } from './compiled.ts';
export type { Lowering, Purpose } from './lowering.ts';
export type { Outline } from './outline.ts';
