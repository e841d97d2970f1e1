import type { Matrix } from '@snpress/data';
import type { Problem } from '@snpress/preprocess';
import type { ModelArtifact } from '../../artifact/model-artifact.js';

/**
 * Why covariances cannot be computed from a panel, or written.
 * @param variants - what they are called there
 */
export function covarianceProblems(
  { genes }: ModelArtifact,
  variants: readonly string[],
  panel: Matrix,
): Problem[] {
  const problems: Problem[] = [];
  if (panel.samples.length < 2) {
    problems.push({
      code: 'too-few-samples',
      message: `covariances need two samples or more, and the genotypes have ${panel.samples.length}`,
      hint: 'give the genotypes of a reference panel, or export without genotypes',
    });
  }
  const spaced = [...genes.ids, ...variants].find((id) => /\s/.test(id));
  if (spaced !== undefined) {
    problems.push({
      code: 'space-in-id',
      subject: spaced,
      message: `the id "${spaced}" holds a space, which separates the columns of a file of covariances`,
      hint: 'rename it and fit the model again, or export without genotypes',
    });
  }
  return problems;
}
