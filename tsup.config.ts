import { defineConfig } from 'tsup';

export default defineConfig([
  {
    entry: {
      index: 'src/index.ts',
      standards: 'src/standards/index.ts',
      authoring: 'src/authoring/index.ts',
      'json-rules': 'src/json-rules/index.ts',
      'json-rules-engine': 'src/engines/json-rules-engine/index.ts',
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
    // The engine that a user may add is looked for where huiqi is installed.
    noExternal: [/^(?!json-rules-engine$)/],
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    esbuildOptions: (options) => {
      options.charset = 'utf8';
    },
  },
]);
