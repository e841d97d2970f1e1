/**
 * What the engine costs when there is nothing to do: generated graphs of 100, 1,000 and 10,000 stages with ten inputs
 * each are run once, then planned and run again with every stage a hit (each output read and verified).
 *
 *     node tools/benchmarks/engine-noop.js
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createGraph, createInlineExecutor, openStore, planGraph, runGraph } from '@snpress/pipeline';

const fanIn = 10;
const layer = 100;
const folder = mkdtempSync(join(tmpdir(), 'snpress-engine-noop-'));

try {
  const module = join(folder, 'stage.mjs');
  writeFileSync(
    module,
    `import { writeFile } from 'node:fs/promises';
     export default ({ parameters, outputs }) => writeFile(outputs.value, 'stage ' + parameters.number);`,
  );
  const library = { number: pathToFileURL(module) };
  console.log('stages   edges  first run  create  no-op plan  no-op run');
  for (const size of [100, 1_000, 10_000]) {
    const stages = generateStages(size);
    const [created, graph] = await time(() => createGraph(stages));
    const directory = join(folder, String(size));
    const run = async () => {
      const store = openStore(directory);
      const executor = createInlineExecutor();
      const result = await runGraph({ graph, library, store, executor, scope: 'noop' });
      store.close();
      return result;
    };
    const [first] = await time(run);
    const [planned] = await time(() =>
      planGraph({ graph, library, store: openStore(directory), scope: 'noop' }),
    );
    const [again, result] = await time(run);
    if (result.stages.some(({ action }) => action !== 'hit'))
      throw new Error('a second run was not all hits');
    const edges = stages.reduce((sum, { inputs }) => sum + Object.keys(inputs).length, 0);
    console.log(
      [size, edges, ms(first), ms(created), ms(planned), ms(again)]
        .map((cell, column) => String(cell).padStart([6, 8, 11, 8, 12, 11][column]))
        .join(''),
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Layers of stages, each of which reads from ten stages of the layer before. */
function generateStages(size) {
  return Array.from({ length: size }, (_, number) => ({
    id: `layer${Math.floor(number / layer)}/stage${number % layer}`,
    implementation: 'number',
    parameters: { number, alpha: [0.1, 0.2, 0.3] },
    seed: null,
    outputs: ['value'],
    inputs: Object.fromEntries(
      number < layer
        ? []
        : Array.from({ length: fanIn }, (_, input) => [
            `input${input}`,
            {
              stage: `layer${Math.floor(number / layer) - 1}/stage${(number * 7 + input) % layer}`,
              output: 'value',
            },
          ]),
    ),
  }));
}

async function time(act) {
  const start = performance.now();
  const result = await act();
  return [performance.now() - start, result];
}

function ms(value) {
  return `${value.toFixed(0)} ms`;
}
