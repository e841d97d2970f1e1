/** Stages that sleep, on our engine: `node sleep-stages.js <folder> <local|slurm> <stages> <milliseconds>`; prints its seconds. */
import { join } from 'node:path';
import {
  createGraph,
  createLocalExecutor,
  createSlurmExecutor,
  openStore,
  runGraph,
} from '@snpress/pipeline';

const [, , folder, where, count, milliseconds] = process.argv;
const graph = createGraph(
  Array.from({ length: Number(count) }, (_, index) => ({
    id: `sleep${index}`,
    implementation: 'sleep',
    parameters: { name: `sleep${index}`, milliseconds: Number(milliseconds) },
    seed: null,
    inputs: {},
    outputs: ['done'],
  })),
);
const store = openStore(join(folder, `store-${where}`));
const executor =
  where === 'slurm'
    ? createSlurmExecutor({ profile: { pilots: 2, cpus: 2 }, sharedFolder: () => store.workspace() })
    : createLocalExecutor({ workers: 4 });
const started = performance.now();
const library = { sleep: new URL('./sleep-stage.js', import.meta.url) };
const { failures } = await runGraph({ graph, library, store, executor, scope: 'sleep' });
process.stdout.write(String((performance.now() - started) / 1000));
await executor.close();
store.close();
if (failures.length > 0) throw failures[0];
