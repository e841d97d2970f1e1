import { uniqueIds } from '@snpress/data/matrix/unique-ids';
import type { JsonObject } from '@snpress/data';
import { chainSteps } from '@snpress/preprocess/steps/chain-steps';
import type { ModelArtifact } from '../artifact/model-artifact.js';
import type { WeightTable } from './weight-table.js';
import { weightsModel, weightsType } from '../linear/weights-model.js';

/**
 * Weights as a model artifact, so that they predict, export and are judged as our own. They act on raw dosages; there is no preprocessing,
 * and without intercepts predictions are right but for a constant of each gene.
 * @param provenance - where they come from.
 */
export function artifactOfWeights(table: WeightTable, provenance: JsonObject): ModelArtifact {
  const { name, variants, genes } = table;
  const { ids } = uniqueIds(variants.ids);
  const places = variants.start;
  const starts = new Int32Array(genes.ids.length + 1);
  genes.ids.forEach((_, gene) => {
    starts[gene + 1] = starts[gene]! + table.weightsOf(gene).variants.length;
  });
  const entries = new Int32Array(starts.at(-1)!);
  const weights = new Float64Array(entries.length);
  genes.ids.forEach((_, gene) => {
    const own = table.weightsOf(gene);
    const order = [...own.variants.keys()].sort((a, b) => own.variants[a]! - own.variants[b]!);
    order.forEach((from, k) => {
      entries[starts[gene]! + k] = own.variants[from]!;
      weights[starts[gene]! + k] = own.weights[from]!;
    });
  });
  const { r2, p, q } = genes;
  const unknown = (): Float64Array => new Float64Array(genes.ids.length).fill(NaN);
  return {
    name,
    type: weightsType,
    params: {},
    ploidy: 2,
    markers: {
      ids,
      ...(variants.chromosome.some((chromosome) => chromosome !== '') && {
        positions: { chromosome: variants.chromosome, start: places, end: places },
      }),
      alleles: { counted: variants.counted, other: variants.other },
      frequencies: variants.frequency ?? new Float64Array(ids.length).fill(NaN),
    },
    genes: {
      ids: genes.ids,
      ...(genes.positions && { positions: genes.positions }),
      ...(genes.names && { names: genes.names }),
      ...(genes.phi && { phi: genes.phi }),
    },
    genotypeSteps: chainSteps([], [], ids),
    expressionSteps: chainSteps([], [], genes.ids),
    fitted: weightsModel({
      ...{ markers: ids, genes: genes.ids, intercepts: new Float64Array(genes.ids.length) },
      ...{ starts, entries, weights },
    }),
    ...(r2 && {
      performance: { skill: unknown(), r: unknown(), r2, p: p ?? unknown(), q: q ?? unknown() },
    }),
    provenance,
  };
}
