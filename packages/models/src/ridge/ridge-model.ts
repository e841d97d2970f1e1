import { markerRange } from '@snpress/data/matrix/marker-range';
import type { ArrayBundle, GenotypeBlocks, Matrix } from '@snpress/data';
import { keptGenotypes, loadGenotypes, saveGenotypes } from '../genotypes/stored-genotypes.js';
import { checkedBlocks } from '../contract/checked-blocks.js';
import { checkGenotypes } from '../contract/check-genotypes.js';
import type { Fitted } from '../contract/fitted.js';
import type { TrainingSet } from '../contract/training-set.js';
import type { LinearModel } from '../contract/linear-model.js';
import { centredProducts } from '../linear-algebra/centred-products.js';
import { genotypeProducts } from '../linear-algebra/genotype-products.js';
import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import { transpose } from '../linear-algebra/transpose.js';
import { expressionVariance } from '../linear/expression-variance.js';
import { linearMeasure } from '../linear/linear-importance.js';
import { genesWithHoles } from './genes-with-holes.js';
import type { KernelDecomposition, MarkerDecomposition } from './kernel-decomposition.js';
import { loadMarkerSpace, saveMarkerSpace } from './marker-space.js';
import { plusGeneMeans } from './plus-gene-means.js';
import { ridgeImportance } from './ridge-importance.js';
import type { RidgeState } from './ridge-state.js';
import { weighEffects } from './weigh-effects.js';

/**
 * The dual weights of every gene in the eigenbasis, z/(D + λ): genes × samples.
 * @param lambdas - one per gene, in squared genotype units; Infinity gives the mean.
 */
export function dualCoefficients(
  { samples, genes, eigenvalues, targets }: KernelDecomposition,
  lambdas: Float64Array,
): Float64Array {
  const coefficients = new Float64Array(genes * samples);
  for (let gene = 0, at = 0; gene < genes; gene++) {
    const lambda = lambdas[gene]!;
    for (let k = 0; k < samples; k++, at++) {
      const total = eigenvalues[k]! + lambda;
      coefficients[at] = total === 0 ? 0 : targets[at]! / total;
    }
  }
  return coefficients;
}

/**
 * The same in the space of samples, basisᵀ z/(D + λ): predictions are centred genotypes times Xᵀ times these.
 * @returns genes × samples
 */
export function dualWeights(decomposition: KernelDecomposition, lambdas: Float64Array): Float64Array {
  const { samples, genes, basis } = decomposition;
  const turned = transpose(basis, samples, samples);
  const coefficients = dualCoefficients(decomposition, lambdas);
  return multiplyTransposed(coefficients, genes, turned, samples, samples, new Float64Array(genes * samples));
}

/**
 * Ridge with a penalty per gene.
 * @param lambdas - one per gene, in squared genotype units.
 */
export function fitRidge(
  { genotypes, expression }: TrainingSet,
  decomposition: MarkerDecomposition,
  lambdas: Float64Array,
): RidgeState {
  const completed = { ...decomposition, ...genesWithHoles(decomposition).completed(lambdas) };
  return {
    markers: genotypes.features,
    genes: expression.features,
    genotypes: keptGenotypes(genotypes),
    given: genotypes,
    markerMeans: decomposition.markerMeans.slice(),
    markerWeights: decomposition.markerWeights,
    geneMeans: completed.geneMeans,
    duals: new Float32Array(dualWeights(completed, lambdas)),
    expressionVariance: expressionVariance(expression),
  };
}

export function ridgeModel(state: RidgeState): Fitted {
  const { markers, genes, genotypes, given, markerMeans, markerWeights, geneMeans, duals } = state;
  const trained = genotypes.samples.length;
  /** @param kernel - samples × training samples. */
  const predicted = (samples: readonly string[], kernel: Float64Array): Matrix => {
    const rows = samples.length;
    const values = multiplyTransposed(
      new Float64Array(duals),
      genes.length,
      kernel,
      rows,
      trained,
      new Float64Array(genes.length * rows),
    );
    return { samples, features: genes, values: plusGeneMeans(values, geneMeans) };
  };
  return {
    predict(matrix: Matrix): Matrix {
      checkGenotypes('ridge', matrix, markers);
      return predicted(matrix.samples, genotypeProducts(matrix, genotypes, markerMeans, markerWeights));
    },
    predictBlocks(blocks: GenotypeBlocks): Matrix {
      const kernel = new Float64Array(blocks.samples.length * trained);
      for (const { first, genotypes: block } of checkedBlocks('ridge', blocks, markers)) {
        const end = first + block.features.length;
        const [means, weights] = [markerMeans, markerWeights].map((of) => of?.subarray(first, end));
        genotypeProducts(block, markerRange(genotypes, first, end), means!, weights).forEach(
          (value, at) => (kernel[at]! += value),
        );
      }
      return predicted(blocks.samples, kernel);
    },
    save(use): ArrayBundle {
      if (use === 'to-share') return saveMarkerSpace(state);
      return {
        metadata: { type: 'ridge', genotypesOf: trained, expressionVariance: state.expressionVariance },
        arrays: {
          ...{ markers, genes, ...saveGenotypes(genotypes, given, use), markerMeans, geneMeans, duals },
          ...(markerWeights && { markerWeights }),
        },
      };
    },
    linear: () => linearRidge(state),
    markerImportance: () => ({ measure: linearMeasure, values: ridgeImportance(state) }),
  };
}

/** The weights of some genes at a time, Xᵀ duals. */
function linearRidge(state: RidgeState): LinearModel {
  const { markers, genes, genotypes, markerMeans, markerWeights, geneMeans, duals } = state;
  const trained = genotypes.samples.length;
  const effectsOfGenes = (wanted: readonly number[], among: Int32Array): Float64Array => {
    const own = new Float64Array(wanted.length * trained);
    wanted.forEach((gene, at) => {
      own.set(duals.subarray(gene * trained, (gene + 1) * trained), at * trained);
    });
    return weighEffects(centredProducts(own, genotypes, markerMeans, among), among, markerWeights);
  };
  const all = Int32Array.from(markers.keys());
  return {
    markers,
    genes,
    markerMeans,
    intercepts: geneMeans,
    markersOf: () => all,
    effectsOf(gene, among = all) {
      return { markers: among, effects: effectsOfGenes([gene], among) };
    },
    effectsOfGenes,
  };
}

export function loadRidge(bundle: ArrayBundle): Fitted {
  const { metadata, arrays } = bundle;
  if ('directions' in arrays) return loadMarkerSpace(bundle);
  const genes = arrays.genes as readonly string[];
  const markers = arrays.markers as readonly string[];
  const duals = arrays.duals as Float32Array;
  // Who they are does not matter.
  const samples = Array.from({ length: duals.length / genes.length }, (_, row) => String(row + 1));
  return ridgeModel({
    markers,
    genes,
    genotypes: loadGenotypes(arrays, samples, markers),
    markerMeans: arrays.markerMeans as Float64Array,
    markerWeights: arrays.markerWeights as Float64Array | undefined,
    geneMeans: arrays.geneMeans as Float64Array,
    duals,
    expressionVariance: metadata.expressionVariance as number,
  });
}
