import { DataError } from '../errors/data-error.js';
import { someOf } from '../errors/some-of.js';
import type { Matrix } from '../matrix/matrix.js';
import { selectSamples } from '../matrix/select-samples.js';
import { looseId } from './loose-id.js';
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
  if (matched.length === 0) throw nothingMatches(genotypes.samples, expression.samples);
  return {
    genotypes: takeSamples(genotypes, matched),
    expression: takeSamples(expression, matched),
    reconciliation: {
      matched: matched.length,
      genotypes: {
        total: genotypes.samples.length,
        dropped: droppedSamples(genotypes.samples, expression.samples, 'expression'),
      },
      expression: {
        total: expression.samples.length,
        dropped: droppedSamples(expression.samples, genotypes.samples, 'genotypes'),
      },
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

function droppedSamples(ids: readonly string[], others: readonly string[], side: string): DroppedSample[] {
  const own = new Set(ids);
  const known = new Set(others);
  const similar = new Map(others.map((id) => [looseId(id), id]));
  return ids
    .filter((id) => !known.has(id))
    .map((id) => {
      const other = similar.get(looseId(id));
      const reason =
        other === undefined || own.has(other)
          ? `not in ${side}`
          : `not in ${side}, which has ${JSON.stringify(other)}`;
      return { id, reason };
    });
}

function nothingMatches(genotypes: readonly string[], expression: readonly string[]): DataError {
  const loose = new Map(expression.map((id) => [looseId(id), id]));
  const alike = genotypes.filter((id) => loose.has(looseId(id)));
  const advice =
    alike.length === 0
      ? 'Give both files the same sample ids, or a table of ids with `sampleIds`; if a file has samples in rows, say `orientation: samples-in-rows`'
      : `${alike.length} would match but for case, blanks or . - _ (${JSON.stringify(alike[0])} and ${JSON.stringify(loose.get(looseId(alike[0]!)))}): write them alike in both files, or give a table of ids with \`sampleIds\``;
  return new DataError({
    message: `No sample id is in both matrices: genotypes have ${someOf(genotypes)} (${genotypes.length} samples), expression has ${someOf(expression)} (${expression.length} samples)`,
    hint: advice,
  });
}
