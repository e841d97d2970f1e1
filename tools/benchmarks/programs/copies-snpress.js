/** The chains of copies on our engine: `node copies-snpress.js <folder> <stages>`; source.txt is in the folder. */
import { join } from 'node:path';
import { createGraph, createLocalExecutor, openStore, runGraph } from '@snpress/pipeline';
import { copies } from '../peers/copies.js';

const [, , folder, stages] = process.argv;
const graph = createGraph(
  copies(Number(stages)).map(({ name, from }) => ({
    id: name,
    implementation: 'copy',
    parameters: { name },
    seed: null,
    inputs: {
      source: from === null ? { file: join(folder, 'source.txt') } : { stage: from, output: 'copy' },
    },
    outputs: ['copy'],
  })),
);
const store = openStore(join(folder, 'store'));
const executor = createLocalExecutor({ workers: 2 });
const library = { copy: new URL('../peers/copy-stage.js', import.meta.url) };
const { failures } = await runGraph({ graph, library, store, executor, scope: 'copies' });
await executor.close();
store.close();
if (failures.length > 0) throw failures[0];
