import { featureValues } from '@snpress/data/matrix/feature-values';
import type { Matrix } from '@snpress/data';
import { writeText } from '@snpress/formats/text/write-text';
import { ModelError } from '../../contract/model-error.js';
import type { FoldedLinear } from '../fold/fold-linear.js';

/** More lines than that are no file that anybody reads: about 10 GB of text. */
const mostPairs = 2.5e8;

/**
 * Writes the covariances of the dosages of each gene's variants, `GENE RSID1 RSID2 VALUE`, upper triangle with the diagonal, over
 * the samples of a panel (divided by their number less one; missing calls are the variant's mean). A variant that the panel
 * has no call of has the one line `… NA`.
 *
 * @param names - marker → what it is called there.
 * @param pairs - how many lines that makes.
 * @returns how many variants the panel has no call of.
 * @throws ModelError where the lines would be too many.
 */
export async function writeCovariances(
  file: string,
  linear: FoldedLinear,
  names: readonly string[],
  panel: Matrix,
  pairs: number,
): Promise<number> {
  if (pairs > mostPairs) {
    throw new ModelError('input', {
      code: 'too-large',
      message: `the covariances would be ${pairs} lines, one for each pair of a gene's variants`,
      hint:
        'give models with fewer markers per gene (lasso, elastic-net, top-snp) genotypes, and export this ' +
        'one without',
    });
  }
  const absent = new Set<number>();
  const columnOf = new Map(panel.features.map((id, column) => [id, column]));
  const centred = (marker: number): Float64Array | undefined => {
    const column = columnOf.get(linear.markers[marker]!);
    return column === undefined ? undefined : centredDosages(featureValues(panel, column));
  };
  function* blocks(): Generator<string> {
    yield 'GENE RSID1 RSID2 VALUE\n';
    for (const [gene, id] of linear.genes.entries()) {
      const { markers } = linear.formulaOf(gene);
      const dosages = Array.from(markers, centred);
      for (let first = 0; first < markers.length; first++) {
        const start = `${id} ${names[markers[first]!]!} `;
        const own = dosages[first];
        if (own === undefined) {
          absent.add(markers[first]!);
          yield `${start}${names[markers[first]!]!} NA\n`;
          continue;
        }
        let block = '';
        for (let second = first; second < markers.length; second++) {
          const other = dosages[second];
          if (other === undefined) continue;
          block += `${start}${names[markers[second]!]!} ${covariance(own, other)}\n`;
        }
        yield block;
      }
    }
  }
  await writeText(file, blocks());
  return absent.size;
}

/** Dosages less their mean, 0 where missing; undefined where all are missing. */
function centredDosages(dosages: Float32Array): Float64Array | undefined {
  let [sum, called] = [0, 0];
  for (const dosage of dosages) {
    if (Number.isNaN(dosage)) continue;
    sum += dosage;
    called++;
  }
  if (called === 0) return undefined;
  const mean = sum / called;
  return Float64Array.from(dosages, (dosage) => (Number.isNaN(dosage) ? 0 : dosage - mean));
}

function covariance(first: Float64Array, second: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < first.length; row++) sum += first[row]! * second[row]!;
  return sum / (first.length - 1);
}
