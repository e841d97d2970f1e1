import { joinContexts, matrixOf, selectSamples } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { fitSteps } from '../../src/steps/fit-steps.js';
import type { StepInput } from '../../src/steps/registry.js';
import { loadSteps } from '../../src/steps/load-steps.js';

const samples = ['s1', 's2', 's3', 's4'];
const glucose = matrixOf([[1, 5], [3, 5], [8, null]], { samples: samples.slice(0, 3), features: ['A', 'B'] }); // prettier-ignore
const ethanol = matrixOf([[10, 2], [30, 4], [70, 9]], { samples: samples.slice(1), features: ['A', 'C'] }); // prettier-ignore
const joined = joinContexts(new Map([['glucose', glucose], ['ethanol', ethanol]])); // prettier-ignore
const steps: readonly StepInput[] = [{ dropMissing: { max: 0.2 } }, { scale: { method: 'standard' } }];

describe('steps of several contexts', () => {
  const fitted = fitSteps(joined, steps, { samples: [0, 1, 2] });
  const [alone, other] = [fitSteps(glucose, steps), fitSteps(selectSamples(ethanol, [0, 1]), steps)];

  it('are those of each context by itself, on the samples that were measured in it', () => {
    const all = fitted.apply(joined);
    expect(all.samples).toEqual(samples);
    expect(all.contexts).toEqual({ gene: ['A', 'A', 'C'], context: ['glucose', 'ethanol', 'ethanol'] });
    expect([...all.values.subarray(0, 4)]).toEqual([...alone.apply(glucose).values, NaN]);
    expect([...all.values.subarray(4)]).toEqual([NaN, ...other.apply(ethanol).values.subarray(0, 3), NaN, ...other.apply(ethanol).values.subarray(3)]); // prettier-ignore
  });

  it('do not fill in who was not measured', () => {
    const { values } = fitSteps(joined, [{ impute: { strategy: 'mean' } }]).apply(joined);
    expect([...values.subarray(4, 8)]).toEqual([5, 5, 5, NaN]);
  });

  it('are taken back by their labels', () => {
    const { features } = fitted;
    const zeros = { samples: ['new'], features: [features[2]!, features[0]!], values: new Float32Array(2) };
    expect([...fitted.invert(zeros).values]).toEqual([3, 4]);
  });

  it('are the same when they were saved, and say which contexts they are of', () => {
    const loaded = loadSteps(fitted.save());
    expect(loaded.features).toEqual(fitted.features);
    expect(loaded.apply(joined)).toEqual(fitted.apply(joined));
    expect([...loaded.fitted[1]!.contexts!.keys()]).toEqual(['glucose', 'ethanol']);
  });

  it('keep the genes of the outer training set', () => {
    const inner = fitSteps(joined, steps, { samples: [1, 2], filters: fitted });
    expect(inner.features).toEqual(fitted.features);
  });

  it('tell of a context that no training sample was measured in', () => {
    expect(() => fitSteps(joined, steps, { samples: [0] })).toThrow(
      /Context ethanol .* none of the 1 training/,
    );
  });
});
