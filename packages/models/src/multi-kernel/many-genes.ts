/** Genes from which it can be learned what genes share. */
export const manyGenes = 50;
