import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The parts of a package.json that say which code an import means. */
export interface Package {
  /** Real path of its folder. */
  readonly directory: string;
  readonly name: string;
  readonly version: string;
  readonly exports: unknown;
  readonly imports: unknown;
  readonly main: string | undefined;
  /** Names of the packages that it asks for at run time. */
  readonly dependencies: readonly string[];
}

/** Finds packages, each read once. */
export interface PackageFinder {
  /** The named package that a file belongs to. */
  enclosing(file: string): Package | undefined;
  /** The package that a bare name means for code in a folder, by Node's walk up the node_modules folders. */
  installed(name: string, directory: string): Package | undefined;
}

export function createPackageFinder(): PackageFinder {
  const packages = new Map<string, Package | undefined>();
  const read = (directory: string): Package | undefined => {
    if (!packages.has(directory)) packages.set(directory, readPackage(directory));
    return packages.get(directory);
  };
  const climb = (directory: string, find: (folder: string) => Package | undefined): Package | undefined => {
    const found = find(directory);
    const parent = dirname(directory);
    return found ?? (parent === directory ? undefined : climb(parent, find));
  };
  return {
    enclosing: (file) => climb(dirname(file), read),
    installed: (name, directory) => climb(directory, (folder) => read(join(folder, 'node_modules', name))),
  };
}

function readPackage(directory: string): Package | undefined {
  let text: string;
  try {
    text = readFileSync(join(directory, 'package.json'), 'utf8');
  } catch {
    return undefined;
  }
  const manifest = JSON.parse(text) as Record<string, unknown>;
  if (typeof manifest.name !== 'string') return undefined;
  return {
    directory: realpathSync(directory),
    name: manifest.name,
    version: String(manifest.version),
    exports: manifest.exports,
    imports: manifest.imports,
    main: typeof manifest.main === 'string' ? manifest.main : undefined,
    dependencies: ['dependencies', 'optionalDependencies', 'peerDependencies'].flatMap((field) =>
      Object.keys(manifest[field] ?? {}),
    ),
  };
}
