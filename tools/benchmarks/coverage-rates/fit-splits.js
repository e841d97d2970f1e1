import { createMatrix, selectSamples } from '@snpress/data';

/**
 * Fits a model to the training samples of every split.
 * @returns one entry per split: { test, judge }, where `judge` predicts given rows of given genotypes, as the statistics
 * take a held-out split
 */
export async function fitSplits(fit, { genotypes, expression }, splits, rng) {
  const fits = [];
  for (const [index, { label, train, test }] of splits.entries()) {
    const trainingSet = {
      genotypes: selectSamples(genotypes, train),
      expression: selectSamples(expression, train),
    };
    const fitted = await fit(trainingSet, rng.fork(index));
    const means = geneMeans(trainingSet.expression);
    const judge = (from, rows) => {
      const predicted = fitted.predict(selectSamples(from, rows));
      return { label, trainSamples: train.length, predicted, baseline: baselineFor(predicted, means) };
    };
    fits.push({ test, judge });
  }
  return fits;
}

function geneMeans({ values, samples, features }) {
  return features.map((_, gene) => {
    const column = values.subarray(gene * samples.length, (gene + 1) * samples.length);
    return column.reduce((sum, value) => sum + value, 0) / samples.length;
  });
}

function baselineFor({ samples, features }, means) {
  const values = new Float32Array(samples.length * features.length);
  means.forEach((mean, gene) => values.fill(mean, gene * samples.length, (gene + 1) * samples.length));
  return createMatrix({ samples, features, values });
}
