import type { Relatedness } from '@snpress/associate';
import { chromosomeKeys } from '@snpress/data/chromosomes/chromosome-keys';
import { counted } from '@snpress/data/words/counted';
import type { Matrix } from '@snpress/data';
import { decomposeRelationship } from '@snpress/evaluate/heritability/relationship';
import { gram } from '@snpress/models/linear-algebra/gram';
import type { Relationship } from '@snpress/evaluate';
import { readGenotypes } from '@snpress/formats/readers/read-genotypes';
import { RequestError } from '../request-error.js';
import type { AssociateSamplesRequest } from './samples-request.js';

/** Genotypes of samples, and how alike these are without a chromosome. */
export interface Relatives {
  readonly matrix: Matrix;
  /** By the markers off a chromosome, of the samples at `rows`; a missing call is the marker's mean. */
  without(chromosome: string, rows: readonly number[]): Relationship;
}

/** So many bytes of decompositions are kept for other traits and models of the same samples; more of them are made anew. */
const mostKept = 2 ** 29;

/** Reads the genotypes that relatedness is taken out by. */
export async function readRelatives({ genotypes, reading }: AssociateSamplesRequest): Promise<Relatives> {
  const { matrix } = await readGenotypes([genotypes!].flat().map((path) => ({ path, reading })));
  const chromosomes = chromosomeKeys(matrix.positions?.chromosome ?? []);
  const kept = new Map<string, Relationship>();
  let bytes = 0;
  return {
    matrix,
    without(chromosome, rows) {
      const key = `${chromosome} ${rows.join(' ')}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const markers = [...chromosomes.keys()].filter((marker) => chromosomes[marker] !== chromosome);
      const dosages = dosagesOf(matrix, markers, rows);
      const relationship = decomposeRelationship(
        gram(dosages, rows.length, markers.length, { centre: true }),
        rows.length,
      );
      bytes += relationship.basis.byteLength;
      if (bytes <= mostKept) kept.set(key, relationship);
      return relationship;
    },
  };
}

function dosagesOf(
  { samples, values }: Matrix,
  markers: readonly number[],
  rows: readonly number[],
): Float32Array {
  const dosages = new Float32Array(markers.length * rows.length);
  markers.forEach((marker, at) => {
    const own = rows.map((row) => values[marker * samples.length + row]!);
    const called = own.filter((value) => !Number.isNaN(value));
    const mean = called.reduce((sum, value) => sum + value, 0) / Math.max(1, called.length);
    own.forEach((value, row) => {
      dosages[at * rows.length + row] = Number.isNaN(value) ? mean : value;
    });
  });
  return dosages;
}

/**
 * How relatedness is taken out by all chromosomes but a gene's own.
 * @param relatives - the samples, and maybe others.
 * @throws RequestError where positions or samples are missing
 */
export function relatednessOf(
  relatives: Relatives,
  { samples, features, positions }: Matrix,
): Relatedness & { readonly notes: readonly string[] } {
  const { matrix } = relatives;
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
  const ofGenes = chromosomeKeys(positions.chromosome, matrix.positions.chromosome);
  return {
    chromosomeOf: features.map((_, gene) => (ofGenes[gene] === '' ? undefined : ofGenes[gene])),
    without: (chromosome, rows) =>
      relatives.without(
        chromosome,
        rows.map((row) => rowOf.get(samples[row]!)!),
      ),
    notes: [
      `Relatedness is taken out by ${counted(matrix.features.length, 'marker')}, for each gene by those of other chromosomes.`,
    ],
  };
}
