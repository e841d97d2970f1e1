import path from 'node:path';
import type { ExperimentDescription } from '../artifacts/experiment-description.js';
import type { Experiment } from '../spec/experiment.js';
import type { SplitShape } from '../spec/split-shape.js';
import type { PlannedSweep } from './count-sweeps.js';

/** Describes an experiment for its report; no absolute path is in it. */
export function describeExperiment(
  experiment: Experiment,
  shape: SplitShape,
  sweep: PlannedSweep | undefined,
): ExperimentDescription {
  const { name, description, seed, data, preprocess, split, models } = experiment;
  const { outer } = split;
  return {
    name,
    description: description ?? null,
    seed,
    source:
      data.kind === 'simulate'
        ? `a simulated ${data.options.cross} cross`
        : data.kind === 'cohort'
          ? `${inWords(Object.keys(data.options.tissues))} of a simulated cohort`
          : inWords(
              [data.genotypes, ...data.moreGenotypes, ...data.expression].map((file) =>
                path.basename(file.path),
              ),
            ),
    covariateTable:
      data.kind === 'cohort'
        ? 'the cohort'
        : data.kind === 'files' && data.covariates !== undefined
          ? path.basename(data.covariates.path)
          : null,
    simulated: data.kind !== 'files',
    targets: data.kind === 'files' ? data.targets : 'genes',
    preprocess,
    outer: 'file' in outer ? { file: path.basename(outer.file) } : outer,
    outerSplits: shape.outer,
    innerFolds: shape.inner,
    ...(sweep && { leftOutBySweep: sweep.leftOut }),
    models: models.map(({ name: model, type, markers }) => ({
      name: model,
      type,
      ...(markers === undefined ? {} : { markers }),
    })),
  };
}

/** The first names, the last one and how many are between. */
function inWords(names: readonly string[]): string {
  const last = names.at(-1)!;
  if (names.length === 1) return last;
  const others = names.slice(0, -1);
  const shown = others.length > 3 ? [...others.slice(0, 2), `${others.length - 2} more`] : others;
  return `${shown.join(', ')} and ${last}`;
}
