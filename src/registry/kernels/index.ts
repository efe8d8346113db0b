export { DAMAGES, type Kernels, registryKernels } from './kernels.ts';
