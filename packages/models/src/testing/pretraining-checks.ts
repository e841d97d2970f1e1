import assert from 'node:assert/strict';
import { ModelError } from '../contract/model-error.js';
import type { ConformanceCheck, Subject } from './subject.js';

/** Properties of a part of the fit that is made beforehand; none where there is no such part. */
export function pretrainingChecks({ estimator, params, train, rng }: Subject): ConformanceCheck[] {
  const { pretraining, traits } = estimator;
  if (pretraining?.parameters(params) == null || !traits.needsFinite) return [];
  return [
    {
      name: 'a missing genotype is refused by name before the fit',
      async run() {
        const { samples, values } = train.genotypes;
        const genotypes = { ...train.genotypes, values: values.with(3 * samples.length + 5, NaN) };
        const refused = (error: unknown): boolean =>
          error instanceof ModelError && /snp4.*sample6/.test(error.message);
        await assert.rejects(async () => pretraining.run(genotypes, params, { rng }), refused);
      },
    },
  ];
}
