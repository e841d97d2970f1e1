import { z } from 'zod';
import { minorAlleleFrequency } from '../alleles/minor-allele-frequency.js';
import { ploidyOfDosages } from '../alleles/ploidy-of-dosages.js';
import { filterStep } from '../step/filter-step.js';

const params = z.strictObject({
  min: z
    .number()
    .min(0)
    .max(0.5)
    .default(0.05)
    .describe('The smallest minor allele frequency with which a marker is kept.'),
});

/** Drops markers whose rarer allele is rare among the observed training calls; one without any is dropped. */
export const minAlleleFrequency = filterStep<z.output<typeof params>, z.input<typeof params>>({
  name: 'minAlleleFrequency',
  summary: 'Drops markers whose rarer allele is rarer than that among the observed training calls.',
  params,
  traits: { drops: true, reads: 'dosages' },
  keeps(train, { min }) {
    const ploidy = ploidyOfDosages('minAlleleFrequency', train);
    return (dosages) => minorAlleleFrequency(dosages, ploidy) >= min;
  },
  advice: ({ min }) => `allow less than min: ${min}`,
});
