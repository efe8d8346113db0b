export { compileRules } from './compile.ts';
export type { CompiledItem, CompiledRules, Gate, Outline } from './compiled.ts';
