import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Two at a time: the heavier files would otherwise starve each other.
    maxWorkers: 2,
    // Modules are loaded once for all files of a worker: what a test changes of the world it has to put back.
    isolate: false,
  },
});
