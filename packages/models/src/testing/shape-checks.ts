import assert from 'node:assert/strict';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { Matrix } from '@snpress/data';
import type { TrainingSet } from '../contract/training-set.js';
import { expectClose, expectFinite } from './expect-close.js';
import { selectRows, type ConformanceCheck, type Subject } from './subject.js';
import { makeTrainingSet } from './training-data.js';

/** Training sets at the edge of what is legal. */
export function shapeChecks({ train, validation, rng, tolerance, fit }: Subject): ConformanceCheck[] {
  const markers = (count: number): Matrix =>
    selectFeatures(
      train.genotypes,
      Array.from({ length: count }, (_, k) => k),
    );
  const constant = (matrix: Matrix): Matrix => ({
    ...matrix,
    values: matrix.values.map((_, at) => 1 + Math.floor(at / matrix.samples.length)),
  });
  const wide = makeTrainingSet(rng.fork('wide'), { samples: 6, markers: 300, genes: 3 });
  const cases: Record<string, TrainingSet> = {
    'one sample': selectRows(train, (row) => row === 0),
    'two samples': selectRows(train, (row) => row < 2),
    'one marker': { ...train, genotypes: markers(1) },
    'one gene': { ...train, expression: selectFeatures(train.expression, [0]) },
    'fewer markers than samples': { ...train, genotypes: markers(4) },
    'many more markers than samples': wide,
    'constant markers': { ...train, genotypes: constant(train.genotypes) },
    'constant genes': { ...train, expression: constant(train.expression) },
    'samples with identical genotypes': {
      ...train,
      genotypes: {
        ...train.genotypes,
        values: train.genotypes.values.map((_, at, all) => all[at - (at % 24)]!),
      },
    },
  };
  return Object.entries(cases).map(([name, set]) => ({
    name: `${name}: fits and predicts finite values`,
    async run() {
      const fitted = await fit(set);
      const genotypes = markersOf(validation.genotypes, set);
      for (const samples of [set.genotypes, genotypes]) {
        const predicted = fitted.predict(samples);
        expectFinite(predicted);
        assert.deepEqual(predicted.samples, samples.samples);
        assert.deepEqual(predicted.features, set.expression.features);
        if (name === 'constant genes') {
          const wanted = Float32Array.from(
            predicted.values,
            (_, at) => 1 + Math.floor(at / samples.samples.length),
          );
          expectClose(predicted, { ...predicted, values: wanted }, tolerance);
        }
      }
    },
  }));
}

/** Other samples with the markers of a set: its own where they are not the cross's. */
function markersOf(genotypes: Matrix, set: TrainingSet): Matrix {
  const count = set.genotypes.features.length;
  if (count > genotypes.features.length) return set.genotypes;
  return selectFeatures(
    genotypes,
    Array.from({ length: count }, (_, k) => k),
  );
}
