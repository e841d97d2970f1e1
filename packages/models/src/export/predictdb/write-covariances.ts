import type { Matrix } from '@snpress/data';
import { writeText } from '@snpress/formats/text/write-text';
import { ModelError } from '../../contract/model-error.js';
import { covariance, panelCovariances } from '../../weights/panel-covariances.js';
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
  const { centred } = panelCovariances(panel);
  function* blocks(): Generator<string> {
    yield 'GENE RSID1 RSID2 VALUE\n';
    for (const [gene, id] of linear.genes.entries()) {
      const { markers } = linear.formulaOf(gene);
      const dosages = Array.from(markers, (marker) => centred(linear.markers[marker]!));
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
