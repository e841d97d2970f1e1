import type { CatalogueDataset } from './catalogue-dataset.js';

const commit = 'e8f3502c14b4278aa15dd5b5e25f676ae28555fc';

/** The yeast cross of Brem & Kruglyak, as the authors of Xie et al. 2017 published it. */
export const yeastBrem2005: CatalogueDataset = {
  name: 'yeast-brem2005',
  title: 'BY4716 × RM11-1a: 112 haploid segregants of yeast, 2,956 SNPs',
  address: `https://raw.githubusercontent.com/shilab/MLP-SAE/${commit}`,
  files: [
    {
      name: 'matrix_genotypes.txt',
      path: 'data/matrix_genotypes.txt',
      bytes: 699_680,
      blob: 'e99e9c6aab0762e295a964488cccbe287d933f2e',
    },
    {
      name: 'snp_position.txt',
      path: 'data/snp_position.txt',
      bytes: 64_208,
      blob: '85c0b172bd3beb78e805182a6e180cc9413dfb20',
    },
    {
      name: 'expression_matrix.txt',
      path: 'data/expression_matrix.txt',
      blob: '39ee6bb117fbb70b94ae9b04f1bd74fbc2c31b7e',
    },
    {
      name: 'expression_location',
      path: 'data/expression_location',
      bytes: 130_452,
      blob: 'd74238d53440027f02519b2437f4c6f06d685f9a',
    },
  ],
  data: {
    genotypes: { path: 'matrix_genotypes.txt', missing: ['2'] },
    expression: { path: 'expression_matrix.txt' },
    snpPositions: 'snp_position.txt',
    genePositions: 'expression_location',
    ploidy: 1,
  },
  notes: [
    'Genotypes are 0 for the allele of BY4716, 1 for that of RM11-1a and 2 for a missing call; the strains are haploid.',
    '25 SNP ids occur twice.',
    'Expression has rows with missing values: a gene is learned from the strains that have one; `dropMissing: {}` keeps the complete rows, as the paper did.',
  ],
  citations: [
    'Brem RB, Kruglyak L: The landscape of genetic complexity across 5,700 gene expression traits in yeast. PNAS 102:1572–1577 (2005).',
    'Xie R, Wen J, Quitadamo A, Cheng J, Shi X: A deep auto-encoder model for gene expression prediction. BMC Genomics 18:845 (2017).',
  ],
  licence: 'The repository of the authors (shilab/MLP-SAE) states none. Cite both papers.',
};
