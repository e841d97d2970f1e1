import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { root } from './snpress.js';

const built = ['dist', 'bin', 'package.json'];

/** The packages, as they are built, in a workspace of their own that a test can edit; returns the path of its command. */
export function copyWorkspace(folder: string, parts: readonly string[] = built): string {
  const modules = path.join(folder, 'node_modules');
  mkdirSync(path.join(modules, '@snpress'), { recursive: true });
  for (const entry of readdirSync(path.join(root, 'node_modules'))) {
    if (!['@snpress', 'snpress', '.bin'].includes(entry))
      symlinkSync(path.join(root, 'node_modules', entry), path.join(modules, entry));
  }
  for (const parent of ['packages', 'apps']) {
    for (const entry of readdirSync(path.join(root, parent))) {
      const copy = path.join(folder, parent, entry);
      mkdirSync(copy, { recursive: true });
      for (const part of parts) {
        const from = path.join(root, parent, entry, part);
        if (!existsSync(from)) continue;
        cpSync(from, path.join(copy, part), {
          recursive: true,
          force: true,
          filter: (file) => !file.endsWith('.tsbuildinfo'),
        });
      }
      const nested = path.join(root, parent, entry, 'node_modules');
      if (existsSync(nested)) symlinkSync(nested, path.join(copy, 'node_modules'));
      const { name } = JSON.parse(readFileSync(path.join(copy, 'package.json'), 'utf8')) as { name: string };
      symlinkSync(copy, path.join(modules, name));
    }
  }
  return path.join(folder, 'apps/runner/bin/snpress.js');
}
