import { multiplyBlocks } from '../kernels/multiply-blocks.js';

/** Squared correlations that differ by less than this are ties; the first marker wins them. */
const TIE = 1e-12;

/** For each gene the marker that correlates best with it, of those that were offered. */
export interface StrongestCorrelations {
  /** Gene → marker; −1 where the gene or every marker is constant. */
  readonly marker: Int32Array;
  /** Gene → squared Pearson correlation with that marker. */
  readonly r2: Float64Array;
}

/**
 * Offers markers to all genes.
 * @param place - of the first of these markers.
 * @param markers - standardised genotypes, `rows` values per marker.
 * @param genes - standardised expression, `rows` values per gene.
 */
export function offerMarkers(
  best: StrongestCorrelations,
  place: number,
  markers: Float64Array,
  genes: Float64Array,
  rows: number,
): void {
  const targets = best.r2.length;
  const count = markers.length / rows;
  const products = new Float64Array(targets * count);
  multiplyBlocks(genes, targets, markers, count, rows, products);
  for (let gene = 0, at = 0; gene < targets; gene++) {
    for (let marker = 0; marker < count; marker++, at++) {
      const r2 = products[at]! * products[at]!;
      if (r2 <= best.r2[gene]! + TIE) continue;
      best.r2[gene] = r2;
      best.marker[gene] = place + marker;
    }
  }
}
