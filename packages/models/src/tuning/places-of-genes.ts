import type { CompositePart } from './composite-part.js';

/** For each gene of a composite the part that predicts it, and which gene of that part it is. */
export function placesOfGenes(
  genes: readonly string[],
  parts: readonly Pick<CompositePart, 'from' | 'genes'>[],
): { readonly partOf: Int32Array; readonly geneOf: Int32Array } {
  const partOf = new Int32Array(genes.length);
  const geneOf = new Int32Array(genes.length);
  parts.forEach(({ from, genes: to }, part) => {
    to.forEach((gene, index) => {
      partOf[gene] = part;
      geneOf[gene] = from[index]!;
    });
  });
  return { partOf, geneOf };
}
