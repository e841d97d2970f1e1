import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);

/** The URL of a file of the built package: worker threads and child processes cannot run sources. Builds if need be. */
export function built(file: string): string {
  const url = new URL(file, root);
  if (!existsSync(url))
    execFileSync('npx', ['tsc', '-b', 'tsconfig.lib.json'], { cwd: fileURLToPath(root), stdio: 'pipe' });
  return url.href;
}
