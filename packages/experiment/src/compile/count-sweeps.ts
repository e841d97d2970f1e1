import { cisWindow } from '@snpress/models/marker-choice/marker-choice';
import { planTuning } from '@snpress/models/tuning/plan-tuning';
import { sweepsOfSteps } from '@snpress/preprocess/steps/fit-steps-of-blocks';
import type { Experiment, ModelSpec } from '../spec/experiment.js';
import type { SplitShape } from '../spec/split-shape.js';
import { estimatesHeritability, sweptEstimatorOf, type Sweep } from './sweep.js';
import { weighsMarkers } from './used-models.js';

/** What a run reads of genotypes that are swept from disk. */
export interface PlannedSweep extends Sweep {
  /** How often all markers are read, at most, by whom; undefined where that is not known before the files are read. */
  readonly reads: readonly { readonly by: string; readonly times: number | undefined }[];
  /** What is not done with genotypes that are swept. */
  readonly leftOut: readonly string[];
}

/** How often all markers are read by each part of a run. */
export function countSweeps(experiment: Experiment, shape: SplitShape, sweep: Sweep): PlannedSweep {
  const { preprocess, final, models, evaluate } = experiment;
  const inAll = final.fit === 'all' ? 1 : 0;
  const sets = preprocess.fitOn === 'all' ? 1 : shape.outer + inAll;
  return {
    ...sweep,
    reads: [
      { by: 'preprocess', times: sets * sweepsOfSteps(preprocess.genotypes) },
      // The means of markers, and the Gram matrix.
      ...(evaluate.heritability && estimatesHeritability(sweep) ? [{ by: 'heritability', times: 2 }] : []),
      ...models.map((model) => {
        const isKept = final.fit !== 'none' && final.models.includes(model.name);
        const fits = shape.outer + (isKept ? inAll : 0);
        const packed = isKept ? (final.fit === 'all' ? 1 : shape.outer) : 0;
        const perFit = sweepsOfFit(model, shape, sweep);
        // The predictions, and again to take them apart.
        const predicted = (model.name === 'mean' ? 1 : 2) * shape.outer;
        return { by: model.name, times: perFit && fits * perFit + predicted + packed };
      }),
    ],
    leftOut: leftOut(experiment, sweep),
  };
}

/** Choosing settings, and the fit with what was chosen. */
function sweepsOfFit(
  model: ModelSpec,
  { inner: folds }: SplitShape,
  { samples, markers, genes }: Sweep,
): number | undefined {
  const estimator = sweptEstimatorOf(model)!;
  if (samples === undefined || markers === undefined || genes === undefined) return undefined;
  const { needsTuning, cells } = planTuning(estimator, model.params, model.grid);
  let total = 0;
  for (const { settings } of cells) {
    const sizes = { samples, markers, genes, folds, settings: needsTuning ? settings.length : 0 };
    const counts = estimator.swept!.sweeps({ ...model.params, ...settings[0] }, sizes);
    if (counts === undefined) return undefined;
    total += (needsTuning ? counts.score : 0) + (total === 0 ? counts.fit : 0);
  }
  return total;
}

function leftOut({ evaluate, data, models }: Experiment, sweep: Sweep): readonly string[] {
  const withoutWeights = models.filter(
    (model) =>
      weighsMarkers(model) && model.annotations !== 'ignore' && cisWindow(model.markers) === undefined,
  );
  return [
    ...(evaluate.heritability && !estimatesHeritability(sweep) ? ['heritability'] : []),
    ...(data.kind === 'files' && data.annotations.length > 0 && withoutWeights.length > 0
      ? [`annotations in ${withoutWeights.map(({ name }) => name).join(', ')}`]
      : []),
  ];
}
