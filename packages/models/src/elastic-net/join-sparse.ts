import type { Fitted } from '../contract/fitted.js';
import type { SweptTrainingSet } from '../contract/swept-estimator.js';
import { sweptImportance } from '../linear/linear-importance.js';
import { sweptColumns } from '../linear/swept-columns.js';
import type { CompositePart } from '../tuning/composite-part.js';
import { linearSparseModel, sparseModel } from './sparse-model.js';
import { packWeights, type GeneWeights } from './sparse-weights.js';

/** Linear models of different genes of a training set, as the weights of one, in one sweep. */
export function joinSparse(type: string, train: SweptTrainingSet, parts: readonly CompositePart[]): Fitted {
  const { features: markers } = train.genotypes;
  const genes: GeneWeights[] = [];
  let unconverged = 0;
  for (const { fitted, from, genes: to, markers: own } of parts) {
    const linear = fitted.linear!();
    unconverged += (fitted.save().metadata.unconverged as number | undefined) ?? 0;
    to.forEach((gene, index) => {
      const { markers: local, effects } = linear.effectsOf(from[index]!);
      const kept = [...effects.keys()].filter((k) => effects[k] !== 0);
      genes[gene] = {
        markers: kept.map((k) => own?.[local[k]!] ?? local[k]!),
        weights: kept.map((k) => effects[k]!),
        intercept: kept.reduce(
          (sum, k) => sum - effects[k]! * linear.markerMeans[local[k]!]!,
          linear.intercepts[from[index]!]!,
        ),
      };
    });
  }
  const register = sweptColumns(markers.length);
  for (const block of train.genotypes.blocks()) register.add(block);
  const columns = register.columns();
  const model = {
    type,
    markers,
    genes: train.expression.features,
    markerMeans: columns.means,
    weights: packWeights(genes),
    unconverged,
  };
  return sparseModel({
    ...model,
    importance: sweptImportance(linearSparseModel(model), columns, train.expression),
  });
}
