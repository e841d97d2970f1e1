import { readArrowMatrix, readBundle, selectSamples, writeBundle, type Matrix } from '@snpress/data';
import type { StageFunction } from '@snpress/pipeline';
import { fitSteps, loadSteps, type StepSpec } from '@snpress/preprocess';
import { readJson } from '../artifacts/json-file.js';
import type { SplitRows } from '../artifacts/split-rows.js';

interface Parameters {
  readonly genotypes: readonly StepSpec[];
  readonly expression: readonly StepSpec[];
}

/** Fits the preprocessing on the training rows of a split; on all rows where no split is given. */
const preprocess: StageFunction = async ({ parameters, inputs, outputs, warn }) => {
  const steps = parameters as unknown as Parameters;
  const split = inputs.split === undefined ? undefined : await readJson<SplitRows>(inputs.split);
  const trainingRows = (matrix: Matrix): Matrix => (split ? selectSamples(matrix, split.train) : matrix);

  const genotypes = fitSteps(trainingRows(await readArrowMatrix(inputs.genotypes!)), steps.genotypes);
  await writeBundle(outputs.genotypes!, genotypes.save());

  const filters = inputs.filters === undefined ? undefined : loadSteps(await readBundle(inputs.filters));
  const expression = fitSteps(
    trainingRows(await readArrowMatrix(inputs.expression!)),
    steps.expression,
    filters ? { filters } : {},
  );
  await writeBundle(outputs.expression!, expression.save());
  if (!filters) for (const warning of [...genotypes.warnings, ...expression.warnings]) warn(warning);
};

export default preprocess;
