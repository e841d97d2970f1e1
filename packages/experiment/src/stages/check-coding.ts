import { DataError } from '@snpress/data/errors/data-error';
import { someOf } from '@snpress/data/errors/some-of';
import { featureValues } from '@snpress/data/matrix/feature-values';
import { counted } from '@snpress/data/words/counted';
import type { Matrix } from '@snpress/data';

/**
 * Asks about traits whose values are codes: 1 and 2 for controls and cases, as in PLINK, or three values, which may be categories.
 * @throws DataError where traits are coded 1 and 2: a model of them could not be judged as one of cases.
 */
export function checkCoding(file: string, matrix: Matrix, warn: (warning: string) => void): void {
  const [plink, three]: [string[], string[]] = [[], []];
  for (const [index, trait] of matrix.features.entries()) {
    const values = distinctValues(featureValues(matrix, index));
    if (values?.length === 2 && values[0] === 1 && values[1] === 2) plink.push(trait);
    if (values?.length === 3) three.push(trait);
  }
  if (plink.length > 0) {
    throw new DataError({
      code: 'coded-1-2',
      message: `${counted(plink.length, 'trait')} of only the values 1 and 2 (${someOf(plink)}): binary traits as PLINK codes them`,
      file,
      hint: 'Subtract 1 from every value of them: 0 for controls (PLINK’s 1), 1 for cases (its 2)',
    });
  }
  if (three.length > 0) {
    warn(
      `${file}: ${counted(three.length, 'trait')} of only three values (${someOf(three)}) ${three.length === 1 ? 'is' : 'are'} taken as numbers; if they are categories, give each as a trait of 0 and 1.`,
    );
  }
}

/** The different known values, ascending; undefined where they are more than three. */
function distinctValues(values: Float32Array): readonly number[] | undefined {
  const distinct = new Set<number>();
  for (const value of values) {
    if (!Number.isNaN(value)) distinct.add(value);
    if (distinct.size > 3) return undefined;
  }
  return [...distinct].sort((a, b) => a - b);
}
