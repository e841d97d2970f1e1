import { incompleteBeta } from '../distribution/incomplete-beta.js';

/** Genes with from < r² ≤ to; the first bin holds r² = 0 too. */
export interface R2Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** How many genes chance alone would put there, if no prediction had anything to do with the observations. */
  readonly expected: number;
}

const edges = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/**
 * Counts genes by squared correlation in the bins of Xie et al. (2017), Table 2, with what chance would give: r² of
 * two independent samples of size n from normal distributions is Beta(½, (n − 2) / 2). For predictions concatenated
 * over the folds of a cross-validation this is approximate, as the folds' training means differ.
 * @param r2 per gene; a gene where it is NaN is in no bin, and in no expectation
 * @param n per gene: number of distinct held-out samples
 */
export function r2Bins(r2: Float64Array, n: Int32Array): R2Bin[] {
  const genesOfSize = new Map<number, number>();
  const counts = new Int32Array(edges.length - 1);
  for (const [gene, value] of r2.entries()) {
    if (Number.isNaN(value)) continue;
    genesOfSize.set(n[gene]!, (genesOfSize.get(n[gene]!) ?? 0) + 1);
    counts[Math.max(0, edges.findIndex((edge) => value <= edge) - 1)]! += 1;
  }
  return [...counts.entries()].map(([bin, count]) => {
    const [from, to] = [edges[bin]!, edges[bin + 1]!];
    const expected = [...genesOfSize].map(
      ([size, genes]) => genes * (chanceBelow(to, size) - chanceBelow(from, size)),
    );
    return { from, to, count, expected: expected.reduce((sum, part) => sum + part, 0) };
  });
}

/** The probability of an r² up to `r2` among `n` unrelated pairs; of two pairs it is always 1. */
function chanceBelow(r2: number, n: number): number {
  return n <= 2 ? Number(r2 >= 1) : incompleteBeta(0.5, (n - 2) / 2, r2);
}
