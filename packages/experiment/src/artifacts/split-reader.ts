import { covariatesFromBundle } from '@snpress/data/covariates/covariates-bundle';
import { readArrowMatrix } from '@snpress/formats/arrow/read-arrow-matrix';
import { readBundle } from '@snpress/formats/bundle/read-bundle';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Covariates, Matrix } from '@snpress/data';
import { loadCovariates } from '@snpress/models/covariates/load-covariates';
import type { FittedCovariates, TrainingSet } from '@snpress/models';
import { loadSteps } from '@snpress/preprocess/steps/load-steps';
import { readJson } from './json-file.js';
import { once } from './once.js';
import type { SplitRows } from './split-rows.js';

type Files = Readonly<Record<string, string>>;

/** Reads the preprocessed rows of splits from the artifacts that a stage was given. */
export interface SplitReader {
  /** Genotypes and expression of the training or test rows of the split under `prefix`, as models take them. */
  readSet(prefix: string, rows: keyof SplitRows): Promise<TrainingSet>;
  /** Genotypes alone. */
  readGenotypes(prefix: string, rows: keyof SplitRows): Promise<Matrix>;
  /**
   * Predictions of those rows in the units of the expression that was read, with the part of covariates that were
   * regressed out unless told otherwise. Of the expression nothing is read.
   */
  restore(
    prefix: string,
    rows: keyof SplitRows,
    predicted: Matrix,
    options?: { readonly covariates?: boolean },
  ): Promise<Matrix>;
}

/** Opens the data of a stage; each matrix is read at most once. */
export function openSplits(files: Files): SplitReader {
  const matrix = once((name: string): Promise<Matrix> => readArrowMatrix(files[name]!));
  const covariates = once(async (name: string): Promise<Covariates | undefined> =>
    files[name] === undefined ? undefined : covariatesFromBundle(await readBundle(files[name])),
  );
  const fittedCovariates = once(async (prefix: string): Promise<FittedCovariates | undefined> => {
    const file = files[`${prefix}covariateSteps`];
    return file === undefined ? undefined : loadCovariates(await readBundle(file));
  });
  const steps = once(async (name: string) => loadSteps(await readBundle(files[name]!)));
  const preprocessed = async (
    name: 'genotypes' | 'expression',
    fitted: string,
    prefix: string,
    rows: keyof SplitRows,
  ): Promise<Matrix> => {
    const split = await readJson<SplitRows>(files[`${prefix}split`]!);
    const chain = await steps(`${prefix}${fitted}`);
    return chain.apply(selectSamples(await matrix(name), split[rows]));
  };
  const genotypesOf = (prefix: string, rows: keyof SplitRows): Promise<Matrix> =>
    preprocessed('genotypes', 'genotypeSteps', prefix, rows);
  const extend = async (prefix: string, genotypes: Matrix): Promise<Matrix> =>
    (await fittedCovariates(prefix))?.extend(genotypes, await covariates('covariates')) ?? genotypes;

  return {
    readGenotypes: async (prefix, rows) => extend(prefix, await genotypesOf(prefix, rows)),
    async readSet(prefix, rows) {
      const genotypes = await genotypesOf(prefix, rows);
      const expression = await preprocessed('expression', 'expressionSteps', prefix, rows);
      const fitted = await fittedCovariates(prefix);
      return {
        genotypes: await extend(prefix, genotypes),
        expression: fitted?.remove(expression, genotypes, await covariates('covariates')) ?? expression,
      };
    },
    async restore(prefix, rows, predicted, { covariates: hasPart = true } = {}) {
      const fitted = await fittedCovariates(prefix);
      const whole =
        fitted === undefined || !hasPart
          ? predicted
          : fitted.restore(predicted, await genotypesOf(prefix, rows), await covariates('covariates'));
      return (await steps(`${prefix}expressionSteps`)).invert(whole);
    },
  };
}
