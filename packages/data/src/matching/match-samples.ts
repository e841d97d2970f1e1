import { DataError } from '../errors/data-error.js';
import { someOf } from '../errors/some-of.js';
import type { Matrix } from '../matrix/matrix.js';
import { selectSamples } from '../matrix/select-samples.js';
import { idDifference, idDifferenceWithCure, type IdDifference } from './id-difference.js';
import type { DroppedSample, Reconciliation } from './reconciliation.js';

/** Genotypes and expression of the same samples, in the same order, and which were dropped on the way. */
export interface MatchedSamples {
  readonly genotypes: Matrix;
  readonly expression: Matrix;
  readonly reconciliation: Reconciliation;
}

/**
 * Matches the samples of two matrices by id, in the order of the genotypes; those that only one of them has are
 * dropped and recorded. A matrix that has the matched samples in order already is returned as it is.
 * @throws DataError where no id is in both, with three ids of each side.
 */
export function matchSamples(genotypes: Matrix, expression: Matrix): MatchedSamples {
  const rowOf = new Map(expression.samples.map((id, row) => [id, row]));
  const matched = genotypes.samples.filter((id) => rowOf.has(id));
  const difference = idDifference(genotypes.samples, expression.samples);
  if (matched.length === 0) throw nothingMatches(genotypes.samples, expression.samples, difference);
  return {
    genotypes: takeSamples(genotypes, matched),
    expression: takeSamples(expression, matched),
    reconciliation: {
      matched: matched.length,
      genotypes: {
        total: genotypes.samples.length,
        dropped: droppedSamples(genotypes.samples, expression.samples, 'expression', difference?.partners),
      },
      expression: {
        total: expression.samples.length,
        dropped: droppedSamples(
          expression.samples,
          genotypes.samples,
          'genotypes',
          new Map([...(difference?.partners ?? [])].map(([one, other]) => [other, one])),
        ),
      },
      ...(difference && { difference: idDifferenceWithCure(difference, ['genotypes', 'expression']) }),
    },
  };
}

function takeSamples(matrix: Matrix, ids: readonly string[]): Matrix {
  if (ids.length === matrix.samples.length && ids.every((id, row) => id === matrix.samples[row]))
    return matrix;
  const rowOf = new Map(matrix.samples.map((id, row) => [id, row]));
  return selectSamples(
    matrix,
    ids.map((id) => rowOf.get(id)!),
  );
}

function droppedSamples(
  ids: readonly string[],
  others: readonly string[],
  side: string,
  partners: ReadonlyMap<string, string> = new Map(),
): DroppedSample[] {
  const known = new Set(others);
  return ids
    .filter((id) => !known.has(id))
    .map((id) => {
      const other = partners.get(id);
      const meant = other === undefined ? '' : `, which has ${JSON.stringify(other)}`;
      return { id, reason: `not in ${side}${meant}` };
    });
}

function nothingMatches(
  genotypes: readonly string[],
  expression: readonly string[],
  difference: IdDifference | undefined,
): DataError {
  return new DataError({
    message: `No sample id is in both matrices: genotypes have ${someOf(genotypes)} (${genotypes.length} samples), expression has ${someOf(expression)} (${expression.length} samples)`,
    hint:
      difference === undefined
        ? 'Give both files the same sample ids, or a table of ids with `sampleIds`; if a file has samples in rows, say `orientation: samples-in-rows`'
        : idDifferenceWithCure(difference, ['genotypes', 'expression']),
  });
}
