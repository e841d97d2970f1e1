import { featureValues } from '../matrix/feature-values.js';
import type { Matrix } from '../matrix/matrix.js';
import { duplicateFeatures } from './duplicate-features.js';
import { guessCalls } from './guess-calls.js';
import { guessCoding } from './guess-coding.js';
import type { Coding, FeatureCount, IdSummary, MatrixSummary } from './matrix-summary.js';
import { renamedFeatures } from './renamed-features.js';
import { summariseFrequencies } from './summarise-frequencies.js';
import { summariseMissing } from './summarise-missing.js';
import { summarisePositions } from './summarise-positions.js';
import { summariseValues } from './summarise-values.js';

const examples = 3;

/**
 * Looks a matrix over: its size, ids, positions, missing values, coding, ploidy, allele frequencies, distribution, constant and
 * duplicate features.
 */
export function inspectMatrix(matrix: Matrix): MatrixSummary {
  const { samples, features, alleles } = matrix;
  const values = summariseValues(matrix.values);
  const missingCode = missingCodeOf(matrix, values);
  const called = missingCode === null ? matrix : withoutCodes(matrix, missingCode.values);
  const coding = guessCoding(missingCode === null ? values : summariseValues(called.values));
  const ploidy = ploidyOf(matrix, coding);
  const known = (allele: string): boolean => allele !== '';
  return {
    samples: firstAndLast(samples),
    features: firstAndLast(features),
    renamedFeatures: withExamples(renamedFeatures(features)),
    positions: summarisePositions(matrix),
    missing: summariseMissing(matrix),
    values,
    coding,
    missingCode,
    ploidy,
    alleles:
      alleles === undefined
        ? null
        : {
            counted: alleles.counted.filter(known).length,
            both: alleles.counted.filter((allele, marker) => known(allele) && known(alleles.other[marker]!))
              .length,
          },
    frequencies: ploidy === null ? null : summariseFrequencies(called, ploidy.copies),
    constantFeatures: withExamples(
      features.filter((_, feature) => isConstant(featureValues(matrix, feature))),
    ),
    duplicateFeatures: withExamples(duplicateFeatures(matrix).map((feature) => features[feature]!)),
  };
}

/** Numbers that look like missing calls; no reader has said so. Values of many kinds are no calls. */
function missingCodeOf(matrix: Matrix, values: MatrixSummary['values']): MatrixSummary['missingCode'] {
  if (matrix.ploidy !== undefined || values?.distinct == null) return null;
  const guessed = guessCalls(matrix);
  if ('notDosages' in guessed || guessed.missing.length === 0) return null;
  return { values: guessed.missing, because: guessed.because };
}

function withoutCodes(matrix: Matrix, codes: readonly number[]): Matrix {
  return { ...matrix, values: matrix.values.map((value) => (codes.includes(value) ? NaN : value)) };
}

/** What is declared; else whole calls from 0 tell it, and dosages of markers whose alleles are known. */
function ploidyOf({ ploidy, alleles }: Matrix, coding: Coding): MatrixSummary['ploidy'] {
  if (ploidy !== undefined) return { copies: ploidy, declared: true };
  if (coding === '0/1') return { copies: 1, declared: false };
  return coding === '0/1/2' || (coding === 'dosage' && alleles !== undefined)
    ? { copies: 2, declared: false }
    : null;
}

function firstAndLast(ids: readonly string[]): IdSummary {
  return {
    count: ids.length,
    first: ids.slice(0, examples),
    last: ids.slice(Math.max(examples, ids.length - examples)),
  };
}

function withExamples(ids: readonly string[]): FeatureCount {
  return { count: ids.length, examples: ids.slice(0, examples) };
}

function isConstant(values: Float32Array): boolean {
  const first = values.find((value) => !Number.isNaN(value));
  return values.every((value) => Number.isNaN(value) || value === first);
}
