import { defineConfig } from 'tsup';

/** What a user may add, and all else. */
const OPTIONAL = [/^json-rules-engine$/, /^@duckdb\//];
const BUNDLED = [/^(?!json-rules-engine$|@duckdb\/)/];
const REQUIRE =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

export default defineConfig([
  {
    entry: {
      index: 'src/index.ts',
      standards: 'src/standards/index.ts',
      authoring: 'src/authoring/index.ts',
      'json-rules': 'src/json-rules/index.ts',
      'json-rules-engine': 'src/engines/json-rules-engine/index.ts',
      registry: 'src/registry/index.ts',
    },
    format: ['esm', 'cjs'],
    dts: true,
    clean: true,
    target: 'es2022',
    platform: 'neutral',
    splitting: true,
    treeshake: true,
    // Packages without a CommonJS build of their own, and data of which only a part is used.
    noExternal: ['get-east-asian-width', 'chinese-days'],
    // Of Node, for registers only.
    external: [/^node:/, ...OPTIONAL],
    // Chinese stays Chinese: escaped it would double the size of the code lists.
    esbuildOptions: (options) => {
      options.charset = 'utf8';
    },
  },
  {
    entry: { cli: 'src/cli/main.ts' },
    format: ['esm'],
    target: 'node20',
    platform: 'node',
    splitting: false,
    minify: true,
    // One file starts in half the time of hundreds; what is CommonJS in it asks for Node's modules by `require`.
    // What a user may add is looked for where huiqi is installed.
    noExternal: BUNDLED,
    external: OPTIONAL,
    banner: { js: `#!/usr/bin/env node\n${REQUIRE}` },
    esbuildOptions: (options) => {
      options.charset = 'utf8';
    },
  },
  {
    // The threads of `huiqi batch`: beside whatever starts them. Those that match do not load what reads sources.
    entry: { 'batch-worker': 'src/registry/run/worker.ts' },
    format: ['esm'],
    target: 'node20',
    platform: 'node',
    splitting: true,
    minify: true,
    noExternal: BUNDLED,
    external: OPTIONAL,
    banner: { js: REQUIRE },
    esbuildOptions: (options) => {
      options.charset = 'utf8';
    },
  },
]);
