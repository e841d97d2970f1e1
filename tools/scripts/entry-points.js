import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * The entry points of our packages that code and documents of this repository import: `@snpress/data/matrix/select-samples`
 * is `matrix/select-samples` of `data`. What nobody imports from outside of its package is no entry point.
 * @returns {Map<string, Set<string>>} package folder name → entry points, without the `.`
 */
function importedEntryPoints() {
  /** @type {Map<string, Set<string>>} */
  const imported = new Map();
  for (const file of sources()) {
    for (const [, name, entry] of readFileSync(file, 'utf8').matchAll(
      /['"`]@snpress\/([a-z]+)\/([a-z0-9/-]+)['"`]/g,
    )) {
      if (entry === 'package') continue;
      imported.set(name ?? '', (imported.get(name ?? '') ?? new Set()).add(entry ?? ''));
    }
  }
  return imported;
}

function sources() {
  const folders = ['packages', 'apps', 'tools', 'docs'];
  const inFolders = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true })
      .map(String)
      .filter((file) => /\.(ts|js|md)$/.test(file) && !/(^|\/)(node_modules|dist|out-tsc)\//.test(file))
      .map((file) => path.join(root, folder, file)),
  );
  return [...inFolders, path.join(root, 'README.md')];
}

/**
 * The `exports` that a package of ours should have: its index, its entry points in order, and its manifest.
 * @param {string} folder
 * @param {Iterable<string>} entries
 */
function exportsOf(folder, entries) {
  /** @type {Record<string, unknown>} */
  const exports = { '.': target('index') };
  for (const entry of [...entries].sort()) exports[`./${entry}`] = target(fileOf(folder, entry));
  return { ...exports, './package.json': './package.json' };
}

/**
 * An entry point is a file, or a folder with an index.
 * @param {string} folder
 * @param {string} entry
 */
function fileOf(folder, entry) {
  const names = new Set(readdirSync(path.join(folder, 'src', path.dirname(entry))));
  return names.has(`${path.basename(entry)}.ts`) ? entry : `${entry}/index`;
}

/** @param {string} file */
const target = (file) => ({
  '@snpress/source': `./src/${file}.ts`,
  types: `./dist/${file}.d.ts`,
  default: `./dist/${file}.js`,
});

/**
 * Each package of `packages/` with its manifest as it is and as its entry points want it.
 * @returns {{ file: string, is: string, shouldBe: string }[]}
 */
export function manifests() {
  const imported = importedEntryPoints();
  return readdirSync(path.join(root, 'packages')).map((name) => {
    const folder = path.join(root, 'packages', name);
    const file = path.join(folder, 'package.json');
    const is = readFileSync(file, 'utf8');
    const manifest = JSON.parse(is);
    manifest.exports = exportsOf(folder, imported.get(name) ?? []);
    return { file, is, shouldBe: `${JSON.stringify(manifest, null, 2)}\n` };
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const { file, is, shouldBe } of manifests()) {
    if (is === shouldBe) continue;
    writeFileSync(file, shouldBe);
    console.log(`${path.relative(root, file)}: exports brought up to date`);
  }
}
