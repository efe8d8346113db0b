import type { KernelsOf } from './kernels.ts';
import { plainKernels } from './plain.ts';
import { simdKernels } from './simd.ts';

export { EXACT, LEFT, MODES } from './arithmetic.ts';
export { isAllowed, stepsOf, unitsOf } from './exact-numbers.ts';
export * from './kernels.ts';
export type { Width } from './places.ts';
export { plainKernels } from './plain.ts';
export { simdKernels } from './simd.ts';

/** The fastest there are here. */
export const fastestKernels: KernelsOf = (bytes) => simdKernels(bytes) ?? plainKernels(bytes);
