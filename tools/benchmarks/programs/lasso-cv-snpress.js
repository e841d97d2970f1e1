/** Our side of the lasso tuned per gene by inner cross-validation: node lasso-cv-snpress.js FOLDER */
import { createRng, selectSamples } from '@snpress/data';
import { fitChosen, lasso, parseParams, planTuning, scoreSettings, selectSettings } from '@snpress/models';
import { openBenchmarkFolder } from './benchmark-folder.js';

const { setup, train, held, inner, finish } = openBenchmarkFolder();
const genes = Math.min(setup.genes, setup.snpressGenes);
const trainingSet = train(genes);
const params = parseParams(lasso, { standardize: true });
const context = { rng: createRng('benchmark') };

const start = performance.now();
const { settings } = planTuning(lasso, params).cells[0];
const rows = Array.from(inner, (_, row) => row);
const samplesOf = (kept) => ({
  genotypes: selectSamples(trainingSet.genotypes, kept),
  expression: selectSamples(trainingSet.expression, kept),
});
const folds = [1, 2, 3, 4, 5].map((fold) => ({
  train: samplesOf(rows.filter((row) => inner[row] !== fold)),
  validation: samplesOf(rows.filter((row) => inner[row] === fold)),
}));
const problem = { train: trainingSet, choose: 'per-gene', folds };
const scores = await scoreSettings(lasso, problem, params, settings, context);
const selection = selectSettings([scores], { select: 'per-gene' });
const fitted = await fitChosen(lasso, trainingSet, params, selection, context);
const predicted = fitted.predict(held);
finish(predicted, { seconds: (performance.now() - start) / 1000, genes });
