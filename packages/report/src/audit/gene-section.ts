import { toCsv } from '../csv/to-csv.js';
import { markup } from '../html/markup.js';
import type { Section } from '../page/section.js';
import { renderTable } from '../tables/render-table.js';
import { formatCompact, formatNumber, formatPValue } from '@snpress/data/words/format-number';
import type { AuditContext } from './audit-context.js';

const genesShown = 15;

/** The genes with the highest r; the file has all of them. */
export const geneSection: Section<AuditContext> = {
  id: 'genes',
  heading: 'Gene by gene',
  needs: [],
  render: ({ report: { audit }, exhibits }) => {
    const { predictions, truth } = audit;
    const [first] = predictions;
    const genes = truth.observed.features;
    const { r } = first!.evaluation.perGene;
    const shown = genes
      .map((_, gene) => gene)
      .filter((gene) => !Number.isNaN(r[gene]))
      .sort((a, b) => r[b]! - r[a]!)
      .slice(0, genesShown);
    return markup`<p>
        Among many genes some have a high r by luck. q is the share of false findings among the genes that fit as well
        or better: believe those with a small q.
      </p>
      ${exhibits.table(
        (caption) => ({
          name: 'genes',
          inline: renderTable({
            caption,
            columns: [
              { label: 'Gene' },
              { label: 'Mean', numeric: true },
              { label: 'SD', numeric: true },
              ...predictions.flatMap(({ name }) => [
                { label: name, note: 'SD', numeric: true },
                { label: name, note: 'r', numeric: true },
                { label: name, note: 'p', numeric: true },
                { label: name, note: 'q', numeric: true },
              ]),
            ],
            rows: shown.map((gene) => ({
              cells: [
                genes[gene]!,
                formatNumber(first!.evaluation.perGene.observedMean[gene]!),
                formatCompact(truth.spread.perGene[gene]!, 2),
                ...predictions.flatMap(({ evaluation, spread, permutation, q }) => [
                  formatCompact(spread.perGene[gene]!, 2),
                  formatNumber(evaluation.perGene.r[gene]!),
                  pValue(permutation.perGene[gene]!),
                  pValue(q[gene]!),
                ]),
              ],
            })),
          }),
          csv: toCsv(
            [
              'gene',
              'samples',
              'observed_mean',
              'observed_sd',
              ...predictions.flatMap(({ name, hasSkill }) =>
                ['mse', ...(hasSkill ? ['skill'] : []), 'sd', 'r', 'r2', 'p', 'q'].map(
                  (key) => `${name}.${key}`,
                ),
              ),
            ],
            genes.map((gene, i) => [
              gene,
              first!.evaluation.perGene.n[i],
              first!.evaluation.perGene.observedMean[i],
              truth.spread.perGene[i],
              ...predictions.flatMap(({ evaluation: { perGene }, spread, permutation, q, hasSkill }) => [
                perGene.mse[i],
                ...(hasSkill ? [perGene.skill[i]] : []),
                spread.perGene[i],
                perGene.r[i],
                perGene.r2[i],
                permutation.perGene[i],
                q[i],
              ]),
            ]),
          ),
        }),
        markup`The genes with the highest r of ${first!.name}; mean and standard deviation (SD) of the truth, then SD, r,
        p of permuted samples and q of each set of predictions. The file has every gene.`,
      )}`;
  },
};

const pValue = (p: number): string => (Number.isNaN(p) ? formatNumber(p) : formatPValue(p));
