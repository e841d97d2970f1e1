import { createMatrix } from '@snpress/data/matrix/create-matrix';
import type { Matrix } from '@snpress/data';
import type { ReadFile } from './check-fit.js';

/** A file as it is, or on its side where only then its ids are those of the truth. */
export function towardsTruth(file: ReadFile, truth: Matrix): ReadFile {
  const { matrix, path, notes } = file;
  const meets = (own: readonly string[], others: readonly string[]): boolean => {
    const known = new Set(others);
    return own.some((id) => known.has(id));
  };
  if (meets(matrix.features, truth.features) || !meets(matrix.samples, truth.features)) return file;
  return {
    ...file,
    matrix: transposed(matrix),
    notes: [...notes, `${path} has its genes where the truth has its samples: it was read on its side.`],
  };
}

function transposed({ samples, features, values }: Matrix): Matrix {
  const turned = new Float32Array(values.length);
  for (let feature = 0; feature < features.length; feature++) {
    for (let sample = 0; sample < samples.length; sample++) {
      turned[sample * features.length + feature] = values[feature * samples.length + sample]!;
    }
  }
  return createMatrix({ samples: features, features: samples, values: turned });
}
