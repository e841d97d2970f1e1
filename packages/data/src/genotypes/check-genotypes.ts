import { DataError } from '../errors/data-error.js';
import type { DataProblem } from '../errors/data-problem.js';
import type { Matrix } from '../matrix/matrix.js';

const shownProblems = 5;

/**
 * Checks that dosages lie in 0 … ploidy; missing ones pass, and so do fractions (imputed dosages).
 * @throws DataError with the first five that do not, by marker and sample, and how many there are.
 */
export function checkGenotypes({ samples, features, values }: Matrix, ploidy: 1 | 2): void {
  const outside: number[] = [];
  const distinct = new Set<number>();
  let count = 0;
  for (let index = 0; index < values.length; index++) {
    const dosage = values[index]!;
    if (!(dosage < 0 || dosage > ploidy)) continue;
    count++;
    if (outside.length < shownProblems) outside.push(index);
    if (distinct.size < 2) distinct.add(dosage);
  }
  if (count === 0) return;

  const [only] = distinct;
  const codeHint = `If ${only} is the code of missing calls, say so: missing: ["${only}"]`;
  const ploidyHint = only === 2 && ploidy === 1 ? '; if the samples are diploid, say ploidy: 2' : '';
  const hint =
    distinct.size === 1
      ? codeHint + ploidyHint
      : `Recode the genotypes as copies of one allele, 0 … ${ploidy}, and name the missing codes: missing: ["NA", …]`;
  const problems = outside.map((index): DataProblem => {
    const marker = features[Math.floor(index / samples.length)];
    const sample = samples[index % samples.length];
    return {
      message: `Dosage ${values[index]} of marker ${marker}, sample ${sample}, is outside 0 … ${ploidy}`,
    };
  });
  const total = `${count} of ${values.length} dosages are outside 0 … ${ploidy}`;
  throw new DataError([...problems, { message: total, hint }]);
}
