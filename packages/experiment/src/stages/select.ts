import { readBundle } from '@snpress/formats/bundle/read-bundle';
import { writeBundle } from '@snpress/formats/bundle/write-bundle';
import { selectSettings } from '@snpress/models/tuning/select-settings';
import type { StageFunction } from '@snpress/pipeline';
import { scoresFromBundle } from '../artifacts/scores-bundle.js';
import { selectionToBundle } from '../artifacts/selection-bundle.js';

/** Adds up the errors of the inner folds and chooses a setting: one for all genes, or one for each. */
const select: StageFunction = async ({ parameters, inputs, outputs }) => {
  const scores = [];
  for (const file of Object.values(inputs)) scores.push(scoresFromBundle(await readBundle(file)));
  const selection = selectSettings(scores, parameters as { select: 'global' | 'per-gene' });
  await writeBundle(outputs.selection!, selectionToBundle(selection));
};

export default select;
