import type { ArrayBundle, Matrix } from '@snpress/data';
import { z } from 'zod';
import { checkGenotypes } from '../contract/check-genotypes.js';
import { defineEstimator } from '../definition/define-estimator.js';
import type { Fitted } from '../contract/fitted.js';
import { featureMeans } from '../linear-algebra/feature-means.js';
import { markerMeans } from '../linear-algebra/marker-means.js';
import { linearMeasure } from '../linear/linear-importance.js';

const params = z.strictObject({});

/** The training mean of every gene: the baseline that skill is measured against. */
export const mean = defineEstimator({
  type: 'mean',
  summary: "Each gene's training mean: the baseline that every skill is measured against.",
  params,
  traits: { joint: false, seeded: false, needsFinite: true, missingTargets: 'native' },
  fit: ({ genotypes, expression }) => fitMeans(genotypes, expression, markerMeans(genotypes)),
  swept: {
    fit({ genotypes, expression }) {
      const means = new Float64Array(genotypes.features.length);
      for (const { first, genotypes: block } of genotypes.blocks()) means.set(markerMeans(block), first);
      return fitMeans(genotypes, expression, means);
    },
    sweeps: () => ({ score: 0, fit: 1 }),
  },
  load: ({ arrays }) =>
    fitted({
      markers: arrays.markers as readonly string[],
      genes: arrays.genes as readonly string[],
      markerMeans: arrays.markerMeans as Float64Array,
      means: arrays.means as Float64Array,
    }),
});

function fitMeans({ features }: Pick<Matrix, 'features'>, expression: Matrix, means: Float64Array): Fitted {
  return fitted({
    markers: features,
    genes: expression.features,
    markerMeans: means,
    means: featureMeans(expression.values, expression.samples.length, expression.features.length),
  });
}

interface Means {
  readonly markers: readonly string[];
  readonly genes: readonly string[];
  readonly markerMeans: Float64Array;
  readonly means: Float64Array;
}

function fitted({ markers, genes, markerMeans, means }: Means): Fitted {
  const meansFor = ({ samples }: Pick<Matrix, 'samples'>): Matrix => {
    const rows = samples.length;
    const values = new Float32Array(rows * genes.length);
    means.forEach((value, gene) => values.fill(value, gene * rows, (gene + 1) * rows));
    return { samples, features: genes, values };
  };
  return {
    predict(genotypes) {
      checkGenotypes('mean', genotypes, markers);
      return meansFor(genotypes);
    },
    predictBlocks(genotypes) {
      checkGenotypes('mean', { ...genotypes, samples: [], values: new Float32Array(0) }, markers);
      return meansFor(genotypes);
    },
    save(): ArrayBundle {
      return { metadata: { type: 'mean' }, arrays: { markers, genes, markerMeans, means } };
    },
    linear: () => ({
      markers,
      genes,
      markerMeans,
      intercepts: means,
      effectsOf: () => ({ markers: new Int32Array(0), effects: new Float64Array(0) }),
    }),
    markerImportance: () => ({ measure: linearMeasure, values: new Float64Array(markers.length) }),
  };
}
