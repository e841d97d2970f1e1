import { readArrowMatrix, readBundle, selectSamples, type Matrix } from '@snpress/data';
import type { TrainingSet } from '@snpress/models';
import { loadSteps } from '@snpress/preprocess';
import { readJson } from './json-file.js';
import type { SplitRows } from './split-rows.js';

type Files = Readonly<Record<string, string>>;

/** Reads the preprocessed rows of splits from the artifacts that a stage was given. */
export interface SplitReader {
  /** Genotypes and expression of the training or test rows of the split under `prefix`. */
  readSet(prefix: string, rows: keyof SplitRows): Promise<TrainingSet>;
  /** Genotypes alone. */
  readGenotypes(prefix: string, rows: keyof SplitRows): Promise<Matrix>;
}

/** Opens the data of a stage; each matrix is read at most once. */
export function openSplits(files: Files): SplitReader {
  const matrices = new Map<string, Promise<Matrix>>();
  const matrix = (name: 'genotypes' | 'expression'): Promise<Matrix> => {
    const known = matrices.get(name) ?? readArrowMatrix(files[name]!);
    matrices.set(name, known);
    return known;
  };
  const read = async (
    name: 'genotypes' | 'expression',
    steps: string,
    prefix: string,
    rows: keyof SplitRows,
  ): Promise<Matrix> => {
    const split = await readJson<SplitRows>(files[`${prefix}split`]!);
    const fitted = loadSteps(await readBundle(files[`${prefix}${steps}`]!));
    return fitted.apply(selectSamples(await matrix(name), split[rows]));
  };
  const readGenotypes = (prefix: string, rows: keyof SplitRows): Promise<Matrix> =>
    read('genotypes', 'genotypeSteps', prefix, rows);
  return {
    readGenotypes,
    readSet: async (prefix, rows) => ({
      genotypes: await readGenotypes(prefix, rows),
      expression: await read('expression', 'expressionSteps', prefix, rows),
    }),
  };
}
