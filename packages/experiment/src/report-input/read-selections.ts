import type { Selection, Setting } from '@snpress/models';
import type { Input } from '@snpress/pipeline';
import type { ModelSelection } from '@snpress/report';
import { countChoices } from '../artifacts/describe-choice.js';
import { describeSetting } from '@snpress/models/tuning/describe-setting';

/** The settings that were tried and chosen, of every model that had a choice. */
export async function readSelections(
  models: ReadonlyMap<string, readonly { readonly selection: Input<Selection> | undefined }[]>,
  splits: readonly string[],
): Promise<ModelSelection[]> {
  const selections: ModelSelection[] = [];
  for (const [model, at] of models) {
    const given = at.flatMap(({ selection }) => selection ?? []);
    const bySplit = await Promise.all(given.map((selection) => selection.read()));
    const [first] = bySplit;
    if (first === undefined) continue;
    const { mode, settings } = first;
    selections.push({
      model,
      mode,
      settings: settings.map((setting) => ({
        label: describeSetting(rounded(setting)),
        parameters: setting,
      })),
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

/** Numbers of a path of settings have more digits than a reader needs. */
function rounded(setting: Setting): Setting {
  return Object.fromEntries(
    Object.entries(setting).map(([key, value]) => [
      key,
      typeof value === 'number' ? Number(value.toPrecision(4)) : value,
    ]),
  );
}
