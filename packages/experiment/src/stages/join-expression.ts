import { joinContexts } from '@snpress/data/contexts/join-contexts';
import { splitContexts } from '@snpress/data/contexts/split-contexts';
import { DataError } from '@snpress/data/errors/data-error';
import { someOf } from '@snpress/data/errors/some-of';
import { idDifference, idDifferenceWithCure } from '@snpress/data/matching/id-difference';
import type { DataProblem, Matrix } from '@snpress/data';
import type { ContextSize } from '../artifacts/data-facts.js';

/** The expression of a file; of a context, where there are several. */
export interface ExpressionFile {
  readonly context: string | undefined;
  readonly file: string;
  readonly matrix: Matrix;
}

/**
 * The expression of all files as one matrix: that of the only one as it is.
 * @throws DataError with every context that has no sample with genotypes, and all that keeps contexts apart.
 */
export function joinExpression(files: readonly ExpressionFile[], genotyped: readonly string[]): Matrix {
  const [{ matrix: only, context: first }] = files as [ExpressionFile, ...ExpressionFile[]];
  if (first === undefined) return only;
  const known = new Set(genotyped);
  const problems = files
    .filter(({ matrix: { samples } }) => !samples.some((id) => known.has(id)))
    .map(({ context, file, matrix: { samples } }): DataProblem => {
      const difference = idDifference(genotyped, samples);
      return {
        code: 'no-common-sample',
        file,
        message: `No sample of context ${context} has genotypes: it has ${someOf(samples)}, genotypes have ${someOf(genotyped)}`,
        hint:
          difference === undefined
            ? 'Give the same samples the same ids in both files, or map them with `sampleIds`'
            : idDifferenceWithCure(difference, ['genotypes', 'expression']),
      };
    });
  const contexts = new Map(files.map(({ context, matrix }) => [context!, matrix]));
  try {
    const joined = joinContexts(contexts);
    if (problems.length === 0) return joined;
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const fileOf = (value: string | undefined) => files.find(({ context }) => context === value)?.file;
    problems.push(...error.problems.map((problem) => ({ ...problem, file: fileOf(problem.value) })));
  }
  throw new DataError(problems);
}

/** How much was measured in each context. */
export function contextSizes(expression: Matrix): readonly ContextSize[] | undefined {
  if (expression.contexts === undefined) return undefined;
  return splitContexts(expression).map(({ context, measured, columns }) => ({
    context,
    samples: measured.length,
    genes: columns.length,
  }));
}
