import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { columns, rows } from './engine-grid.js';
import { listFiles } from './list-files.js';
import { startProcess } from './start-process.js';

const program = fileURLToPath(new URL('./engine-program.js', import.meta.url));

/** A process with nothing but the engine, on a graph of tiny stages. What it leaves is compared in the store itself. */
export const engineLevel = {
  name: 'engine',
  title: `a graph of ${rows * columns} stages of a few milliseconds`,
  stages: rows * columns,
  prepare() {},
  start: (folder, { workers = 0 } = {}) =>
    startProcess([program, join(folder, 'store'), String(workers)], folder),
  again: (folder) => `node ${program} ${join(folder, 'store')} 0`,
  /** Every object, by the digest that names it; here its bytes are hashed anew. */
  outputs(folder) {
    const objects = join(folder, 'store', 'objects');
    return new Map(
      listFiles(objects).map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(objects, name)))
          .digest('hex'),
      ]),
    );
  },
  forget() {},
};
