import { createMatrix, selectSamples } from '@snpress/data';
import { evaluateModel } from '@snpress/evaluate';

/**
 * Fits a model to every split and judges it twice: on the held-out samples, as a user would, and on fresh samples of the
 * same cross, `sets` times as many: the truth.
 * @param fresh samples of the same cross that no split has
 * @returns `input` for the statistics, and `truths`: one evaluation for each set of fresh samples
 */
export async function judgeModel(name, fit, { genotypes, expression, fresh, splits, rng }) {
  const heldOut = splits.reduce((sum, { test }) => sum + test.length, 0);
  const sets = Math.floor(fresh.samples.length / heldOut);
  const judged = [];
  const judgedFresh = Array.from({ length: sets }, () => []);
  let next = 0;
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
    judged.push(judge(genotypes, test));
    for (const set of judgedFresh) {
      set.push(
        judge(
          fresh.genotypes,
          test.map(() => next++),
        ),
      );
    }
  }
  return {
    input: { name, observed: expression, splits: judged },
    truths: judgedFresh.map((set) => evaluateModel({ name, observed: fresh.expression, splits: set })),
  };
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
