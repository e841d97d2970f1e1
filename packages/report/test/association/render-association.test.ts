import { expect, it } from 'vitest';
import { renderAssociation } from '../../src/association/render-association.js';
import type { AssociationReport } from '../../src/association/association-report.js';

const genes = Array.from({ length: 40 }, (_, gene) => (gene === 3 ? '<b>&' : `gene${gene}`));
const z = genes.map((_, gene) => (gene === 5 ? NaN : gene === 7 ? 45 : Math.sin(gene * 7)));
const report: AssociationReport = {
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

it('has the strongest genes, a figure along the genome and one beside chance, and escapes names', async () => {
  const files = await renderAssociation(report);
  expect(Object.keys(files).sort()).toEqual(
    expect.arrayContaining([
      'figures/manhattan-blood.svg',
      'figures/qq-blood.svg',
      'index.html',
      'tables/strongest.csv',
    ]),
  );
  const page = files['index.html']!;
  // p is too small for a number, but not for its exponent.
  expect(page).toContain('1.3e−442');
  expect(page).toContain('3 of 4');
  expect(page).toContain('&lt;b&gt;&amp;');
  expect(page).not.toContain('<b>&');
  expect(await renderAssociation(report)).toEqual(files);
});

it('leaves the genome out where no gene has a place', async () => {
  const [series] = report.series;
  const files = await renderAssociation({ ...report, series: [{ ...series!, position: undefined }] });
  expect(files).not.toHaveProperty('figures/manhattan-blood.svg');
});
