import { existsSync, readFileSync, realpathSync } from 'node:fs';
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
  const read = once(readPackage);
  // One for each name, since a walk up the folders ends in the same places again and again.
  const inModules = once((name: string) => climber((folder) => read(join(folder, 'node_modules', name))));
  const above = climber(read);
  return {
    enclosing: (file) => above(dirname(file)),
    installed: (name, directory) => inModules(name)(directory),
  };
}

/** What `find` finds in a folder, or else in the nearest one above. */
function climber(find: (folder: string) => Package | undefined): (folder: string) => Package | undefined {
  const climb = once((folder: string): Package | undefined => {
    const parent = dirname(folder);
    return find(folder) ?? (parent === folder ? undefined : climb(parent));
  });
  return climb;
}

function once<T>(act: (argument: string) => T): (argument: string) => T {
  const known = new Map<string, T>();
  return (argument) => {
    if (!known.has(argument)) known.set(argument, act(argument));
    return known.get(argument) as T;
  };
}

function readPackage(directory: string): Package | undefined {
  const path = join(directory, 'package.json');
  // Most folders have none, and to be told so by an error is slow.
  if (!existsSync(path)) return undefined;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const manifest = JSON.parse(text) as Record<string, unknown>;
  if (typeof manifest.name !== 'string') return undefined;
  return {
    directory: realpathSync.native(directory),
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
