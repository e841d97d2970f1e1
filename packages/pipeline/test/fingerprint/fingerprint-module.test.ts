import { cpSync, mkdirSync, realpathSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { fingerprintModule } from '../../src/index.js';
import { temporaryFolder } from '../workbench.js';

/** A workspace like ours: an app, two packages linked into node_modules, and installed libraries. */
const workspace = {
  'apps/runner/package.json': { name: 'runner', type: 'module', imports: { '#store': './dist/store.js' } },
  'apps/runner/dist/stages/fit.js': `
    import { readFile } from 'node:fs/promises';
    import path from 'path';
    import { fit } from '@acme/models';
    import '#store';
    export { unused } from '../shared.js';
    const kernel = new URL('./kernel.wasm', import.meta.url);
    const lazy = () => import('../lazy.js');
    // import './in-a-comment.js';
    const text = "import './in-a-text.js'";
    export default () => fit(readFile, path, kernel, lazy, text);`,
  'apps/runner/dist/stages/kernel.wasm': 'wasm',
  'apps/runner/dist/stages/report.js': `import '@acme/report'; export default () => undefined;`,
  'apps/runner/dist/store.js': 'export {};',
  'apps/runner/dist/shared.js': `export const unused = 1;`,
  'apps/runner/dist/lazy.js': `import './stages/fit.js';`,
  'apps/runner/dist/in-a-comment.js': '',
  'apps/runner/dist/in-a-text.js': '',
  'packages/models/package.json': {
    name: '@acme/models',
    exports: {
      '.': { '@acme/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' },
      './testing': './dist/testing.js',
    },
  },
  'packages/models/dist/index.js': `export * from './lasso.js'; export * from '@acme/data'; import 'algebra';`,
  'packages/models/dist/lasso.js': `export const fit = () => import('optional-backend');`,
  'packages/models/dist/testing.js': `export {};`,
  'packages/data/package.json': { name: '@acme/data', main: './dist/index.js' },
  'packages/data/dist/index.js': `import table from 'tables/column'; export { table };`,
  'packages/report/package.json': { name: '@acme/report', exports: './dist/index.js' },
  'packages/report/dist/index.js': `import '@acme/data';`,
  'node_modules/algebra/package.json': { name: 'algebra', version: '2.0.0', dependencies: { floats: '*' } },
  'node_modules/floats/package.json': { name: 'floats', version: '1.0.0', dependencies: { algebra: '*' } },
  'node_modules/tables/package.json': {
    name: 'tables',
    version: '21.2.0',
    dependencies: { floats: '*', '@types/floats': '*' },
    optionalDependencies: { absent: '*' },
  },
  'node_modules/tables/node_modules/floats/package.json': { name: 'floats', version: '0.9.0' },
  'node_modules/@types/floats/package.json': { name: '@types/floats', version: '9.9.9' },
};

type Files = { readonly [path: string]: string | object };

let original: string;

function write(root: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
}

beforeEach(() => {
  original = temporaryFolder();
  write(original, workspace);
  mkdirSync(join(original, 'node_modules/@acme'));
  for (const name of ['models', 'data', 'report'])
    symlinkSync(`../../packages/${name}`, join(original, 'node_modules/@acme', name));
});

/** The parts of a stage's code in a copy of the workspace with some files written anew. */
async function parts(
  changes: Files = {},
  stage = 'fit',
  model?: string,
): Promise<{ readonly [part: string]: string }> {
  const root = temporaryFolder();
  cpSync(original, root, { recursive: true, verbatimSymlinks: true });
  write(root, changes);
  const urls = (names: readonly string[]) =>
    names.map((name) => pathToFileURL(join(root, `packages/models/dist/${name}.js`)));
  const others = ['lasso', 'knn'].filter((name) => name !== model);
  const { parts } = await fingerprintModule(
    pathToFileURL(join(root, `apps/runner/dist/stages/${stage}.js`)),
    model === undefined ? undefined : { used: urls([model]), unused: urls(others) },
  );
  return parts;
}

async function changed(changes: Files): Promise<string[]> {
  const [before, after] = [await parts(), await parts(changes)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (part) => before[part] !== after[part],
  );
}

describe('fingerprintModule', () => {
  test('counts own files one by one, linked packages as a whole, libraries by version', async () => {
    const found = await parts();
    expect(
      Object.fromEntries(
        Object.entries(found).map(([part, value]) => [part, /^[0-9a-f]{64}$/.test(value) ? 'digest' : value]),
      ),
    ).toMatchInlineSnapshot(`
      {
        "@acme/data": "digest",
        "@acme/models": "digest",
        "algebra": "2.0.0",
        "floats": "0.9.0 and 1.0.0",
        "runner (dist/lazy.js)": "digest",
        "runner (dist/shared.js)": "digest",
        "runner (dist/stages/fit.js)": "digest",
        "runner (dist/stages/kernel.wasm)": "digest",
        "runner (dist/store.js)": "digest",
        "tables": "21.2.0",
      }
    `);
  });

  test('is the same in another place', async () => {
    expect(await parts()).toEqual(await parts());
  });

  test.each<[string, Files, string[]]>([
    ['the stage itself', { 'apps/runner/dist/stages/fit.js': 'export {}' }, []],
    [
      'a file that it imports',
      { 'apps/runner/dist/shared.js': 'export const unused = 2' },
      ['runner (dist/shared.js)'],
    ],
    ['a file that it imports later', { 'apps/runner/dist/lazy.js': '1' }, ['runner (dist/lazy.js)']],
    [
      'a file that it opens',
      { 'apps/runner/dist/stages/kernel.wasm': 'w' },
      ['runner (dist/stages/kernel.wasm)'],
    ],
    [
      'a file of a linked package',
      { 'packages/models/dist/lasso.js': 'export const fit = 2' },
      ['@acme/models'],
    ],
    ['a package further down', { 'packages/data/dist/index.js': `import 'tables'; 1` }, ['@acme/data']],
    [
      'a library',
      { 'node_modules/tables/package.json': { name: 'tables', version: '22.0.0' } },
      ['tables', 'floats'],
    ],
    [
      'a library of a library',
      { 'node_modules/tables/node_modules/floats/package.json': { name: 'floats', version: '0.9.1' } },
      ['floats'],
    ],
    [
      'an optional library that was not there',
      { 'node_modules/optional-backend/package.json': { name: 'optional-backend', version: '4.0.0' } },
      ['optional-backend'],
    ],
  ])('notices a change of %s', async (what, changes, expected) => {
    const found = await changed(changes);
    if (what === 'the stage itself') expect(found).toContain('runner (dist/stages/fit.js)');
    else expect(found.sort()).toEqual(expected.sort());
  });

  test.each<[string, Files]>([
    ['another package', { 'packages/report/dist/index.js': 'export {}' }],
    ['another stage', { 'apps/runner/dist/stages/report.js': 'export {}' }],
    ['a file of a used package that nothing imports', { 'packages/models/dist/testing.js': 'export {}; 1' }],
    ['sources', { 'packages/models/src/index.ts': 'export {}' }],
    [
      'what only looks like an import',
      { 'apps/runner/dist/in-a-comment.js': '1', 'apps/runner/dist/in-a-text.js': '1' },
    ],
    [
      'type packages',
      { 'node_modules/@types/floats/package.json': { name: '@types/floats', version: '10.0.0' } },
    ],
  ])('does not care about %s', async (_, changes) => {
    expect(await changed(changes)).toEqual([]);
  });

  test('holds of alternatives those that are used, with what these reach', async () => {
    const models = {
      'packages/models/dist/index.js': `export * from './lasso.js'; export * from './knn.js';`,
      'packages/models/dist/lasso.js': `export * from './path.js';`,
      'packages/models/dist/knn.js': `import 'algebra';`,
      'packages/models/dist/path.js': '',
    };
    const of = (model: string, changes: Files = {}) => parts({ ...models, ...changes }, 'fit', model);
    const [lasso, knn] = [await of('lasso'), await of('knn')];
    expect(Object.keys(knn)).toContain('algebra');
    expect(Object.keys(lasso)).not.toContain('algebra');
    for (const [file, isOfLasso] of [
      ['index', true],
      ['lasso', true],
      ['path', true],
      ['knn', false],
    ] as const) {
      const edited = { [`packages/models/dist/${file}.js`]: `${models[`packages/models/dist/${file}.js`]};` };
      expect((await of('lasso', edited))['@acme/models'] !== lasso['@acme/models'], file).toBe(isOfLasso);
      const isOfKnn = file === 'index' || file === 'knn';
      expect((await of('knn', edited))['@acme/models'] !== knn['@acme/models'], file).toBe(isOfKnn);
    }
  });

  test('tells when a file is edited after it was fingerprinted', async () => {
    const stage = pathToFileURL(join(original, 'apps/runner/dist/stages/fit.js'));
    const fingerprint = await fingerprintModule(stage);
    expect(fingerprint.changedFile()).toBeUndefined();
    expect(await fingerprintModule(stage)).toBe(fingerprint);
    const file = join(original, 'packages/data/dist/index.js');
    utimesSync(file, new Date(0), new Date(0));
    expect(fingerprint.changedFile()).toBe(realpathSync(file));
  });
});
