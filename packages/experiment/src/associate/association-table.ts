import type { GeneJointAssociation, ModelAssociations } from '@snpress/associate';
import { csvLine } from '@snpress/report/csv/to-csv';

/** Every gene of every model in a line, as CSV: genes with a z first, by p, then those without, with the reason. */
export function* associationTable(models: readonly ModelAssociations[]): Generator<string> {
  const isCalibrated = models.some(({ inflation }) => inflation.some((value) => !Number.isNaN(value)));
  const hasEffects = models.some(({ effect }) => effect.some((value) => !Number.isNaN(value)));
  yield csvLine([
    ...['gene', 'gene_name', 'model', 'chromosome', 'start', 'z', 'p', 'q'],
    ...(isCalibrated ? ['phi', 'inflation', 'uncalibrated_z', 'uncalibrated_p'] : []),
    ...(hasEffects ? ['effect_size'] : []),
    ...['variance', 'variants', 'variants_in_gwas', 'variants_in_covariances', 'variants_used', 'share_used'],
    ...['pred_perf_r2', 'pred_perf_p', 'pred_perf_q', 'left_out'],
  ]);
  for (const [model, gene] of byP(models)) {
    const { genes } = model;
    yield csvLine([
      genes.ids[gene],
      genes.names?.[gene],
      model.model,
      genes.positions?.chromosome[gene],
      genes.positions?.start[gene],
      ...[model.z[gene], model.p[gene], model.q[gene]],
      ...(isCalibrated ? [genes.phi?.[gene], model.inflation[gene], model.rawZ[gene], model.rawP[gene]] : []),
      ...(hasEffects ? [model.effect[gene]] : []),
      ...[model.variance[gene], model.variants[gene], model.inGwas[gene], model.inCovariances[gene]],
      ...[model.used[gene], model.used[gene]! / model.variants[gene]!],
      ...[genes.r2?.[gene], genes.p?.[gene], genes.q?.[gene]],
      model.lacks[gene],
    ]);
  }
}

/** Genes of all models, the smallest p first, then those of the largest |z|, where p is too small for a number; last those without; `most` at most. */
export function* byP(
  models: readonly ModelAssociations[],
  most = Infinity,
): Generator<readonly [model: ModelAssociations, gene: number]> {
  const starts = [0];
  for (const { z } of models) starts.push(starts.at(-1)! + z.length);
  const sizes = new Float64Array(starts.at(-1)!);
  models.forEach(({ z }, at) => {
    sizes.set(
      z.map((value) => (Number.isNaN(value) ? -1 : Math.abs(value))),
      starts[at],
    );
  });
  const order = Uint32Array.from(sizes.keys()).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  for (const place of order.subarray(0, most)) {
    const at = starts.findLastIndex((start) => start <= place);
    yield [models[at]!, place - starts[at]!];
  }
}

/** The associations of genes over all models, as CSV. */
export function* jointTable(joint: readonly GeneJointAssociation[], q: Float64Array): Generator<string> {
  yield csvLine([
    ...['gene', 'gene_name', 'chi_square', 'p', 'q', 'models', 'independent'],
    ...['best_model', 'best_z', 'worst_model', 'worst_z', 'largest_eigenvalue', 'smallest_eigenvalue'],
    'smallest_eigenvalue_kept',
  ]);
  for (const [at, own] of joint.entries())
    yield csvLine([
      ...[own.gene, own.name, own.chiSquare, own.p, q[at], own.models, own.independent],
      ...[own.best.model, own.best.z, own.worst.model, own.worst.z],
      ...[own.largest, own.smallest, own.smallestKept],
    ]);
}
