import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './snpress.js';

const folder = process.env.SNPRESS_DATA ?? path.join(root, '../shared/data');

/** The files of the yeast cross. */
export const yeastFolder = path.join(folder, 'yeast-brem2005');

/** Whether the yeast cross is not here: its tests are skipped then. */
export const yeastIsAbsent = !existsSync(path.join(yeastFolder, 'folds.tsv'));

/** A test's title, which says when it is skipped and why. */
export const onYeast = (title: string): string =>
  yeastIsAbsent ? `${title} (skipped: no yeast-brem2005 in SNPRESS_DATA)` : title;
