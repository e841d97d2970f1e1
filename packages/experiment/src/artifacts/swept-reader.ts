import type { GenotypeBlocks, Matrix } from '@snpress/data';
import type { SweptTrainingSet } from '@snpress/models';
import type { Inputs } from '@snpress/pipeline';
import { applyStepsToBlocks } from '@snpress/preprocess/steps/apply-steps-to-blocks';
import type { SplitRows } from './split-rows.js';
import type { sweptDataset, trainingSet } from './training-set.js';

type Data = Pick<Inputs<typeof sweptDataset>, 'genotypes' | 'covariates'>;

/** Samples without their markers: what covariates ask for that are not made of genotypes. */
export function samplesAlone(samples: readonly string[]): Matrix {
  return { samples, features: [], values: new Float32Array(0) };
}

/** Genotypes of the training or test rows of a split, as models take them, in blocks. */
export async function readSweptGenotypes(
  { genotypes }: Data,
  { split, genotypeSteps }: Inputs<typeof trainingSet>,
  side: keyof SplitRows,
): Promise<GenotypeBlocks> {
  const { fitted } = await genotypeSteps.read();
  return applyStepsToBlocks(fitted, await genotypes.read(), (await split.read())[side]);
}

/** Genotypes and expression of the training rows. */
export async function readSweptSet(
  data: Inputs<typeof sweptDataset>,
  set: Inputs<typeof trainingSet>,
): Promise<SweptTrainingSet> {
  const { train } = await set.split.read();
  const expression = (await set.expressionSteps.read()).apply(await data.expression.read(), train);
  const covariates = await set.covariateSteps?.read();
  return {
    genotypes: await readSweptGenotypes(data, set, 'train'),
    expression:
      covariates?.remove(expression, samplesAlone(expression.samples), await data.covariates?.read()) ??
      expression,
  };
}

/** Predictions in the units of the expression that was read, with the part of covariates that were regressed out unless told otherwise. */
export async function restoreSwept(
  data: Data,
  set: Inputs<typeof trainingSet>,
  predicted: Matrix,
  { covariates = true }: { readonly covariates?: boolean } = {},
): Promise<Matrix> {
  const fitted = covariates ? await set.covariateSteps?.read() : undefined;
  const whole = fitted?.restore(predicted, samplesAlone(predicted.samples), await data.covariates?.read());
  return (await set.expressionSteps.read()).invert(whole ?? predicted);
}
