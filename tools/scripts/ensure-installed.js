import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

/** Installs the locked dependencies where they are missing or older than the lockfile. Needs nothing but Node. */
export function ensureInstalled() {
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(
      `snpress needs Node 20.19 or newer; this is ${process.version}. Install a newer Node, then run this again.`,
    );
  }
  const lockfile = path.join(root, 'package-lock.json');
  const installed = path.join(root, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) return;
  console.log('Installing dependencies (once) …');
  run('npm', ['ci', '--no-audit', '--no-fund']);
}

/** Runs a command in the repository and ends this process where it fails. */
export function run(command, args, env = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...childEnv(), ...env },
    shell: process.platform === 'win32',
  });
  if (result.status !== 0)
    fail(`${command} ${args.join(' ')} failed (exit code ${result.status ?? result.signal})`);
}

/** The environment of what is run: Nx draws nothing and leaves nothing running. */
export function childEnv() {
  return { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' };
}

/** Runs a program of node_modules/.bin. */
export function runBin(name, args, env) {
  run(process.execPath, [binPath(name), ...args], env);
}

/** The script of a program of node_modules/.bin. */
export function binPath(name) {
  const folder = path.join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[name]);
}

/** Ends this process. */
export function fail(message) {
  console.error(message);
  process.exit(1);
}
