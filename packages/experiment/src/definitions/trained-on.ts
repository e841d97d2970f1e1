import { backendNames } from '@snpress/models/contract/backend-name';
import { z } from 'zod';

/** What a model is trained on, where its networks do so in the place of our own kernels. */
export const trainedOn = z.object({ backend: z.enum(backendNames).optional() });
