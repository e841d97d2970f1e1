import { blocksOfMatrix } from '@snpress/data/matrix/blocks-of-matrix';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { ArrayBundle, Matrix } from '@snpress/data';
import { z } from 'zod';
import { checkGenotypes } from '../contract/check-genotypes.js';
import { defineEstimator } from '../definition/define-estimator.js';
import type { Fitted } from '../contract/fitted.js';
import type { FitContext } from '../contract/fit-context.js';
import type { LinearModel } from '../contract/linear-model.js';
import { nextTurn } from '../contract/next-turn.js';
import { observedGroups } from '../contract/observed-groups.js';
import { selectMarkers } from '../contract/select-markers.js';
import type { SweptTrainingSet } from '../contract/swept-estimator.js';
import { featureMeans } from '../linear-algebra/feature-means.js';
import { leastVarianceOf, rangeOf } from '../linear-algebra/least-variance.js';
import { amongMarkers } from '../linear/among-markers.js';
import { linearMeasure, sweptImportance } from '../linear/linear-importance.js';
import { standardise } from '../linear/standardise.js';
import { sweptColumns, type SweptColumns } from '../linear/swept-columns.js';
import { offerMarkers } from './strongest-correlation.js';

/** Markers whose standardised genotypes are laid out together. */
const BLOCK = 256;

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
  traits: { joint: false, seeded: false, needsFinite: true, missingTargets: 'native' },
  fit: ({ genotypes, expression }, _, context) =>
    fitSwept({ genotypes: blocksOfMatrix(genotypes, BLOCK), expression }, context),
  swept: {
    fit: (train, _, context) => fitSwept(train, context),
    sweeps: () => ({ score: 0, fit: 2 }),
  },
  load: ({ arrays }) => fitted(linesOf(arrays), arrays.importance as Float64Array),
});

/** In one sweep; in two, where dosages range further than those of the first block, which says how little a marker may vary. */
async function fitSwept(train: SweptTrainingSet, context: FitContext): Promise<TopSnp> {
  const { genotypes, expression } = train;
  const samples = genotypes.samples.length;
  const groups = observedGroups([expression]).map(({ genes, rows }) => {
    const own = selectSamples(selectFeatures(expression, genes), rows[0]!);
    const best = { marker: new Int32Array(genes.length), r2: new Float64Array(genes.length) };
    return { genes, rows: rows[0]!, own, standardised: standardise(own), best };
  });
  let range = 0;
  let first: number | undefined;
  let columns: SweptColumns | undefined;
  for (let sweep = 0; first !== range; sweep++) {
    first = sweep === 0 ? undefined : range;
    const register = sweptColumns(genotypes.features.length);
    for (const { best } of groups) {
      best.marker.fill(-1);
      best.r2.fill(0);
    }
    for (const block of genotypes.blocks()) {
      await nextTurn(context, (sweep + block.first / genotypes.features.length) / 2);
      range = Math.max(range, rangeOf(block.genotypes.called?.levels ?? block.genotypes.values));
      first ??= range;
      register.add(block);
      for (const { rows, standardised, best } of groups) {
        const own = rows.length === samples ? block.genotypes : selectSamples(block.genotypes, rows);
        const least = leastVarianceOf(range, rows.length);
        offerMarkers(best, block.first, standardise(own, least), standardised, rows.length);
      }
    }
    columns = register.columns();
  }
  const lines = noLines(train, columns!.means);
  const { SimpleLinearRegression } = await import('ml-regression');
  for (const { genes, rows, own, best } of groups) {
    for (const [index, gene] of genes.entries()) {
      const marker = best.marker[index]!;
      lines.marker[gene] = marker;
      lines.r2[gene] = best.r2[index]!;
      if (marker < 0) continue;
      const dosages = genotypes.select([marker]).values;
      const line = new SimpleLinearRegression(
        Array.from(rows, (row) => dosages[row]!),
        [...own.values.subarray(index * rows.length, (index + 1) * rows.length)],
      );
      lines.slope[gene] = line.slope;
      lines.intercept[gene] = line.intercept;
    }
  }
  return fitted(lines, sweptImportance(linearModel(lines), columns!, expression));
}

/** No marker for any gene. */
function noLines({ genotypes, expression }: SweptTrainingSet, markerMeans: Float64Array): Lines {
  const genes = expression.features.length;
  return {
    markers: genotypes.features,
    genes: expression.features,
    marker: new Int32Array(genes).fill(-1),
    r2: new Float64Array(genes),
    slope: new Float64Array(genes),
    intercept: featureMeans(expression.values, expression.samples.length, genes),
    markerMeans,
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
  const used = Int32Array.from(new Set(marker.filter((place) => place >= 0))).sort();
  /** @param places - where the dosages have each of the markers. */
  const predicted = ({ samples, values: dosages }: Matrix, places: ReadonlyMap<number, number>): Matrix => {
    const rows = samples.length;
    const values = new Float32Array(rows * genes.length);
    for (let gene = 0; gene < genes.length; gene++) {
      const at = places.get(marker[gene]!);
      for (let row = 0; row < rows; row++) {
        const dosage = at === undefined ? 0 : dosages[at * rows + row]!;
        values[gene * rows + row] = intercept[gene]! + slope[gene]! * dosage;
      }
    }
    return { samples, features: genes, values };
  };
  return {
    predict(genotypes: Matrix): Matrix {
      checkGenotypes('top-snp', genotypes, markers);
      return predicted(genotypes, new Map(Array.from(used, (place) => [place, place])));
    },
    predictBlocks: (blocks) =>
      predicted(
        selectMarkers('top-snp', blocks, markers, used),
        new Map(Array.from(used, (place, at) => [place, at])),
      ),
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
