/**
 * The house: data flows down this list, and imports point up it. A folder may import from itself and from those before it.
 * `index.ts` at the top names the public verbs; `cli/` and `registry/` are the only places with `node:` imports.
 */
const LAYERS = [
  'text',
  'value',
  'document',
  'policy',
  'kernel',
  'operators',
  'standards',
  'quantities',
  'check',
  'compile',
  'engines',
  'match',
  'explain',
  'registry',
  'entitlement',
  'json-rules',
  'authoring',
  'cli',
];

const layerRules = LAYERS.map((layer, at) => ({
  name: `layer-${layer}`,
  comment: `${layer}/ may import only from the layers above it: ${LAYERS.slice(0, at).join(', ') || 'none'}`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: {
    path: '^src/',
    pathNot: [`^src/(${[...LAYERS.slice(0, at), layer].join('|')})/`, ...(layer === 'cli' ? ['^src/index\\.ts$'] : [])],
  },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'engines-apart',
      comment: 'engines are interchangeable: they never import each other',
      severity: 'error',
      from: { path: '^src/engines/([^/]+)/' },
      to: { path: '^src/engines/([^/]+)/', pathNot: '^src/engines/$1/' },
    },
    {
      name: 'browser-core',
      comment: 'the core runs in a browser: node: imports only in cli/ and registry/',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|registry)/' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'no-circular', comment: 'no circles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};
