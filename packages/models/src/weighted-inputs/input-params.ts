import { z } from 'zod';

/** What networks read, and what lies beside their hidden layers. */
export const inputShape = {
  inputs: z
    .strictObject({
      weights: z
        .enum(['equal', 'hotspots'])
        .default('equal')
        .describe(
          'Dosages as they are, or standardised places of markers weighted by the hotspots that `susie` learns from the training samples.',
        ),
    })
    .prefault({})
    .describe('What the network reads.'),
  linear: z
    .enum(['none', 'sparse'])
    .default('none')
    .describe(
      'A linear path from markers to genes beside the hidden layers: none, or the single effects of `susie`, fitted first; the layers learn what they leave.',
    ),
};
