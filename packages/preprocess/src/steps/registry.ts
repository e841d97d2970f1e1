import type { z } from 'zod';
import { dropConstant } from '../drop-constant/drop-constant.js';
import { dropMissing } from '../drop-missing/drop-missing.js';
import { hardyWeinberg } from '../hardy-weinberg/hardy-weinberg.js';
import { impute } from '../impute/impute.js';
import { inverseNormal } from '../inverse-normal/inverse-normal.js';
import { log2 } from '../log2/log2.js';
import { minAlleleFrequency } from '../min-allele-frequency/min-allele-frequency.js';
import { pruneLd } from '../prune-ld/prune-ld.js';
import { quantileNormalise } from '../quantile-normalise/quantile-normalise.js';
import { scale } from '../scale/scale.js';
import type { Step } from '../step/step.js';

/** Every step, by its key in a spec. A new step is a file and its line here. */
export const steps = {
  impute,
  scale,
  log2,
  inverseNormal,
  quantileNormalise,
  dropMissing,
  dropConstant,
  minAlleleFrequency,
  hardyWeinberg,
  pruneLd,
} as const satisfies Record<string, Step>;

/** The key of a step in a spec. */
export type StepName = keyof typeof steps;

/** A step as a one-key object with complete parameters: `{ impute: { strategy: 'mean' } }`. */
export type StepSpec = {
  [N in StepName]: { readonly [K in N]: z.output<(typeof steps)[N]['params']> };
}[StepName];

/** A step as a user writes it: parameters with a default may be left out. */
export type StepInput = {
  [N in StepName]: { readonly [K in N]: z.input<(typeof steps)[N]['params']> };
}[StepName];

/** The name, the parameters and the implementation of a step in a spec. */
export function stepOf(spec: StepSpec): { name: string; params: object; step: Step } {
  const [[name, params]] = Object.entries(spec) as [[StepName, object]];
  return { name, params, step: steps[name] };
}
