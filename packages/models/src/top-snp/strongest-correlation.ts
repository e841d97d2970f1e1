/** Squared correlations that differ by less than this are ties; the first marker wins them. */
const TIE = 1e-12;
/** Markers whose standardised genotypes stay in the cache while all genes of a call pass. */
const BLOCK = 256;

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
  const count = markers.length / rows;
  const offer = (gene: number, marker: number, r: number): void => {
    if (r * r <= best.r2[gene]! + TIE) return;
    best.r2[gene] = r * r;
    best.marker[gene] = place + marker;
  };
  for (let first = 0; first < count; first += BLOCK) {
    const end = Math.min(first + BLOCK, count);
    for (let gene = 0; gene < best.r2.length; gene++) {
      const y = gene * rows;
      let marker = first;
      for (; marker + 3 < end; marker += 4) {
        const x = marker * rows;
        let r0 = 0;
        let r1 = 0;
        let r2 = 0;
        let r3 = 0;
        for (let row = 0; row < rows; row++) {
          const value = genes[y + row]!;
          r0 += value * markers[x + row]!;
          r1 += value * markers[x + rows + row]!;
          r2 += value * markers[x + 2 * rows + row]!;
          r3 += value * markers[x + 3 * rows + row]!;
        }
        offer(gene, marker, r0);
        offer(gene, marker + 1, r1);
        offer(gene, marker + 2, r2);
        offer(gene, marker + 3, r3);
      }
      for (; marker < end; marker++) {
        let r = 0;
        for (let row = 0; row < rows; row++) r += genes[y + row]! * markers[marker * rows + row]!;
        offer(gene, marker, r);
      }
    }
  }
}
