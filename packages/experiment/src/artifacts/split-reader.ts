import type { Matrix, StoredMatrix } from '@snpress/data';
import type { TrainingSet } from '@snpress/models';
import type { Input, Inputs } from '@snpress/pipeline';
import type { FittedSteps } from '@snpress/preprocess';
import type { SplitRows } from './split-rows.js';
import type { dataset, trainingSet, unexpressed } from './training-set.js';

type Side = keyof SplitRows;

/** Bytes of training genotypes that are kept for other stages, which often ask for the same. */
const MOST_KEPT = 2 ** 28;
/** The last asked for is last. */
const kept = new Map<string, Matrix>();

/** Genotypes of the training or test rows of a split, as models take them. */
export async function readGenotypes(
  data: Inputs<typeof unexpressed>,
  set: Inputs<typeof trainingSet>,
  side: Side,
): Promise<Matrix> {
  return extend(data, set, await preprocessedGenotypes(data, set, side));
}

/** Genotypes and expression of those rows. */
export async function readSet(
  data: Inputs<typeof dataset>,
  set: Inputs<typeof trainingSet>,
  side: Side,
): Promise<TrainingSet> {
  const genotypes = await preprocessedGenotypes(data, set, side);
  const expression = await preprocessed(data.expression, set.expressionSteps, set, side);
  const fitted = await set.covariateSteps?.read();
  return {
    genotypes: await extend(data, set, genotypes),
    expression: fitted?.remove(expression, genotypes, await data.covariates?.read()) ?? expression,
  };
}

/**
 * Predictions of those rows in the units of the expression that was read, with the part of covariates that were
 * regressed out unless told otherwise. Of the expression nothing is read.
 */
export async function restorePredictions(
  data: Inputs<typeof unexpressed>,
  set: Inputs<typeof trainingSet>,
  side: Side,
  predicted: Matrix,
  { covariates = true }: { readonly covariates?: boolean } = {},
): Promise<Matrix> {
  const fitted = covariates ? await set.covariateSteps?.read() : undefined;
  const whole = fitted?.restore(
    predicted,
    // Otherwise the samples are all that is asked of them, and the predictions have the same.
    fitted.usesGenotypes ? await preprocessedGenotypes(data, set, side) : predicted,
    await data.covariates?.read(),
  );
  return (await set.expressionSteps.read()).invert(whole ?? predicted);
}

async function preprocessedGenotypes(
  data: Inputs<typeof unexpressed>,
  set: Inputs<typeof trainingSet>,
  side: Side,
): Promise<Matrix> {
  const read = () => preprocessed(data.genotypes, set.genotypeSteps, set, side);
  if (side === 'test') return read();
  const of = [data.genotypes, set.genotypeSteps, set.split].map(({ digest }) => digest).join(' ');
  const matrix = kept.get(of) ?? (await read());
  kept.delete(of);
  kept.set(of, matrix);
  const sizes = [...kept.values()].map(bytesOf);
  let bytes = sizes.reduce((sum, size) => sum + size, 0);
  for (const [index, first] of [...kept.keys()].entries()) {
    if (bytes <= MOST_KEPT) break;
    kept.delete(first);
    bytes -= sizes[index]!;
  }
  return matrix;
}

/** The values of calls are not asked for, which would make them. */
function bytesOf(matrix: Matrix): number {
  return matrix.called === undefined ? matrix.values.byteLength : matrix.called.calls.byteLength;
}

async function preprocessed(
  matrix: Input<StoredMatrix>,
  steps: Input<FittedSteps>,
  { split }: Inputs<typeof trainingSet>,
  side: Side,
): Promise<Matrix> {
  return (await steps.read()).apply(await matrix.read(), (await split.read())[side]);
}

async function extend(
  data: Inputs<typeof unexpressed>,
  set: Inputs<typeof trainingSet>,
  genotypes: Matrix,
): Promise<Matrix> {
  const fitted = await set.covariateSteps?.read();
  return fitted?.extend(genotypes, await data.covariates?.read()) ?? genotypes;
}
