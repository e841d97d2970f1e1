import type { GenotypeBlocks, Matrix } from '@snpress/data';
import { PreprocessError } from '../preprocess-error.js';
import type { FittedStep } from '../step/step.js';
import { joinParts } from '../step/join-parts.js';
import { applyStepsToBlocks, applyStepToBlock } from './apply-steps-to-blocks.js';
import { chainSteps } from './chain-steps.js';
import type { FittedSteps } from './fitted-steps.js';
import { parseSteps } from './parse-steps.js';
import { stepOf, type StepInput, type StepSpec } from './registry.js';

/** The names of steps that cannot be fitted to genotypes in blocks: what they learn of a marker depends on all others. */
export function stepsOfWholes(steps: readonly StepSpec[]): readonly string[] {
  return steps
    .map(stepOf)
    .flatMap(({ name, step }) => ((step.parts ?? step.fitBlocks) === undefined ? [name] : []));
}

/** How often the fit of steps reads all markers. */
export function sweepsOfSteps(steps: readonly StepSpec[]): number {
  return sweepsOf(steps).length;
}

/**
 * Fits preprocessing steps to genotypes that may be larger than memory: what `fitSteps` gives, in one sweep. What follows a step that fills in
 * missing calls takes another one, as markers without any call are filled in by what all others say; a step that compares markers has its own.
 * @param samples the training rows
 * @throws PreprocessError where a step is not valid, cannot be fitted in blocks, or leaves nothing.
 */
export function fitStepsOfBlocks(
  genotypes: GenotypeBlocks,
  inputs: readonly StepInput[],
  samples?: ArrayLike<number>,
): FittedSteps {
  const specs = parseSteps(inputs);
  const [whole] = stepsOfWholes(specs);
  if (whole !== undefined)
    throw new PreprocessError({
      code: 'not-in-blocks',
      subject: whole,
      message: `${whole} cannot be fitted to genotypes that are swept from disk`,
      hint: 'leave it out, or do it before with PLINK',
    });
  const fitted: FittedStep[] = [];
  for (const sweep of sweepsOf(specs)) {
    const train = applyStepsToBlocks(fitted, genotypes, samples);
    const { step, params } = stepOf(sweep[0]!);
    fitted.push(...(step.fitBlocks ? [step.fitBlocks(train, params)] : fitInOneSweep(train, sweep)));
  }
  return chainSteps(specs, fitted, genotypes.features);
}

/** The steps that are fitted while all markers are read once. */
function sweepsOf(specs: readonly StepSpec[]): readonly (readonly StepSpec[])[] {
  const sweeps: StepSpec[][] = [];
  let open: StepSpec[] | undefined;
  for (const spec of specs) {
    const { fitBlocks, traits } = stepOf(spec).step;
    if (open === undefined || fitBlocks) sweeps.push((open = []));
    open.push(spec);
    if (traits.imputes || fitBlocks) open = undefined;
  }
  return sweeps;
}

function fitInOneSweep(train: GenotypeBlocks, specs: readonly StepSpec[]): readonly FittedStep[] {
  const steps = specs.map((spec) => {
    const { name, params, step } = stepOf(spec);
    return { name, params, parts: step.parts!, learnt: [] as unknown[] };
  });
  for (const { genotypes } of train.blocks()) {
    let block = genotypes;
    for (const { parts, params, learnt } of steps) {
      const own: unknown = parts.learn(block, params);
      learnt.push(own);
      if (learnt !== steps.at(-1)!.learnt) block = applyStepToBlock(parts.join([own], block, params), block);
    }
  }
  const { features, positions, alleles, ploidy } = train;
  let labels: Matrix = { features, positions, alleles, ploidy, samples: [], values: new Float32Array(0) };
  return steps.map(({ name, parts, params, learnt }) => {
    const step = joinParts(name, parts, learnt, { ...labels, samples: train.samples }, params);
    labels = step.apply(labels);
    return step;
  });
}
