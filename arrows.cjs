/** The arrows of the house: server -> content <- displays; nothing imports scripts or test; no cycles. */
const PURE = '^(zod|temporal-polyfill|rrule-temporal|tweetnacl|fast-sha256|uqr)(/|$)';
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'content-is-pure', severity: 'error', from: { path: '^content/' }, to: { pathNot: ['^content/', '^node_modules/'], dependencyTypesNot: ['npm'] } },
    { name: 'content-has-a-short-list', severity: 'error', from: { path: '^content/' }, to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: [PURE, '^node_modules/(zod|temporal-polyfill|rrule-temporal|tweetnacl|fast-sha256|uqr)/'] } },
    { name: 'server-not-displays', severity: 'error', from: { path: '^server/' }, to: { path: '^(displays|scripts|test)/' } },
    { name: 'displays-not-server', severity: 'error', from: { path: '^displays/' }, to: { path: '^(server|scripts|test)/' } },
    { name: 'scripts-not-test', severity: 'error', from: { path: '^scripts/' }, to: { path: '^test/' } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: ['\\?url$', '\\?inline$', '^virtual:'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
