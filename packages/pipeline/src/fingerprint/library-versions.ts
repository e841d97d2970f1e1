import type { Package, PackageFinder } from './package-manifest.js';

/**
 * Adds to `versions`, by name, an installed library and everything installed that it depends on; `seen` holds the
 * folders that are in it already. Type packages are left out: they do not run.
 */
export function addLibrary(
  library: Package,
  packages: PackageFinder,
  versions: Map<string, Set<string>>,
  seen: Set<string>,
): void {
  const queue = [library];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next.directory) || next.name.startsWith('@types/')) continue;
    seen.add(next.directory);
    versions.set(next.name, (versions.get(next.name) ?? new Set()).add(next.version));
    for (const name of next.dependencies) {
      const dependency = packages.installed(name, next.directory);
      if (dependency !== undefined) queue.push(dependency);
    }
  }
}
