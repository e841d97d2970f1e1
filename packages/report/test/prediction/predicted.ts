import type { PredictionOfModel, PredictionReport } from '../../src/index.js';

const hostile = '<img src=x onerror=alert(1)>';

const blend: PredictionOfModel = {
  name: hostile,
  samples: 20,
  file: 'p.tsv',
  withoutVariants: 11,
  inUse: '60 of the 80 variants that the model uses are there (75.0 %)',
  genes: Array.from({ length: 60 }, (_, gene) => ({
    gene: gene === 7 ? hostile : `YGR${gene}W`,
    skill: 0.6 - gene / 50,
    r: Math.sqrt(Math.max(0, 0.6 - gene / 50)),
    q: gene < 32 ? 0.01 : 0.6,
    used: gene === 59 ? 0 : 4,
    found: gene % 5 === 4 ? 0 : gene === 59 ? 0 : 4 - (gene % 4),
  })),
  markers: {
    ...{ reference: 80, given: 100, met: 60, byPosition: 50, byId: 10, flipped: 7, complement: 0 },
    ...{ ambiguous: 0, unchecked: 3, renamed: 2, frequencyGaps: 0, absent: 20, dropped: 40 },
    absentBy: { 'not-there': 15, 'alleles-differ': 5 },
    droppedBy: { 'not-there': 40 },
  },
};

/** A model with known skill, and one of which nothing is known. */
export const predicted: PredictionReport = {
  genotypes: ['new.vcf.gz'],
  models: [
    blend,
    {
      ...blend,
      name: 'imported',
      file: 'p.imported.tsv',
      genes: blend.genes.map((gene) => ({ ...gene, skill: NaN, r: NaN, q: NaN })),
    },
  ],
  notes: [`${hostile} was read.`],
};
