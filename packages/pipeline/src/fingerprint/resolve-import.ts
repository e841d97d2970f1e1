import { realpathSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { exportTarget } from './export-target.js';
import type { Package, PackageFinder } from './package-manifest.js';

/** What an import leads to: a file of code under development, or an installed library. */
export type Resolved =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'library'; readonly package: Package };

/** Resolves an import of `importer` (a real path); undefined for Node's own modules and for what is not there. */
export function resolveImport(
  specifier: string,
  importer: string,
  packages: PackageFinder,
): Resolved | undefined {
  if (isBuiltin(specifier)) return undefined;
  if (/^(\.{1,2}\/|\/|file:)/.test(specifier))
    return file(fileURLToPath(new URL(specifier, pathToFileURL(importer))));
  if (specifier.startsWith('#')) {
    const own = packages.enclosing(importer);
    const target = own && exportTarget(own.imports, specifier);
    if (own === undefined || target === undefined) return undefined;
    return target.startsWith('./')
      ? file(join(own.directory, target))
      : resolveImport(target, join(own.directory, 'package.json'), packages);
  }
  const { name, subpath } = splitSpecifier(specifier);
  const own = packages.enclosing(importer);
  const found =
    own?.name === name && own.exports !== undefined ? own : packages.installed(name, dirname(importer));
  if (found === undefined) return undefined;
  if (isLibrary(found.directory)) return { kind: 'library', package: found };
  const target =
    found.exports !== undefined
      ? exportTarget(found.exports, subpath)
      : subpath === '.'
        ? (found.main ?? './index.js')
        : subpath;
  return target === undefined ? undefined : file(resolve(found.directory, target));
}

/** Whether a real path lies in a node_modules folder, where code has a version and is not edited. */
function isLibrary(path: string): boolean {
  return path.split(sep).includes('node_modules');
}

function splitSpecifier(specifier: string): { name: string; subpath: string } {
  const parts = specifier.split('/');
  const name = parts.splice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  return { name, subpath: ['.', ...parts].join('/') };
}

const known = new Map<string, Resolved | undefined>();

/** Many modules import the same file: each is looked for once. */
function file(path: string): Resolved | undefined {
  if (!known.has(path)) known.set(path, findFile(path));
  return known.get(path);
}

function findFile(path: string): Resolved | undefined {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
    ? { kind: 'file', path: realpathSync.native(path) }
    : undefined;
}
