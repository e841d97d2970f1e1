/** Where the page shows the i-th gene of the evaluations on its own: anchor of its figure and of its row. */
export const geneAnchor = {
  figure: (gene: number): string => `gene-figure-${gene}`,
  row: (gene: number): string => `gene-${gene}`,
} as const;
