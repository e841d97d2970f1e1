import { readBundle } from '@snpress/formats/bundle/read-bundle';
import type { ModelSelection } from '@snpress/report';
import { describeSetting } from '../artifacts/describe-setting.js';
import { selectionInput } from '../artifacts/predictions.js';
import { selectionFromBundle } from '../artifacts/selection-bundle.js';

/** The settings that were tried and chosen, of every model that had a choice. */
export async function readSelections(
  files: Readonly<Record<string, string>>,
  models: readonly string[],
  splits: readonly string[],
): Promise<ModelSelection[]> {
  const selections: ModelSelection[] = [];
  for (const model of models) {
    if (files[selectionInput(model, 0)] === undefined) continue;
    const bySplit = [];
    for (const o of splits.keys())
      bySplit.push(selectionFromBundle(await readBundle(files[selectionInput(model, o)]!)));
    const [{ mode, settings }] = bySplit as [(typeof bySplit)[number]];
    selections.push({
      model,
      mode,
      settings: settings.map((setting) => ({ label: describeSetting(setting), parameters: setting })),
      splits: bySplit.map((selection, o) => ({
        split: splits[o]!,
        mse: selection.cvMse,
        ...(typeof selection.choice === 'number'
          ? { chosen: selection.choice }
          : { chosenGenes: countChoices(selection.choice, settings.length) }),
      })),
    });
  }
  return selections;
}

function countChoices(choice: Int32Array, settings: number): Int32Array {
  const counts = new Int32Array(settings);
  for (const setting of choice) counts[setting]! += 1;
  return counts;
}
