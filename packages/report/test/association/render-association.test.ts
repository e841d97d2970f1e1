import { expect, it } from 'vitest';
import { renderAssociation } from '../../src/association/render-association.js';
import { associated } from './associated.js';

it('has the strongest genes, a figure along the genome and one beside chance, and escapes names', async () => {
  const files = await renderAssociation(associated);
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
  expect(await renderAssociation(associated)).toEqual(files);
});

it('leaves the genome out where no gene has a place', async () => {
  const [series] = associated.series;
  const files = await renderAssociation({ ...associated, series: [{ ...series!, position: undefined }] });
  expect(files).not.toHaveProperty('figures/manhattan-blood.svg');
});
