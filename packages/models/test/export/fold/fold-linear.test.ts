import type { Matrix } from '@snpress/data';
import type { StepInput } from '@snpress/preprocess';
import { expect, it } from 'vitest';
import type { ModelArtifact } from '../../../src/artifact/model-artifact.js';
import { predictExpression } from '../../../src/artifact/predict-expression.js';
import { foldLinear } from '../../../src/export/index.js';
import { makeArtifact } from '../make-artifact.js';

/** What the formulas give for raw dosages, feature-major. */
function byFormulas(artifact: ModelArtifact, { samples, values }: Matrix): number[] {
  const linear = foldLinear(artifact);
  return linear.genes.flatMap((_, gene) => {
    const { intercept, markers, effects } = linear.formulaOf(gene);
    return samples.map((__, row) =>
      markers.reduce((sum, marker, k) => {
        const dosage = values[marker * samples.length + row]!;
        return sum + effects[k]! * (Number.isNaN(dosage) ? linear.fills[marker]! : dosage);
      }, intercept),
    );
  });
}

const types = ['mean', 'top-snp', 'ridge', 'lasso', 'elastic-net'];
const chains: readonly (readonly StepInput[])[] = [
  [{ impute: {} }, { dropConstant: {} }, { scale: { range: [0, 1] } }],
  [{ scale: { method: 'standard' } }, { impute: { strategy: 'constant', value: 0.3 } }],
  [{ impute: { strategy: 'median' } }, { scale: { range: [-1, 1] } }, { scale: { method: 'standard' } }],
  [{ impute: { strategy: 'most-frequent' } }],
];
const cases = types.flatMap((type) => chains.map((genotypeSteps) => ({ type, genotypeSteps })));

it.each(cases)('$type after $genotypeSteps is one formula on dosages', async ({ type, genotypeSteps }) => {
  const { artifact, genotypes } = await makeArtifact(type, { genotypeSteps });
  const predicted = predictExpression(artifact, genotypes);
  expect(predicted.values.some((value) => value > 20)).toBe(true);
  byFormulas(artifact, genotypes).forEach((value, index) => {
    expect(Math.abs(value - predicted.values[index]!)).toBeLessThan(2e-5 * Math.abs(value));
  });
});

it('has no effect of zero, and markers of the artifact in its order', async () => {
  const { artifact } = await makeArtifact('lasso');
  const linear = foldLinear(artifact);
  expect(linear.markers).toBe(artifact.markers.ids);
  for (const gene of linear.genes.keys()) {
    const { markers, effects } = linear.formulaOf(gene);
    expect([...effects].includes(0)).toBe(false);
    expect([...markers]).toEqual([...markers].sort((a, b) => a - b));
    expect(markers).not.toContain(3);
  }
});

it('fills in training means where no step imputes', async () => {
  const { artifact, genotypes } = await makeArtifact('top-snp');
  const complete: ModelArtifact = {
    ...artifact,
    genotypeSteps: { ...artifact.genotypeSteps, steps: artifact.genotypeSteps.steps.slice(1) },
  };
  expect(foldLinear(complete).fills).toEqual(artifact.markers.frequencies.map((frequency) => 2 * frequency));
  expect(genotypes.values.some(Number.isNaN)).toBe(true);
});

it('refuses what is not linear', async () => {
  const { artifact } = await makeArtifact('knn');
  expect(() => foldLinear(artifact)).toThrowErrorMatchingInlineSnapshot(
    `[ModelError: my knn (knn) is not linear: its predictions are no sum of one weight for each marker and gene, which is all that the format holds; export a model that is (top-snp, ridge, lasso, elastic-net)]`,
  );
});
