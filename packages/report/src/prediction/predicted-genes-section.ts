import { formatNumber, formatPValue } from '@snpress/data/words/format-number';
import { toCsv } from '../csv/to-csv.js';
import { skillDistribution } from '../figures/skill-distribution.js';
import { markup } from '../html/markup.js';
import type { Section } from '../page/section.js';
import { renderTable } from '../tables/render-table.js';
import type { PredictionContext } from './prediction-context.js';
import type { PredictionOfModel } from './prediction-report.js';

const genesShown = 25;

/** How far each gene can be believed: those that were predicted best while held out, and all of them in the file. */
export const predictedGenesSection: Section<PredictionContext> = {
  id: 'genes',
  heading: 'Which genes to believe',
  needs: [],
  render: ({ report: { models }, exhibits }) => {
    const all = models.flatMap((model) => model.genes.map((gene) => ({ model: model.name, ...gene })));
    const rank = ({ skill }: { skill: number }): number => (Number.isNaN(skill) ? -Infinity : skill);
    const shown = [...all].sort((a, b) => rank(b) - rank(a) || b.found - a.found).slice(0, genesShown);
    const judged = models.filter(({ genes }) => genes.some(({ skill }) => !Number.isNaN(skill)));
    return markup`<p>
        Skill is the share of the squared error of the training mean that the model took away on samples that were held out of its
        training; a gene without skill is predicted, but no better than by its mean. The share of its variants that the genotypes hold
        says how much of that is left for these samples.
      </p>
      ${
        judged.length > 0 &&
        markup`<div class="exhibits">
          ${exhibits.figure(
            skillDistribution(judged.map(asDistribution)),
            markup`The share of the predicted genes above each skill on samples held out of training.`,
          )}
        </div>`
      }
      ${exhibits.table(
        (caption) => ({
          name: 'genes',
          inline: renderTable({
            caption,
            columns: [
              { label: 'Gene' },
              ...(models.length > 1 ? [{ label: 'Model' }] : []),
              { label: 'Skill', numeric: true },
              { label: 'r', numeric: true },
              { label: 'q', numeric: true },
              { label: 'Variants found', numeric: true },
            ],
            rows: shown.map(({ gene, model, skill, r, q, used, found }) => ({
              cells: [
                gene,
                ...(models.length > 1 ? [model] : []),
                formatNumber(skill),
                formatNumber(r),
                Number.isNaN(q) ? formatNumber(q) : formatPValue(q),
                `${found} of ${used}`,
              ],
            })),
          }),
          csv: toCsv(
            ['model', 'gene', 'skill', 'r', 'q', 'variants_used', 'variants_found'],
            all.map(({ model, gene, skill, r, q, used, found }) => [model, gene, skill, r, q, used, found]),
          ),
        }),
        markup`The ${shown.length === all.length ? '' : 'best '}${shown.length} genes by skill on samples held out of training. The
        file has every gene.`,
      )}`;
  },
};

function asDistribution({ name, genes }: PredictionOfModel) {
  return { name, perGene: { skill: genes.map(({ skill }) => skill) } };
}
