import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type * as Experiment from '../src/index.js';

const root = new URL('../', import.meta.url);

/**
 * Runs a program on the built package in a process of its own: worker threads cannot run sources. Builds if need be.
 * @param program - sees nothing but its arguments
 * @returns what it returns, by way of JSON
 */
export async function inNode<A, T>(
  program: (api: typeof Experiment, input: A) => Promise<T>,
  input: A,
): Promise<T> {
  const url = new URL('dist/index.js', root);
  if (!existsSync(url))
    execFileSync('npx', ['tsc', '-b', 'tsconfig.lib.json'], { cwd: fileURLToPath(root), stdio: 'pipe' });
  const script = `import * as api from ${JSON.stringify(url.href)};
const result = await (${program.toString()})(api, ${JSON.stringify(input)});
process.stdout.write(JSON.stringify(result));`;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '--eval',
    script,
  ]);
  if (stderr !== '') throw new Error(`it printed: ${stderr}`);
  return JSON.parse(stdout) as T;
}
