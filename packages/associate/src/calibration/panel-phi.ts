import type { Matrix } from '@snpress/data';
import { type PanelRelationship, standardised } from './panel-relationship.js';

/**
 * Φ of genes: the mean over all markers of the squared correlation of a gene's predicted expression with a marker. Where a trait has
 * effects of one variance at all (standardised) markers, the variance of the gene's z in a GWAS of N samples is 1 + N·h²·Φ. The mean over the panel
 * is freed of what n samples correlate by chance: r² − (1 − r²)/(n − 2).
 *
 * @param predicted - samples of the panel × genes.
 * @returns one per gene, below 0 where chance has it; NaN where the prediction does not vary.
 * @see Liang, Nyasimi & Im, American Journal of Human Genetics 113:276 (2026)
 */
export function panelPhi({ samples, markers, products }: PanelRelationship, predicted: Matrix): Float64Array {
  return Float64Array.from(predicted.features, (_, gene) => {
    const own = standardised(predicted.values.subarray(gene * samples, (gene + 1) * samples));
    if (own === undefined || markers === 0) return NaN;
    let sum = 0;
    for (let i = 0; i < samples; i++) {
      let row = 0;
      for (let j = 0; j < samples; j++) row += products[i * samples + j]! * own[j]!;
      sum += row * own[i]!;
    }
    const mean = sum / (markers * samples * samples);
    return mean - (1 - mean) / (samples - 2);
  });
}
