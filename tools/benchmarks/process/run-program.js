import { spawnSync } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPython } from './find-python.js';

const notThere = 3;

/**
 * Runs one side of a comparison on the matrices and setup.json of a folder. The program prints one line of JSON: its
 * version, seconds, peakMegabytes, and what it scaled; it writes the predictions of the held-out samples.
 * @returns that JSON, or `{ skipped }` with the reason where the program is not installed.
 */
export function runProgram({ script, module, args = [], env = {} }, folder, { python } = {}) {
  const found = commandFor(script, module, python);
  if (found.missing !== undefined) return { skipped: found.missing };
  const path = fileURLToPath(new URL(`../programs/${script}`, import.meta.url));
  const { error, status, stdout, stderr } = spawnSync(found.command, [path, folder, ...args.map(String)], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', ...env },
  });
  if (error?.code === 'ENOENT') return { skipped: `${found.command} is not installed` };
  if (status === notThere) return { skipped: stderr.trim() };
  if (error !== undefined || status !== 0) {
    throw new Error(`${script} failed (${error?.message ?? `exit code ${status}`}):\n${stderr}`);
  }
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

function commandFor(script, module, given) {
  switch (extname(script)) {
    case '.py': {
      const { python, missing } = findPython(module, given);
      return { command: python, missing };
    }
    case '.R':
      return { command: 'Rscript' };
    default:
      return { command: process.execPath };
  }
}
