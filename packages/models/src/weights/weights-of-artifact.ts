import { originalIds } from '@snpress/data/matrix/original-ids';
import type { ModelArtifact } from '../artifact/model-artifact.js';
import { ModelError } from '../contract/model-error.js';
import { foldLinear } from '../export/fold/fold-linear.js';
import type { GeneWeights, WeightTable } from './weight-table.js';

/**
 * A linear model as its weights on raw dosages; variant k of the table is marker k of the artifact.
 * @throws ModelError where the model is not linear or its alleles are not known.
 */
export function weightsOfArtifact(artifact: ModelArtifact): WeightTable {
  const { name, markers, genes, performance } = artifact;
  const linear = foldLinear(artifact);
  if (markers.alleles === undefined)
    throw new ModelError('input', {
      code: 'no-alleles',
      subject: name,
      message: `the alleles of the markers of ${name} are not known`,
      hint: 'train on genotypes that have alleles (PLINK, PGEN, VCF, or Arrow made of them)',
    });
  const { counted, other } = markers.alleles;
  return {
    name,
    variants: {
      ids: originalIds(markers.ids),
      chromosome: markers.positions?.chromosome ?? markers.ids.map(() => ''),
      start: markers.positions?.start ?? new Float64Array(markers.ids.length).fill(NaN),
      counted,
      other,
      frequency: markers.frequencies,
    },
    genes: {
      ids: linear.genes,
      names: genes.names,
      positions: genes.positions,
      phi: genes.phi,
      ...(performance && { r2: performance.r2, p: performance.p, q: performance.q }),
    },
    weightsOf(gene): GeneWeights {
      const { markers: variants, effects } = linear.formulaOf(gene);
      return { variants, weights: effects };
    },
  };
}
