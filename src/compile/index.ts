export { compileRules } from './compile.ts';
export type { CompiledItem, CompiledRules, Gate } from './compiled.ts';
