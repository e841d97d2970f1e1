/**
 * One run of a generated graph, in a process of its own: `node engine-graph.js <store> <stages> <fan-in> <layer>`. Prints as JSON
 * how many stages were run, seconds for the graph, for a plan (when there is nothing to do) and for the run, and the peak memory.
 */
import { createGraph, createInlineExecutor, openStore, planGraph, runGraph } from '@snpress/pipeline';
import { layeredGraph } from '../engine/layered-graph.js';
import { peakMegabytes } from '../process/peak-megabytes.js';

const [, , directory, stages, fanIn, layer] = process.argv;
const generated = layeredGraph({
  stages: Number(stages),
  layer: Number(layer),
  fanIn: Number(fanIn),
  implementation: 'number',
});
const library = { number: new URL('../engine/number-stage.js', import.meta.url) };
const [create, graph] = await time(() => createGraph(generated));
const [run, result] = await time(async () => {
  const store = openStore(directory);
  const executor = createInlineExecutor();
  const result = await runGraph({ graph, library, store, executor, scope: 'noop' });
  store.close();
  return result;
});
const megabytes = peakMegabytes();
const [plan] = await time(() => planGraph({ graph, library, store: openStore(directory), scope: 'noop' }));
const ran = result.stages.filter(({ action }) => action === 'run').length;
const edges = generated.reduce((sum, { inputs }) => sum + Object.keys(inputs).length, 0);
console.log(JSON.stringify({ edges, ran, create, run, plan, megabytes }));

async function time(act) {
  const start = performance.now();
  const result = await act();
  return [(performance.now() - start) / 1000, result];
}
