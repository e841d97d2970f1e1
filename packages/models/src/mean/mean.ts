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
  fit({ genotypes, expression }) {
    const rows = genotypes.samples.length;
    return fitted({
      markers: genotypes.features,
      genes: expression.features,
      markerMeans: markerMeans(genotypes),
      means: featureMeans(expression.values, rows, expression.features.length),
    });
  },
  load: ({ arrays }) =>
    fitted({
      markers: arrays.markers as readonly string[],
      genes: arrays.genes as readonly string[],
      markerMeans: arrays.markerMeans as Float64Array,
      means: arrays.means as Float64Array,
    }),
});

interface Means {
  readonly markers: readonly string[];
  readonly genes: readonly string[];
  readonly markerMeans: Float64Array;
  readonly means: Float64Array;
}

function fitted({ markers, genes, markerMeans, means }: Means): Fitted {
  return {
    predict(genotypes: Matrix): Matrix {
      checkGenotypes('mean', genotypes, markers);
      const rows = genotypes.samples.length;
      const values = new Float32Array(rows * genes.length);
      means.forEach((value, gene) => values.fill(value, gene * rows, (gene + 1) * rows));
      return { samples: genotypes.samples, features: genes, values };
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
