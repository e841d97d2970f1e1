import { densityGrid } from '../figures/density-grid.js';
import { geneScatter } from '../figures/gene-scatter.js';
import { truthDensity } from '../figures/truth-density.js';
import { withBaseline } from '../headline/rank-models.js';
import { geneName } from '../html/gene-name.js';
import { markup } from '../html/markup.js';
import { formatCount, formatNumber } from '@snpress/data/words/format-number';
import { varianceTable } from '../tables/variance-table.js';
import { joinWords } from '../text/join-words.js';
import { uniqueSlugs } from '../text/slug.js';
import { calibrationFigures } from './calibration-figures.js';
import { heldOutDeviations, heldOutValues } from './held-out-points.js';
import { heldOutPredictions } from './needs.js';
import type { PageContext } from './page-context.js';
import type { Section } from './section.js';

const densityBins = 64;

/** True against predicted: all genes, all genes without their means, and chosen genes. */
export const truthSection: Section<PageContext> = {
  id: 'truth',
  group: 'Models',
  heading: 'True against predicted expression',
  needs: [heldOutPredictions],
  terms: ({ curves }) =>
    curves.length === 0
      ? []
      : [
          [
            'Calibration',
            'Least-squares regression of true on predicted values over all held-out values, each side less its mean over the held-out samples of the gene.',
          ],
        ],
  render: (context) => {
    const { input, ranked, drawn, exhibits } = context;
    const { predictions, baseline } = input;
    const { absent } = drawn;
    const model = drawn.model!;
    const all = densityGrid(heldOutValues(predictions, model.name), densityBins);
    const deviations = densityGrid(heldOutDeviations(predictions, model.name, baseline), densityBins);
    const slugs = uniqueSlugs(drawn.genes.map(({ gene }) => gene));
    const { genes, skill, r } = model.perGene;
    return markup`<p>
        Genes differ far more from one another than one gene differs between samples. So a plot of all values
        looks impressive for any model that knows each gene's mean. What genotypes add shows only after those
        means are taken away.
      </p>
      <div class="exhibits small">
        ${exhibits.figure(
          truthDensity(all, {
            name: 'truth-all-genes',
            title: `All held-out values: predicted by ${model.name} against true`,
            description: `Density of ${formatCount(all.points)} values of ${formatCount(genes.length)} genes; the dashed line is perfect prediction.`,
            xLabel: 'true expression',
            yLabel: 'predicted expression',
          }),
          markup`All ${formatCount(all.points)} held-out values of ${formatCount(genes.length)} genes,
          ${model.name}. The dashed line is perfect prediction.`,
        )}${
          deviations.points > 0 &&
          exhibits.figure(
            truthDensity(deviations, {
              name: 'truth-deviations',
              title: `Deviations from the training mean: predicted by ${model.name} against true`,
              description: `Density of ${formatCount(deviations.points)} values with each gene's training mean taken away; the dashed line is perfect prediction.`,
              xLabel: 'true deviation from the training mean',
              yLabel: 'predicted deviation',
            }),
            markup`The same values with each gene's training mean taken away. Pooled skill
            ${formatNumber(model.skill.pooled)} is how much of this horizontal spread ${model.name} predicts;
            a flat band at zero would be the baseline.`,
          )
        }${calibrationFigures(context)}
      </div>
${exhibits.table(
  (caption) => varianceTable(withBaseline(ranked), ranked.baseline, caption),
  markup`Where the accuracy comes from. R² between genes: how well a model knows the mean of each gene, which
          needs no genotypes. R² within genes: how well it knows how samples differ. Slope: regression of true on
          predicted deviations from the gene means; below 1, predictions vary more than they should. The training mean has no slope: its predictions of a gene differ between splits alone.`,
  'Where the accuracy comes from',
)}
      ${absent.length > 0 && markup`<p>Not among the predicted genes: ${joinWords(absent)}.</p>`}
      ${
        drawn.genes.length > 0 &&
        markup`<details><summary>Single genes</summary><div class="exhibits small">
        ${drawn.genes.map((points, i) => {
          const at = genes.indexOf(points.gene);
          return exhibits.figure(
            geneScatter(`gene-${slugs[i]!}`, model.name, points),
            markup`<b>${at < 0 ? points.gene : geneName(points.gene)}</b>, ${model.name}: skill ${formatNumber(skill[at] ?? NaN, 2)}, r
              ${formatNumber(r[at] ?? NaN, 2)} over ${formatCount(points.points.length)} held-out samples.`,
          );
        })}
      </div></details>`
      }`;
  },
};
