import { existsSync } from 'node:fs';
import { join } from 'node:path';

const shared = process.env.SNPRESS_DATA ?? join(import.meta.dirname, '../../../../../shared/data');

/** The folder of the shared yeast cross. */
export const yeastFolder = join(shared, 'yeast-brem2005');

/** Whether the shared data are there; tests that need them say so when they skip. */
export const hasYeast = existsSync(yeastFolder);
