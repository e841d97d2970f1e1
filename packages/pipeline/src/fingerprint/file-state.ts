import { statSync } from 'node:fs';

/** Size, times and identity of a file: while they stay the same, its content does. Empty when there is no file. */
export function fileState(path: string): string {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? '' : [stat.size, stat.mtimeNs, stat.ctimeNs, stat.ino].join(':');
}
