import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../programs/copies-snpress.js', import.meta.url));

/** Our engine with two workers; each output is hashed when it is made, and read and hashed again in a no-op run. */
export const snpress = {
  name: 'snpress',
  version: () => process.version.replace('v', 'Node '),
  prepare() {},
  command: (folder, stages) => [process.execPath, [program, folder, String(stages)]],
};
