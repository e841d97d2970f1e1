/** Runs a grid of 60 stages of a few milliseconds: `node engine-program.js <store> <workers>`; 0 workers: in this thread. */
import {
  createGraph,
  createInlineExecutor,
  createLocalExecutor,
  openStore,
  runGraph,
} from '@snpress/pipeline';
import { columns, rows } from './engine-grid.js';

const [, , directory, workers] = process.argv;
const stages = Array.from({ length: rows * columns }, (_, number) => {
  const [row, column] = [Math.floor(number / columns), number % columns];
  const above = (shift, output) => ({ stage: `${row - 1}/${(column + shift) % columns}`, output });
  return {
    id: `${row}/${column}`,
    implementation: 'mix',
    parameters: { bytes: 400 * (number + 1), milliseconds: number % 7 },
    seed: `1/${number}`,
    inputs: row === 0 ? {} : { left: above(0, 'long'), right: above(1, 'short') },
    outputs: ['long', 'short'],
  };
});

const store = openStore(directory);
const executor = workers === '0' ? createInlineExecutor() : createLocalExecutor({ workers: Number(workers) });
const { failures } = await runGraph({
  graph: createGraph(stages),
  library: { mix: new URL('./mix-stage.js', import.meta.url) },
  store,
  executor,
  scope: 'crash',
});
await executor.close();
store.close();
for (const { message } of failures) process.stderr.write(`${message}\n`);
process.exitCode = failures.length > 0 ? 1 : 0;
