/** Our side of the forest: node forest-snpress.js FOLDER */
import { createRng } from '@snpress/data';
import { parseParams, randomForest } from '@snpress/models';
import { openBenchmarkFolder } from './benchmark-folder.js';

const { setup, train, held, finish } = openBenchmarkFolder();
const trainingSet = train();
const params = parseParams(randomForest, { trees: setup.trees });

const start = performance.now();
const forest = await randomForest.fit(trainingSet, params, { rng: createRng('benchmark') });
const predicted = forest.predict(held);
finish(predicted, { seconds: (performance.now() - start) / 1000 });
