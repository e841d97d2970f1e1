import { z } from 'zod';
import { normals, threshold } from './fast-random.js';

const level = z.number().min(0).lt(1);

/** How the inputs of a denoising autoencoder are corrupted. */
export const corruptionSchema = z
  .union([
    level,
    z.strictObject({
      type: z.enum(['masking', 'gaussian', 'salt-and-pepper']),
      level: z
        .number()
        .min(0)
        .max(10)
        .describe('Share of inputs set to 0 (masking) or to 0 or 1 (salt-and-pepper); SD of gaussian noise.'),
    }),
  ])
  .refine((value) => typeof value === 'number' || value.type === 'gaussian' || value.level < 1, {
    error: 'a share of corrupted inputs must be less than 1',
  })
  .describe('Noise on the inputs: a share to set to zero (masking), or { type, level }.');
export type CorruptionParams = z.infer<typeof corruptionSchema>;

export interface Corruption {
  readonly type: 'masking' | 'gaussian' | 'salt-and-pepper';
  readonly level: number;
}

/** A plain number is masking noise. */
export function asCorruption(params: CorruptionParams): Corruption {
  return typeof params === 'number' ? { type: 'masking', level: params } : params;
}

/** A noise source: values → corrupted copy, x̃ ~ q(x̃|x) (Vincent et al. 2010, section 3.3). */
export function corruptor(
  { type, level }: Corruption,
  next: () => number,
): (values: Float32Array) => Float32Array {
  if (level === 0) return (values) => values;
  const bound = threshold(level);
  switch (type) {
    case 'masking':
      return (values) => {
        const corrupted = new Float32Array(values.length);
        for (let index = 0; index < values.length; index++) {
          if (next() >= bound) corrupted[index] = values[index]!;
        }
        return corrupted;
      };
    case 'salt-and-pepper': {
      const half = bound / 2;
      return (values) => {
        const corrupted = new Float32Array(values.length);
        for (let index = 0; index < values.length; index++) {
          const draw = next();
          corrupted[index] = draw >= bound ? values[index]! : draw < half ? 0 : 1;
        }
        return corrupted;
      };
    }
    case 'gaussian': {
      const normal = normals(next);
      return (values) => values.map((value) => value + level * normal());
    }
  }
}
