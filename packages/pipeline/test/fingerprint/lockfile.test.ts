import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { fingerprintModule } from '../../src/index.js';
import { built } from '../built.js';

interface Locked {
  readonly version?: string;
  readonly optional?: boolean;
  readonly dependencies?: object;
  readonly optionalDependencies?: object;
  readonly peerDependencies?: object;
}

const root = new URL('../../../../', import.meta.url);
const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')) as {
  packages: { [place: string]: Locked };
};

/** The place that a name means for code in a folder, by the lockfile alone. */
function placeOf(name: string, folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const place = at === '.' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (place in packages) return place;
    if (at === '.') return undefined;
  }
}

test('versions are those of the lockfile: of what the package imports and all that this depends on', async () => {
  const module = built('dist/index.js');
  const { parts } = await fingerprintModule(new URL(module));
  const { dependencies } = packages['packages/pipeline']!;
  const locked = new Map<string, Set<string>>();
  const queue = Object.keys(dependencies!).map((name) => placeOf(name, 'packages/pipeline'));
  const seen = new Set<string>();
  for (const place of queue) {
    if (place === undefined || seen.has(place)) continue;
    seen.add(place);
    const { version, optional, ...asks } = packages[place]!;
    // The lockfile has the variants of every platform.
    if (optional === true && !existsSync(new URL(place, root))) continue;
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    locked.set(name, (locked.get(name) ?? new Set()).add(version!));
    for (const field of ['dependencies', 'optionalDependencies', 'peerDependencies'] as const)
      for (const dependency of Object.keys(asks[field] ?? {})) queue.push(placeOf(dependency, place));
  }
  const libraries = Object.entries(parts).filter(([part]) => !part.startsWith('@snpress/pipeline ('));
  expect(Object.fromEntries(libraries)).toEqual(
    Object.fromEntries([...locked].map(([name, versions]) => [name, [...versions].sort().join(' and ')])),
  );
  expect(locked.size).toBeGreaterThanOrEqual(Object.keys(dependencies!).length);
});
