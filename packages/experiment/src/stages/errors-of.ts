import type { Matrix } from '@snpress/data';
import { partErrors } from '@snpress/evaluate/cis-trans/part-errors';
import type { PartErrors } from '@snpress/evaluate';
import type { SplitPredictions } from '@snpress/models';
import { readHeldOutSplits, type HeldOutInputs } from '../artifacts/held-out-splits.js';

/**
 * What is left of predictions by place: the squared errors of each gene, as they themselves are twice as large as all predictions.
 * @param restore - puts a part into the units of the expression that was read
 */
export async function errorsOf(
  { cis, trans }: SplitPredictions,
  restore: (part: Matrix) => Promise<Matrix>,
  expression: Matrix,
  heldOut: HeldOutInputs,
): Promise<PartErrors> {
  const [split] = await readHeldOutSplits([heldOut]);
  return partErrors('this model', expression, {
    ...split!,
    cis: await restore(cis),
    trans: await restore(trans),
  });
}
