import { readArrowMatrix, selectFeatures, writeBundle, type Matrix } from '@snpress/data';
import { estimateHeritability, heritabilityCeiling } from '@snpress/evaluate';
import type { StageFunction } from '@snpress/pipeline';
import { fitSteps } from '@snpress/preprocess';
import { packArrays } from '../artifacts/pack-arrays.js';

/**
 * Estimates how much of the expression all markers can explain, from all samples: a fact on the data that no model is
 * fitted with. Missing calls are filled with the marker's mean; genes with missing values are left out.
 */
const heritability: StageFunction = async ({ inputs, outputs, warn }) => {
  const read = await readArrowMatrix(inputs.genotypes!);
  const genotypes = fitSteps(read, [{ impute: { strategy: 'mean' } }]).apply(read);
  const all = await readArrowMatrix(inputs.expression!);
  const expression = completeGenes(all);
  const left = all.features.length - expression.features.length;
  if (left > 0) warn(`${left} genes with missing values are not in the estimate of heritability`);
  await writeBundle(
    outputs.ceiling!,
    packArrays(
      expression.features.length === 0
        ? {}
        : heritabilityCeiling(estimateHeritability({ genotypes, expression })),
    ),
  );
};

function completeGenes(matrix: Matrix): Matrix {
  const size = matrix.samples.length;
  const complete = [...matrix.features.keys()].filter(
    (gene) => !matrix.values.subarray(gene * size, (gene + 1) * size).some(Number.isNaN),
  );
  return complete.length === matrix.features.length ? matrix : selectFeatures(matrix, complete);
}

export default heritability;
