import type { AssociationReport } from '../../src/association/association-report.js';

const genes = Array.from({ length: 40 }, (_, gene) => (gene === 3 ? '<b>&' : `gene${gene}`));
const z = genes.map((_, gene) => (gene === 5 ? NaN : gene === 7 ? 45 : Math.sin(gene * 7)));
/** The tests of forty genes: one without a test, one with a p that is too small for a number. */
export const associated: AssociationReport = {
  title: 'Genes and <trait>',
  lead: 'One gene.',
  findings: ['model: 39 of 40'],
  facts: [['Models', '1']],
  series: [
    {
      name: 'blood',
      genes,
      chromosome: genes.map((_, gene) => `chr${1 + (gene % 3)}`),
      position: genes.map((_, gene) => 1000 * gene),
      ...{ z, p: z.map((own) => (own > 40 ? 0 : 0.5)), q: z.map(() => 0.5) },
      strength: z.map((own) => (own > 40 ? 441.9 : Math.abs(own))),
      used: genes.map(() => 3),
      variants: genes.map(() => 4),
    },
  ],
  notes: ['10 lines'],
  terms: [['z', 'what it is']],
  files: [['associations.csv', 'every gene']],
};
