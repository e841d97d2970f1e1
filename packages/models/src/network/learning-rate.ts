import { z } from 'zod';

/** How the learning rate changes from epoch to epoch. */
export const scheduleSchema = z
  .union([
    z.enum(['constant', 'linear', 'cosine']),
    z.strictObject({
      factor: z.number().gt(0).max(1).describe('The learning rate is multiplied by this after every epoch.'),
    }),
  ])
  .describe(
    'Learning rate over the epochs: constant, falling to zero in a line or half a cosine, or { factor } per epoch.',
  );
export type Schedule = z.infer<typeof scheduleSchema>;

/** The share of the initial learning rate that is used in `epoch` (from 0) of `epochs`. */
export function scheduledRate(schedule: Schedule, epoch: number, epochs: number): number {
  if (typeof schedule === 'object') return schedule.factor ** epoch;
  const done = epoch / epochs;
  switch (schedule) {
    case 'constant':
      return 1;
    case 'linear':
      return 1 - done;
    case 'cosine':
      return (1 + Math.cos(Math.PI * done)) / 2;
  }
}
