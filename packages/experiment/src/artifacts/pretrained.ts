import { readBundle } from '@snpress/formats/bundle/read-bundle';
import type { ArrayBundle } from '@snpress/data';
import { pretrainingId } from '@snpress/models/tuning/pretraining-id';
import type { Estimator, FindPretrained } from '@snpress/models';

const prefix = 'pretrained.';

/** Reads the pretraining that a stage was given; it is found by the parameters that ask for it. */
export async function readPretrained(
  estimator: Estimator,
  inputs: Readonly<Record<string, string>>,
): Promise<FindPretrained> {
  const bundles = new Map<string, ArrayBundle>();
  for (const [name, file] of Object.entries(inputs)) {
    if (name.startsWith(prefix)) bundles.set(name.slice(prefix.length), await readBundle(file));
  }
  return (params) => {
    const id = pretrainingId(estimator, params);
    return id === undefined ? undefined : bundles.get(id);
  };
}
