import type { ArrayBundle, Matrix } from '@snpress/data';
import { z } from 'zod';
import { checkGenotypes } from '../contract/check-genotypes.js';
import { checkTrainingSet } from '../contract/check-training-set.js';
import type { Estimator, Fitted } from '../contract/estimator.js';
import { featureMeans } from '../linear-algebra/feature-means.js';

const params = z.strictObject({});

/** The training mean of every gene: the baseline that skill is measured against. */
export const mean: Estimator<z.infer<typeof params>> = {
  type: 'mean',
  summary: "Each gene's training mean: the baseline that every skill is measured against.",
  params,
  traits: { joint: false, seeded: false, needsFinite: true },
  // eslint-disable-next-line @typescript-eslint/require-await -- a rejection, not an exception
  async fit(train, _, { signal }) {
    checkTrainingSet('mean', train);
    signal?.throwIfAborted();
    const { genotypes, expression } = train;
    return fitted(
      genotypes.features,
      expression.features,
      featureMeans(expression.values, expression.samples.length, expression.features.length),
    );
  },
  load({ arrays }) {
    return fitted(
      arrays.markers as readonly string[],
      arrays.genes as readonly string[],
      arrays.means as Float64Array,
    );
  },
};

function fitted(markers: readonly string[], genes: readonly string[], means: Float64Array): Fitted {
  return {
    predict(genotypes: Matrix): Matrix {
      checkGenotypes('mean', genotypes, markers);
      const rows = genotypes.samples.length;
      const values = new Float32Array(rows * genes.length);
      means.forEach((value, gene) => values.fill(value, gene * rows, (gene + 1) * rows));
      return { samples: genotypes.samples, features: genes, values };
    },
    save(): ArrayBundle {
      return { metadata: { type: 'mean' }, arrays: { markers, genes, means } };
    },
  };
}
