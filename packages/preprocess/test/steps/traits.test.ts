import { selectFeatures } from '@snpress/data/matrix/select-features';
import { describe, expect, it } from 'vitest';
import { fitSteps, steps, type StepInput } from '../../src/index.js';
import { imputesMissing } from '../../src/steps/imputes-missing.js';
import { matrixOf } from '../matrix-of.js';

/** Calls of 64 samples: as expected, the same again, all heterozygous, of a rare allele, constant, and with one missing. */
const calls = (() => {
  const expected = Array.from({ length: 64 }, (_, sample) => [0, 1, 1, 2][sample % 4]!);
  const rare = expected.map((_, sample) => Number(sample === 0));
  const gap = expected.map((_, sample) =>
    sample === 0 ? NaN : [0, 0, 1, 1, 1, 1, 2, 2][(sample >> 2) % 8]!,
  );
  const columns = [expected, expected, expected.map(() => 1), rare, expected.map(() => 0), gap];
  return { ...matrixOf(...columns), ploidy: 2 as const };
})();

/** Parameters of steps that have none by default. */
const parameters: Readonly<Record<string, object>> = {
  impute: { strategy: 'mean' },
  scale: { method: 'standard' },
};

describe.each(Object.values(steps))('the traits of $name', ({ name, traits }) => {
  it('are what it does', () => {
    const fitted = fitSteps(calls, [{ [name]: parameters[name] ?? {} } as StepInput]);
    const { features, values } = fitted.apply(calls);
    const before = selectFeatures(
      calls,
      features.map((id) => calls.features.indexOf(id)),
    ).values;
    const changes = [...before.keys()].filter((at) => !Object.is(before[at], values[at]));
    expect({
      drops: features.length < calls.features.length,
      imputes: changes.some((at) => Number.isNaN(before[at])),
      scales: changes.some((at) => !Number.isNaN(before[at])),
    }).toEqual({
      drops: 'drops' in traits,
      imputes: 'imputes' in traits,
      scales: 'scales' in traits,
    });
  });
});

describe('imputesMissing', () => {
  it('asks the steps of a chain', () => {
    expect(imputesMissing({ steps: [{ dropConstant: {} }, { impute: { strategy: 'mean' } }] })).toBe(true);
    expect(imputesMissing({ steps: [{ dropConstant: {} }, { scale: { range: [0, 1] } }] })).toBe(false);
  });
});
