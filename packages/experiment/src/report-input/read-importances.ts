import { readBundle } from '@snpress/formats/bundle/read-bundle';
import type { MarkerImportance } from '@snpress/report';
import { importanceFromBundle, importanceInput, type Importance } from '../artifacts/importance.js';

/**
 * How much each marker counts in the models that can say: mean over outer splits. A marker that the preprocessing of a split
 * dropped counts nothing there.
 */
export async function readImportances(
  files: Readonly<Record<string, string>>,
  models: readonly string[],
  outer: number,
): Promise<readonly MarkerImportance[]> {
  const importances: MarkerImportance[] = [];
  for (const model of models) {
    const splits: Importance[] = [];
    for (let o = 0; o < outer; o++) {
      const found = importanceFromBundle(await readBundle(files[importanceInput(model, o)]!));
      if (found !== undefined) splits.push(found);
    }
    if (splits.length === outer) importances.push(averageOf(model, splits));
  }
  return importances;
}

interface Place {
  readonly chromosome: string;
  readonly position: number;
  value: number;
}

function averageOf(model: string, splits: readonly Importance[]): MarkerImportance {
  const places = new Map<string, Place>();
  for (const { markers, values, chromosome, position } of splits) {
    markers.forEach((marker, index) => {
      const place = places.get(marker) ?? {
        chromosome: chromosome[index]!,
        position: position[index]!,
        value: 0,
      };
      place.value += values[index]! / splits.length;
      places.set(marker, place);
    });
  }
  const all = [...places.values()];
  const located = all.some(({ chromosome, position }) => chromosome !== '' && !Number.isNaN(position));
  return {
    model,
    measure: splits[0]!.measure,
    markers: [...places.keys()],
    values: Float64Array.from(all, ({ value }) => value),
    ...(located
      ? {
          chromosome: all.map(({ chromosome }) => chromosome),
          position: Float64Array.from(all, ({ position }) => position),
        }
      : {}),
  };
}
