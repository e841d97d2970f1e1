/** Our side of the lasso and the elastic net at one alpha: node one-alpha-snpress.js FOLDER */
import { createRng } from '@snpress/data';
import { elasticNet, parseParams } from '@snpress/models';
import { openBenchmarkFolder } from './benchmark-folder.js';

const { setup, train, held, finish } = openBenchmarkFolder();
const { alpha, l1Ratio } = setup;
const trainingSet = train();
const params = parseParams(elasticNet, { alpha, l1Ratio, standardize: true });

const start = performance.now();
const fitted = await elasticNet.fit(trainingSet, params, { rng: createRng('benchmark') });
const predicted = fitted.predict(held);
finish(predicted, { seconds: (performance.now() - start) / 1000 });
