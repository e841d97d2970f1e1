import type { Relatedness } from '@snpress/associate';
import { chromosomeKeys } from '@snpress/data/chromosomes/chromosome-keys';
import { counted } from '@snpress/data/words/counted';
import type { Matrix } from '@snpress/data';
import { readGenotypes } from '@snpress/formats/readers/read-genotypes';
import { RequestError } from '../request-error.js';
import type { AssociateSamplesRequest } from './samples-request.js';

/** Reads the genotypes that relatedness is taken out by. */
export async function readRelatives({ genotypes, reading }: AssociateSamplesRequest): Promise<Matrix> {
  return (await readGenotypes([genotypes!].flat().map((path) => ({ path, reading })))).matrix;
}

/**
 * How relatedness is taken out by all chromosomes but a gene's own; a missing call is the marker's mean.
 * @param matrix - genotypes of the samples, and maybe of others.
 * @throws RequestError where positions or samples are missing
 */
export function relatednessOf(
  matrix: Matrix,
  { samples, features, positions }: Matrix,
): Relatedness & { readonly notes: readonly string[] } {
  if (matrix.positions === undefined || positions === undefined)
    throw new RequestError({
      key: 'loco',
      message: `${matrix.positions === undefined ? 'the genotypes have' : 'genes have'} no positions, so that chromosomes are not known`,
      hint:
        matrix.positions === undefined
          ? 'give genotypes in a format with positions'
          : 'name a table of `genePositions`',
    });
  const rowOf = new Map(matrix.samples.map((id, row) => [id, row]));
  const lost = samples.filter((id) => !rowOf.has(id));
  if (lost.length > 0)
    throw new RequestError({
      key: 'genotypes',
      message: `${counted(lost.length, 'sample')} with expression have no genotypes, ${lost[0]!} first`,
      hint: 'give genotypes of all samples',
    });
  const own = chromosomeKeys(matrix.positions.chromosome);
  const ofGenes = chromosomeKeys(positions.chromosome, matrix.positions.chromosome);
  const rows = matrix.samples.length;
  return {
    chromosomeOf: features.map((_, gene) => (ofGenes[gene] === '' ? undefined : ofGenes[gene])),
    without(chromosome, wanted) {
      const markers = [...own.keys()].filter((marker) => own[marker] !== chromosome);
      const from = wanted.map((row) => rowOf.get(samples[row]!)!);
      const dosages = new Float32Array(markers.length * from.length);
      markers.forEach((marker, at) => {
        const values = from.map((row) => matrix.values[marker * rows + row]!);
        const called = values.filter((value) => !Number.isNaN(value));
        const mean = called.reduce((sum, value) => sum + value, 0) / Math.max(1, called.length);
        values.forEach((value, row) => {
          dosages[at * from.length + row] = Number.isNaN(value) ? mean : value;
        });
      });
      return { dosages, markers: markers.length };
    },
    notes: [
      `Relatedness is taken out by ${counted(matrix.features.length, 'marker')}, for each gene by those of other chromosomes.`,
    ],
  };
}
