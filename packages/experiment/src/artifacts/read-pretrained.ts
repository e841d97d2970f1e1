import type { ArrayBundle } from '@snpress/data';
import { pretrainingId } from '@snpress/models/tuning/pretraining-id';
import type { Estimator, FindPretrained } from '@snpress/models';
import type { Input } from '@snpress/pipeline';

/** Reads the pretraining that a stage was given, by id; it is found by the parameters that ask for it. */
export async function readPretrained(
  estimator: Estimator,
  inputs: ReadonlyMap<string, Input<ArrayBundle>>,
): Promise<FindPretrained> {
  const bundles = new Map<string, ArrayBundle>();
  for (const [id, input] of inputs) bundles.set(id, await input.read());
  return (params) => {
    const id = pretrainingId(estimator, params);
    return id === undefined ? undefined : bundles.get(id);
  };
}
