import { writeText } from '@snpress/formats/text/write-text';
import type { ModelArtifact } from '../../artifact/model-artifact.js';
import { foldLinear } from '../fold/fold-linear.js';
import { originalIds } from '@snpress/data/matrix/original-ids';
import { quoteField } from '@snpress/data/text/quote-field';

/** What `marker` is in the row of a gene's intercept. */
const interceptRow = '(intercept)';

const header = 'gene,marker,chromosome,position,counted_allele,other_allele,weight,missing_dosage\n';

/**
 * Writes the weights of a linear model, gene by gene: first a row for the intercept, then one for each marker with a weight.
 * Expression is the intercept plus the sum of weight × dosage of the counted allele; `missing_dosage` is the dosage that stands
 * for a missing call. Compressed where the path ends in `.gz`.
 * @throws ModelError where the model is not linear; PreprocessError where its preprocessing cannot be folded into weights.
 */
export async function writeCsvWeights(
  path: string,
  artifact: ModelArtifact,
): Promise<{ readonly genes: number; readonly weights: number }> {
  const linear = foldLinear(artifact);
  const describe = markerFields(artifact);
  let weights = 0;
  function* blocks(): Generator<string> {
    yield header;
    for (const [index, id] of linear.genes.entries()) {
      const gene = quoteField(id);
      const { intercept, markers, effects } = linear.formulaOf(index);
      let block = `${gene},${interceptRow},,,,,${intercept},\n`;
      for (let k = 0; k < markers.length; k++) {
        const marker = markers[k]!;
        const fill = linear.fills[marker]!;
        block += `${gene},${describe(marker)},${effects[k]!},${Number.isNaN(fill) ? '' : fill}\n`;
      }
      weights += markers.length;
      yield block;
    }
  }
  await writeText(path, blocks());
  return { genes: linear.genes.length, weights };
}

/** What the table says of a marker, from its id to its alleles. */
function markerFields({ markers: { ids, positions, alleles } }: ModelArtifact): (marker: number) => string {
  const known = new Map<number, string>();
  const names = originalIds(ids);
  return (marker) => {
    const described = known.get(marker);
    if (described !== undefined) return described;
    const start = positions?.start[marker] ?? NaN;
    const fields = [
      names[marker]!,
      positions?.chromosome[marker] ?? '',
      Number.isNaN(start) ? '' : String(start),
      alleles?.counted[marker] ?? '',
      alleles?.other[marker] ?? '',
    ];
    const text = fields.map((field) => quoteField(field)).join(',');
    known.set(marker, text);
    return text;
  };
}
