/*
 * The inner loops of reading registers in AssemblyScript, for WebAssembly: what runs for each of millions of values. `npm run
 * kernels` compiles them into `wasm.ts`; `kernels.ts` says what each of them does.
 *
 * All of it lies in one memory, and addresses are given from outside: of what a file says, nothing is believed. What is read lies
 * from an address to below an end, and so does what is written; what would lie beyond is damage, which is told by a code and never
 * touched.
 */

export * from './credit-codes';
export * from './hybrid';
export * from './lists';
export * from './numbers';
export * from './plain';
export * from './snappy';
export * from './spread';
export * from './texts';
