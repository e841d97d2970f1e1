import type { MarkerSummary, MismatchReason } from '@snpress/data';
import { mismatchInWords } from '@snpress/data/reconcile/mismatch-in-words';
import { formatCount, formatPercent } from '@snpress/data/words/format-number';
import { toCsv } from '../csv/to-csv.js';
import { markup } from '../html/markup.js';
import type { Section } from '../page/section.js';
import { renderTable } from '../tables/render-table.js';
import type { PredictionContext } from './prediction-context.js';

type CountOf = (markers: MarkerSummary) => number;

const counts: readonly (readonly [label: string, count: CountOf])[] = [
  ['Variants of the model', ({ reference }) => reference],
  ['– found by position and alleles', ({ byPosition }) => byPosition],
  ['– found by id', ({ byId }) => byId],
  ['– of these, counted the other allele: flipped', ({ flipped }) => flipped],
  ['– of these, read on the other strand', ({ complement }) => complement],
  ['– of these, A/T or C/G, alike on both strands', ({ ambiguous }) => ambiguous],
  ['– of these, alleles not known and so not checked', ({ unchecked }) => unchecked],
  ['– of these, allele frequencies far apart', ({ frequencyGaps }) => frequencyGaps],
  ['Absent: as at the mean of training', ({ absent }) => absent],
];

/** How many of the variants that a gene depends on are there, by share. */
const shares: readonly (readonly [label: string, holds: (share: number) => boolean])[] = [
  ['all', (share) => share === 1],
  ['90 % or more', (share) => share >= 0.9 && share < 1],
  ['half or more', (share) => share >= 0.5 && share < 0.9],
  ['less than half', (share) => share > 0 && share < 0.5],
  ['none', (share) => share === 0],
];

/** What became of the variants of each model, and how many genes keep theirs. */
export const variantsSection: Section<PredictionContext> = {
  id: 'variants',
  heading: 'Which variants were found',
  needs: [],
  render: ({ report: { models }, exhibits }) => {
    const reasons = [...new Set(models.flatMap(({ markers }) => Object.keys(markers.absentBy)))].map(
      (reason): (typeof counts)[number] => [
        `– ${mismatchInWords[reason as MismatchReason][0]}`,
        ({ absentBy }) => absentBy[reason as MismatchReason] ?? 0,
      ],
    );
    const rows = [...counts, ...reasons]
      .map(([label, count]) => ({ label, values: models.map(({ markers }) => count(markers)) }))
      .filter(({ label, values }) => !label.startsWith('–') || values.some((value) => value > 0));
    const genes = shares.map(([label, holds]) => ({
      label,
      values: models.map(
        (model) => model.genes.filter(({ used, found }) => used > 0 && holds(found / used)).length,
      ),
    }));
    const columns = models.map(({ name }) => ({ label: name, numeric: true }));
    const names = models.map(({ name }) => name);
    return markup`${exhibits.table(
      (caption) => ({
        name: 'variants',
        inline: renderTable({
          caption,
          columns: [{ label: 'Variants' }, ...columns],
          rows: rows.map(({ label, values }) => ({ cells: [label, ...values.map(formatCount)] })),
        }),
        csv: toCsv(
          ['variants', ...names],
          rows.map(({ label, values }) => [label.replace(/^– /, ''), ...values]),
        ),
      }),
      markup`What became of the variants of each model in these genotypes.`,
    )}
    ${exhibits.table(
      (caption) => ({
        name: 'genes-by-variants',
        inline: renderTable({
          caption,
          columns: [{ label: 'Variants found' }, ...columns],
          rows: genes.map(({ label, values }) => ({
            cells: [
              label,
              ...values.map((value, at) => {
                const { length } = models[at]!.genes;
                return `${formatCount(value)} (${formatPercent(value / length, 0)})`;
              }),
            ],
          })),
        }),
        csv: toCsv(
          ['variants_found', ...names],
          genes.map(({ label, values }) => [label, ...values]),
        ),
      }),
      markup`Genes by the share of the variants they depend on that was found; what is absent counts as at the mean of training.`,
    )}`;
  },
};
