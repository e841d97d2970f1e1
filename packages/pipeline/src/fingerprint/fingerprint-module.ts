import { readFileSync, realpathSync } from 'node:fs';
import { dirname, extname, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { init } from 'es-module-lexer';
import { digestOf, type Digest } from '../key/digest.js';
import { fileState } from './file-state.js';
import { addLibrary } from './library-versions.js';
import { moduleImports } from './module-imports.js';
import { createPackageFinder, type Package, type PackageFinder } from './package-manifest.js';
import { resolveImport } from './resolve-import.js';

/** What a stage's code is, without a version number that someone would have to remember to raise. */
export interface Fingerprint {
  /**
   * Each part of the code with its digest or version: files of the module's own package one by one
   * (`snpress (dist/stages/fit.js)`), other packages under development as a whole (`@snpress/models`), installed
   * libraries and their dependencies by version (`apache-arrow`).
   */
  readonly parts: { readonly [part: string]: string };
  /** The first file that is no longer as it was fingerprinted; undefined when all are. */
  changedFile(): string | undefined;
}

/** Modules of which a stage reaches all and uses some. */
export interface Alternatives {
  readonly used: readonly URL[];
  readonly unused: readonly URL[];
}

interface CodeFile {
  readonly path: string;
  /** The package that it belongs to. */
  readonly owner: Package | undefined;
  /** Its path in there, with slashes. */
  readonly place: string;
  readonly digest: Digest;
  readonly state: string;
  readonly files: readonly string[];
  readonly libraries: readonly Package[];
}

const parsed = new Set(['.js', '.mjs']);
const packages = createPackageFinder();
const files = new Map<string, CodeFile>();
const fingerprints = new Map<string, Fingerprint>();

/**
 * Fingerprints a built ES module by following its imports: static ones, dynamic ones of a literal, and files that it
 * opens by `new URL('./…', import.meta.url)`. Computed once per process, as the process loads each module once.
 *
 * @param alternatives what the module reaches by the unused ones alone is no part of the fingerprint.
 * @throws when the module or a file that it imports cannot be read or parsed.
 */
export async function fingerprintModule(
  url: URL,
  { used, unused }: Alternatives = { used: [], unused: [] },
): Promise<Fingerprint> {
  await init();
  const name = [url, ...used, 'not', ...unused].join(' ');
  let fingerprint = fingerprints.get(name);
  if (fingerprint === undefined) {
    fingerprint = compute(pathOf(url), used.map(pathOf), new Set(unused.map(pathOf)), packages);
    fingerprints.set(name, fingerprint);
  }
  return fingerprint;
}

const pathOf = (url: URL): string => realpathSync(fileURLToPath(url));

function compute(
  entry: string,
  used: readonly string[],
  unused: ReadonlySet<string>,
  finder: PackageFinder,
): Fingerprint {
  const reached = new Set([
    ...reachableFiles([entry], unused, finder),
    ...reachableFiles(used, new Set(), finder),
  ]);
  const home = finder.enclosing(entry)?.directory ?? dirname(entry);
  const parts: { [part: string]: string } = {};
  const workspace = new Map<string, string[]>();
  const versions = new Map<string, Set<string>>();
  const seen = new Set<string>();
  for (const file of reached) {
    const { owner } = file;
    if (owner === undefined) parts[inFolder(home, file.path)] = file.digest;
    else if (owner.directory === home) parts[`${owner.name} (${file.place})`] = file.digest;
    else {
      const lines = workspace.get(owner.name) ?? [];
      lines.push(JSON.stringify([file.place, file.digest]));
      workspace.set(owner.name, lines);
    }
    for (const library of file.libraries) addLibrary(library, finder, versions, seen);
  }
  for (const [name, lines] of workspace) parts[name] = digestOf(lines.sort().join('\n'));
  for (const [name, found] of versions) parts[name] = [...found].sort().join(' and ');
  return {
    parts,
    changedFile: () => [...reached].find((file) => fileState(file.path) !== file.state)?.path,
  };
}

function* reachableFiles(
  entries: readonly string[],
  without: ReadonlySet<string>,
  finder: PackageFinder,
): Generator<CodeFile> {
  const reached = new Set(entries);
  for (const path of reached) {
    const file = files.get(path) ?? readCodeFile(path, finder);
    files.set(path, file);
    yield file;
    for (const next of file.files) if (!without.has(next)) reached.add(next);
  }
}

function readCodeFile(path: string, finder: PackageFinder): CodeFile {
  const state = fileState(path);
  const content = readFileSync(path);
  const imports = parsed.has(extname(path))
    ? moduleImports(content.toString('utf8'), path)
    : { specifiers: [], assets: [] };
  const next = new Set<string>();
  const libraries = new Set<Package>();
  for (const specifier of [...imports.specifiers, ...imports.assets]) {
    const resolved = resolveImport(specifier, path, finder);
    if (resolved?.kind === 'file') next.add(resolved.path);
    if (resolved?.kind === 'library') libraries.add(resolved.package);
  }
  const owner = finder.enclosing(path);
  return {
    path,
    owner,
    place: inFolder(owner?.directory ?? dirname(path), path),
    digest: digestOf(content),
    state,
    files: [...next],
    libraries: [...libraries],
  };
}

function inFolder(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}
