// A thread does not inherit what reads TypeScript in development: here it is asked for again. The package has `worker.js`.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
