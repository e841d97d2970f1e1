export type { Problem } from './problem.js';
export { PreprocessError } from './preprocess-error.js';
export type { AffineForm } from './step/affine-form.js';
export type { FittedStep, Step, StepTraits } from './step/step.js';
export { checkStepOrder, type StepOrderProblem } from './steps/check-step-order.js';
export { applyStepsToBlocks } from './steps/apply-steps-to-blocks.js';
export { fitStepsOfBlocks } from './steps/fit-steps-of-blocks.js';
export { fitSteps, type FitStepsOptions } from './steps/fit-steps.js';
export type { FittedSteps } from './steps/fitted-steps.js';
export { loadSteps } from './steps/load-steps.js';
export { steps, type StepInput, type StepName, type StepSpec } from './steps/registry.js';
export { stepSchema } from './steps/step-schema.js';
export { holdoutSplit } from './split/holdout-split.js';
export { kFold, type KFoldOptions } from './split/k-fold.js';
export { nestedSplits, type SplitTables } from './split/nested-splits.js';
export { readFolds, type FoldTable } from './split/read-folds.js';
export { readGroups, type GroupTable } from './split/read-groups.js';
export { splitFromFolds } from './split/split-from-folds.js';
export {
  splitSchema,
  type GroupsSpec,
  type OuterSplitSpec,
  type SplitInput,
  type SplitSpec,
} from './split/split-schema.js';
export type { NestedSplit, Split } from './split/split.js';
