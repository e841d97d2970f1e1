import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { elasticNet, lasso } from '../comparisons/one-alpha.js';
import { forest } from '../comparisons/forest.js';
import { mlpSae } from '../comparisons/mlp-sae.js';
import { ridge } from '../comparisons/ridge.js';
import { simulateFold } from '../cross/simulate-fold.js';
import { writeCross } from '../cross/write-cross.js';
import { inTemporaryFolder } from '../process/in-temporary-folder.js';
import { runProgram } from '../process/run-program.js';

const middle = { samples: 112, markers: 1478, genes: 1653 };
const series = {
  samples: [56, 112, 224, 448],
  markers: [739, 1478, 2956, 5912],
  genes: [826, 1653, 3306, 6612],
};
const models = [
  { comparison: ridge, change: {} },
  { comparison: lasso, change: {} },
  { comparison: elasticNet, change: {} },
  { comparison: forest, change: { trees: 20 } },
  { comparison: mlpSae, change: { params: fewEpochs() } },
];

/**
 * Our time to fit and predict as one extent of a simulated cross doubles, the others at 112 samples, 1,478 SNPs and 1,653
 * genes; the forest has 20 trees, the network 3 + 10 epochs.
 * @returns rows of { extent, model, sizes, seconds }
 */
export async function measureGrowth({ onStart }) {
  const rows = [];
  for (const [extent, sizes] of Object.entries(series)) {
    const seconds = new Map(models.map(({ comparison }) => [comparison.name, []]));
    for (const size of sizes) {
      onStart(`growth: ${size} ${extent}`);
      await measureAll({ ...middle, [extent]: size }, seconds);
    }
    rows.push(...[...seconds].map(([model, times]) => ({ extent, model, sizes, seconds: times })));
  }
  return rows;
}

function measureAll(extents, seconds) {
  return inTemporaryFolder((folder) => {
    const written = writeCross(folder, simulateFold(extents));
    for (const { comparison, change } of models) {
      const setup = { ...written, ...comparison.setup(written, false), ...change };
      writeFileSync(join(folder, 'setup.json'), JSON.stringify(setup));
      seconds.get(comparison.name).push(runProgram(comparison.ours, folder).seconds);
    }
  });
}

function fewEpochs() {
  const { params } = mlpSae.setup();
  return { ...params, epochs: 10, pretrain: { ...params.pretrain, epochs: 3 } };
}
