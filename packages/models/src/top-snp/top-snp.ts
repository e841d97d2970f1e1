import type { ArrayBundle, Matrix } from '@snpress/data';
import { z } from 'zod';
import { checkGenotypes } from '../contract/check-genotypes.js';
import { defineEstimator } from '../definition/define-estimator.js';
import type { Fitted } from '../contract/fitted.js';
import type { TrainingSet } from '../contract/training-set.js';
import type { LinearModel } from '../contract/linear-model.js';
import { nextTurn } from '../contract/next-turn.js';
import { featureMeans } from '../linear-algebra/feature-means.js';
import { leastVariance } from '../linear-algebra/least-variance.js';
import { markerMeans } from '../linear-algebra/marker-means.js';
import { amongMarkers } from '../linear/among-markers.js';
import { linearImportance, linearMeasure } from '../linear/linear-importance.js';
import { standardise } from './standardise.js';
import { strongestCorrelations } from './strongest-correlation.js';

/** Genes that are correlated with all markers at once. */
const GENES_AT_ONCE = 64;

/** The SNP that a gene is predicted by. */
export interface TopSnpAssociation {
  readonly gene: string;
  /** Undefined where the gene or every SNP is constant in training: then the prediction is the intercept. */
  readonly marker: string | undefined;
  /** Squared Pearson correlation in the training set. */
  readonly r2: number;
  readonly slope: number;
  readonly intercept: number;
}

/** A fitted `top-snp`. */
export interface TopSnp extends Fitted {
  associations(): readonly TopSnpAssociation[];
}

interface Lines {
  readonly markers: readonly string[];
  readonly genes: readonly string[];
  /** Gene → index of its marker; −1 for none. */
  readonly marker: Int32Array;
  readonly r2: Float64Array;
  readonly slope: Float64Array;
  readonly intercept: Float64Array;
  readonly markerMeans: Float64Array;
}

const params = z.strictObject({});

/**
 * For each gene a simple linear regression on the one SNP that correlates best with it in training; ties go to the first
 * SNP. The fitted model is a `TopSnp`.
 */
export const topSnp = defineEstimator({
  type: 'top-snp',
  summary: 'For each gene a simple linear regression on its best single SNP.',
  params,
  traits: { joint: false, seeded: false, needsFinite: true },
  async fit(train, _, context) {
    const { SimpleLinearRegression } = await import('ml-regression');
    const { genotypes, expression } = train;
    const rows = genotypes.samples.length;
    const genes = expression.features.length;
    const [x, y] = [standardise(genotypes, leastVariance(genotypes)), standardise(expression)];
    const lines = noLines(train);
    for (let from = 0; from < genes; from += GENES_AT_ONCE) {
      await nextTurn(context, from / genes);
      const to = Math.min(from + GENES_AT_ONCE, genes);
      const best = strongestCorrelations(x, y, rows, from, to);
      lines.marker.set(best.marker, from);
      lines.r2.set(best.r2, from);
      for (let gene = from; gene < to; gene++) {
        const marker = lines.marker[gene]!;
        if (marker < 0) continue;
        const line = new SimpleLinearRegression(
          [...genotypes.values.subarray(marker * rows, (marker + 1) * rows)],
          [...expression.values.subarray(gene * rows, (gene + 1) * rows)],
        );
        lines.slope[gene] = line.slope;
        lines.intercept[gene] = line.intercept;
      }
    }
    return fitted(lines, linearImportance(linearModel(lines), train));
  },
  load: ({ arrays }) => fitted(linesOf(arrays), arrays.importance as Float64Array),
  join(train, parts) {
    const lines = noLines(train);
    for (const part of parts) {
      const own = linesOf(part.fitted.save().arrays);
      part.genes.forEach((gene, index) => {
        for (const key of ['marker', 'r2', 'slope', 'intercept'] as const)
          lines[key][gene] = own[key][index]!;
      });
    }
    return fitted(lines, linearImportance(linearModel(lines), train));
  },
});

/** No marker for any gene. */
function noLines({ genotypes, expression }: TrainingSet): Lines {
  const rows = genotypes.samples.length;
  const genes = expression.features.length;
  return {
    markers: genotypes.features,
    genes: expression.features,
    marker: new Int32Array(genes).fill(-1),
    r2: new Float64Array(genes),
    slope: new Float64Array(genes),
    intercept: featureMeans(expression.values, rows, genes),
    markerMeans: markerMeans(genotypes),
  };
}

function linesOf(arrays: ArrayBundle['arrays']): Lines {
  return {
    markers: arrays.markers as readonly string[],
    genes: arrays.genes as readonly string[],
    marker: arrays.marker as Int32Array,
    r2: arrays.r2 as Float64Array,
    slope: arrays.slope as Float64Array,
    intercept: arrays.intercept as Float64Array,
    markerMeans: arrays.markerMeans as Float64Array,
  };
}

function fitted(lines: Lines, importance: Float64Array): TopSnp {
  const { markers, genes, marker, r2, slope, intercept, markerMeans } = lines;
  return {
    predict(genotypes: Matrix): Matrix {
      checkGenotypes('top-snp', genotypes, markers);
      const rows = genotypes.samples.length;
      const values = new Float32Array(rows * genes.length);
      for (let gene = 0; gene < genes.length; gene++) {
        const at = marker[gene]! * rows;
        for (let row = 0; row < rows; row++) {
          const dosage = marker[gene]! < 0 ? 0 : genotypes.values[at + row]!;
          values[gene * rows + row] = intercept[gene]! + slope[gene]! * dosage;
        }
      }
      return { samples: genotypes.samples, features: genes, values };
    },
    associations: () =>
      genes.map((gene, index) => ({
        gene,
        marker: markers[marker[index]!],
        r2: r2[index]!,
        slope: slope[index]!,
        intercept: intercept[index]!,
      })),
    save(): ArrayBundle {
      return {
        metadata: { type: 'top-snp' },
        arrays: { markers, genes, marker, r2, slope, intercept, markerMeans, importance },
      };
    },
    linear: () => linearModel(lines),
    markerImportance: () => ({ measure: linearMeasure, values: importance.slice() }),
  };
}

function linearModel({ markers, genes, marker, slope, intercept, markerMeans }: Lines): LinearModel {
  const none = { markers: new Int32Array(0), effects: new Float64Array(0) };
  return {
    markers,
    genes,
    markerMeans,
    intercepts: intercept.map((value, gene) => value + slope[gene]! * (markerMeans[marker[gene]!] ?? 0)),
    effectsOf: (gene, among) =>
      marker[gene]! < 0
        ? none
        : amongMarkers(
            { markers: Int32Array.of(marker[gene]!), effects: Float64Array.of(slope[gene]!) },
            among,
          ),
  };
}
