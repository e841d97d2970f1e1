import { readBundle } from '@snpress/formats/bundle/read-bundle';
import type { Matrix } from '@snpress/data';
import { unpackArrays } from './pack-arrays.js';

/** Predictions of the test samples of a split by all markers, by those near each gene, and by the others. */
export interface PredictionParts {
  readonly whole: Matrix;
  readonly cis: Matrix;
  readonly trans: Matrix;
}

/** Reads the parts of a model's predictions at an outer split; undefined where it has none. */
export async function readParts(
  files: Readonly<Record<string, string>>,
  model: string,
  outer: number,
): Promise<PredictionParts | undefined> {
  const file = files[`parts.${model}.outer${outer}`];
  if (file === undefined) return undefined;
  const parts = unpackArrays(await readBundle(file)) as PredictionParts | { readonly whole?: undefined };
  return parts.whole === undefined ? undefined : parts;
}
