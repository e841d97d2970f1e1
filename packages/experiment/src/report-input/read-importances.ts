import type { Input } from '@snpress/pipeline';
import type { MarkerImportance } from '@snpress/report';
import type { Importance } from '../artifacts/importance.js';

/**
 * How much each marker counts in the models that can say: mean over outer splits. A marker that the preprocessing of a split
 * dropped counts nothing there.
 */
export async function readImportances(
  models: ReadonlyMap<string, readonly { readonly importance: Input<Importance | null> }[]>,
): Promise<readonly MarkerImportance[]> {
  const importances: MarkerImportance[] = [];
  for (const [model, splits] of models) {
    const read = await Promise.all(splits.map(({ importance }) => importance.read()));
    const found = read.filter((importance) => importance !== null);
    if (found.length === splits.length) importances.push(averageOf(model, found));
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
