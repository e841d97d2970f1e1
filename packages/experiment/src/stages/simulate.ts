import { createRng } from '@snpress/data/random/rng';
import { simulateCross } from '@snpress/datasets/simulate/simulate-cross';
import { simulateOptions } from '@snpress/datasets/simulate/simulate-options';
import { writeArrowMatrix } from '@snpress/formats/arrow/write-arrow-matrix';
import type { StageFunction } from '@snpress/pipeline';
import { writeJson } from '../artifacts/json-file.js';
import { writeDataset } from '../artifacts/write-dataset.js';

/** Simulates a cross, with the true genetic values and the causal markers. */
const simulate: StageFunction = async ({ parameters, seed, outputs }) => {
  const cross = simulateCross(simulateOptions.parse(parameters), createRng(seed ?? ''));
  const { dataset } = cross;
  const total = dataset.genotypes.samples.length;
  await writeDataset(outputs, dataset, {
    matched: total,
    genotypes: { total, dropped: [] },
    expression: { total, dropped: [] },
    ploidy: dataset.ploidy,
    files: [],
  });
  await writeArrowMatrix(outputs.geneticValues!, cross.trueGeneticValues);
  await writeJson(outputs.causal!, cross.causal);
};

export default simulate;
