import type { CatalogueDataset } from './catalogue-dataset.js';

const commit = 'de460ea6b3f9b98b98247fd0758469241ed9fd5e';

/** The yeast cross of Bloom et al. 2013 and its growth in 46 conditions, as the repository of a later study has it. */
export const yeastBloom2013: CatalogueDataset = {
  name: 'yeast-bloom2013',
  title: 'BY × RM: 1,008 haploid segregants of yeast, 11,623 markers, growth in 46 conditions',
  address: `https://raw.githubusercontent.com/maryamayat/YeastRVM/${commit}`,
  files: [
    {
      name: 'geno_1.RDS',
      path: 'Grinberg/geno_1.RDS',
      bytes: 3_625_901,
      blob: 'b14a4dd9bdfb812ce1fc885385f217ca495c215b',
    },
    {
      name: 'pheno.csv',
      path: 'Data/pheno.csv',
      bytes: 796_922,
      blob: '44fe1ab0f006fe7da9651cf5104feb82e7a1084e',
    },
  ],
  made: {
    files: ['genotypes.tsv.gz', 'markers.tsv.gz', 'traits.tsv.gz'],
    make: async (folder) => {
      const { makeBloom2013 } = await import('./make-bloom2013.js');
      await makeBloom2013(folder);
    },
  },
  data: {
    genotypes: { path: 'genotypes.tsv.gz' },
    expression: { path: 'traits.tsv.gz' },
    targets: 'traits',
    snpPositions: 'markers.tsv.gz',
    ploidy: 1,
  },
  notes: [
    'Genotypes are 0 and 1, none missing; which parent 1 is of, the source does not say. The strains are haploid.',
    'Traits are growth in 46 conditions, of 6 significant digits; 1 to 409 strains lack a trait, which is learned from the others.',
    'Rows of traits are numbered only: they are the strains in the order of the genotypes, as scores of predictions confirm.',
  ],
  citations: [
    'Bloom JS, Ehrenreich IM, Loo WT, Lite TLV, Kruglyak L: Finding the sources of missing heritability in a yeast cross. Nature 494:234–237 (2013).',
    'Grinberg NF, Orhobor OI, King RD: An evaluation of machine-learning for predicting phenotype: studies in yeast, rice, and wheat. Machine Learning 109:251–277 (2020).',
  ],
  licence: 'The repository (maryamayat/YeastRVM) states none. Cite Bloom et al. 2013.',
};
