import { evaluateModel } from '@snpress/evaluate';

/**
 * Judges fitted models on `sets` sets of fresh samples of the same cross, each as large as what was held out.
 * @returns one evaluation for each set
 */
export function judgeFresh(name, fits, { genotypes, expression }, sets) {
  let next = 0;
  return Array.from({ length: sets }, () =>
    evaluateModel({
      name,
      observed: expression,
      splits: fits.map(({ test, judge }) =>
        judge(
          genotypes,
          test.map(() => next++),
        ),
      ),
    }),
  );
}
