export { compileRules } from './compile.ts';
export type { CompiledItem, CompiledRules, Gate, Outline, Stage } from './compiled.ts';
export type { Lowering, Purpose } from './lowering.ts';
