import { covariatesFromBundle } from '@snpress/data/covariates/covariates-bundle';
import { readArrowMatrix } from '@snpress/formats/arrow/read-arrow-matrix';
import { readBundle } from '@snpress/formats/bundle/read-bundle';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import { writeBundle } from '@snpress/formats/bundle/write-bundle';
import type { Matrix } from '@snpress/data';
import { fitCovariates } from '@snpress/models/covariates/fit-covariates';
import type { CovariateOptions } from '@snpress/models';
import type { StageFunction } from '@snpress/pipeline';
import { fitSteps } from '@snpress/preprocess/steps/fit-steps';
import { loadSteps } from '@snpress/preprocess/steps/load-steps';
import type { StepSpec } from '@snpress/preprocess';
import { readJson } from '../artifacts/json-file.js';
import type { SplitRows } from '../artifacts/split-rows.js';

interface Parameters {
  readonly genotypes: readonly StepSpec[];
  readonly expression: readonly StepSpec[];
  readonly covariates?: CovariateOptions;
}

/** Fits the preprocessing on the training rows of a split; on all rows where no split is given. */
const preprocess: StageFunction = async ({ parameters, inputs, outputs, warn }) => {
  const steps = parameters as unknown as Parameters;
  const split = inputs.split === undefined ? undefined : await readJson<SplitRows>(inputs.split);
  const trainingRows = (matrix: Matrix): Matrix => (split ? selectSamples(matrix, split.train) : matrix);

  const readGenotypes = trainingRows(await readArrowMatrix(inputs.genotypes!));
  const genotypes = fitSteps(readGenotypes, steps.genotypes);
  await writeBundle(outputs.genotypes!, genotypes.save());

  const filters = inputs.filters === undefined ? undefined : loadSteps(await readBundle(inputs.filters));
  const readExpression = trainingRows(await readArrowMatrix(inputs.expression!));
  const expression = fitSteps(readExpression, steps.expression, filters ? { filters } : {});
  await writeBundle(outputs.expression!, expression.save());
  const warnings = [...genotypes.warnings, ...expression.warnings];

  if (steps.covariates !== undefined) {
    const train = {
      genotypes: genotypes.apply(readGenotypes),
      expression: expression.apply(readExpression),
      covariates:
        inputs.covariates === undefined
          ? undefined
          : covariatesFromBundle(await readBundle(inputs.covariates)),
    };
    const covariates = fitCovariates(train, steps.covariates);
    await writeBundle(outputs.covariates!, covariates.save());
    warnings.push(...covariates.warnings);
  }
  if (!filters) warnings.forEach(warn);
};

export default preprocess;
