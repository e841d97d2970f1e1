import { rmSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, fail, root, runBin } from './ensure-installed.js';

/** Builds the documentation site into dist/site, or `--outDir`: the API reference out of the sources, then all pages. */
ensureInstalled();
const { Application } = await import('typedoc');
const api = path.join(root, 'docs/reference/api');

const app = await Application.bootstrapWithPlugins({
  plugin: ['typedoc-plugin-markdown'],
  entryPoints: [path.join(root, 'packages/*/src/index.ts')],
  tsconfig: path.join(root, 'docs/.vitepress/tsconfig.json'),
  // `npm run typecheck` does that.
  skipErrorChecking: true,
  excludeExternals: true,
  excludePrivate: true,
  disableSources: true,
  readme: 'none',
  outputs: [{ name: 'markdown', path: api }],
  outputFileStrategy: 'modules',
  pageTitleTemplates: { module: '@snpress/{name}' },
  groupOrder: ['Functions', 'Variables', '*'],
  hideBreadcrumbs: true,
  hidePageHeader: true,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  classPropertiesFormat: 'table',
  propertyMembersFormat: 'table',
  typeDeclarationFormat: 'table',
  sanitizeComments: true,
  logLevel: 'Error',
});
const project = await app.convert();
if (project === undefined) fail('The API reference cannot be made from packages/*/src/index.ts.');
// `data/src` is the page of `@snpress/data`.
for (const module of project.children) module.name = path.dirname(module.name);
rmSync(api, { recursive: true, force: true });
await app.generateOutputs(project);
rmSync(path.join(api, 'README.md'));

runBin('vitepress', ['build', 'docs', ...process.argv.slice(2)]);
