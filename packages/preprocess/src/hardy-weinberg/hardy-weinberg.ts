import { featureValues } from '@snpress/data/matrix/feature-values';
import type { Matrix } from '@snpress/data';
import { z } from 'zod';
import { ploidyOfDosages } from '../alleles/ploidy-of-dosages.js';
import { PreprocessError } from '../preprocess-error.js';
import { filterStep } from '../step/filter-step.js';
import { exactTest } from './exact-test.js';

const params = z.strictObject({
  p: z
    .number()
    .min(0)
    .max(1)
    .default(1e-6)
    .describe('The smallest p value of the exact test with which a marker is kept.'),
});

/** Drops markers of diploids whose calls are far from Hardy–Weinberg proportions, as badly called ones are. */
export const hardyWeinberg = filterStep<z.output<typeof params>, z.input<typeof params>>({
  name: 'hardyWeinberg',
  summary:
    'Drops markers of diploids whose training calls are not in Hardy–Weinberg proportions (exact test).',
  params,
  traits: { drops: true, reads: 'calls' },
  keeps(train, { p }) {
    requireCalls(train);
    return (calls) => {
      const counts: [number, number, number] = [0, 0, 0];
      for (const call of calls) if (!Number.isNaN(call)) counts[call as 0 | 1 | 2]++;
      return exactTest(counts[1], [counts[0], counts[2]]) >= p;
    };
  },
  advice: ({ p }) => `allow less than p: ${p}, or leave it out where mating is not random`,
});

function requireCalls(train: Matrix): void {
  if (ploidyOfDosages('hardyWeinberg', train) === 1) {
    throw new PreprocessError({
      code: 'haploid',
      message: 'hardyWeinberg counts heterozygotes, and haploid samples have none',
      hint: 'leave the step out, or say data.ploidy: 2 if the samples are diploid',
    });
  }
  for (const [column, marker] of train.features.entries()) {
    const row = featureValues(train, column).findIndex((call) => !isCall(call));
    if (row === -1) continue;
    const value = train.values[column * train.samples.length + row]!;
    throw new PreprocessError({
      code: 'no-call',
      subject: marker,
      message:
        `hardyWeinberg counts the calls 0, 1 and 2, but marker "${marker}" has the dosage ${value} in sample ` +
        `"${train.samples[row]!}"`,
      hint: 'leave the step out, or give it hard calls',
    });
  }
}

function isCall(value: number): boolean {
  return value === 0 || value === 1 || value === 2 || Number.isNaN(value);
}
