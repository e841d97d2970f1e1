import { limit } from '@snpress/data/limits/limit';

/** How many stages an experiment may have: so many are planned within seconds, and few lines may ask for any number of them. */
export const mostStages = limit('SNPRESS_MOST_STAGES', 50_000);
