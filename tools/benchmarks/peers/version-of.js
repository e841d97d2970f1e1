import { spawnSync } from 'node:child_process';

/** What a program says its version is; undefined where it is not installed. */
export function versionOf(program, args) {
  const { error, status, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  return error === undefined && status === 0 ? stdout.trim() : undefined;
}
