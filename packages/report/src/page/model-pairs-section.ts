import { lowestDrawn, mostDots, pairScatter } from '../figures/pair-scatter.js';
import { markup } from '../html/markup.js';
import type { EvaluatedModel } from '../input/report-input.js';
import { geneWins, notableSkill } from '../tables/gene-wins.js';
import { modelPairsTable } from '../tables/model-pairs-table.js';
import { formatCount, formatNumber } from '@snpress/data/words/format-number';
import { printable } from '../text/printable.js';
import { uniqueSlugs } from '../text/slug.js';
import { genes, twoModels } from './needs.js';
import { modelsDrawn, type PageContext } from './page-context.js';
import type { Section } from './section.js';

/** The best model against each other one, gene by gene. */
export const modelPairsSection: Section<PageContext> = {
  id: 'model-pairs',
  group: 'Models',
  heading: 'Model against model, gene by gene',
  needs: [twoModels, genes],
  render: ({ ranked, exhibits }) => {
    const [best, ...others] = ranked.models as readonly [EvaluatedModel, ...EvaluatedModel[]];
    const drawn = others.slice(0, modelsDrawn);
    const hasLow = [best, ...drawn].some(({ perGene: { skill } }) =>
      Array.from(skill).some((value) => value < lowestDrawn),
    );
    const slugs = uniqueSlugs(drawn.map(({ name }) => name));
    return markup`<div class="beside"><div><p>
        A gene above the dashed line is predicted better by ${best.name}. A cloud along the line means that the
        models see the same signal.${hasLow && ` Skills below ${formatNumber(lowestDrawn, 1)} are drawn at the edge.`}
      </p>
      ${exhibits.table(
        (caption) => modelPairsTable(best, others, caption),
        markup`Number of genes for which ${best.name} has the higher and the lower skill, and by more than ${notableSkill}.`,
        'Genes won and lost',
      )}
      ${
        others.length > drawn.length &&
        markup`<p class="source">Drawn are the ${formatCount(drawn.length)} next best models; the table has all.</p>`
      }</div>
      ${exhibits.byModel(
        drawn.map((other, i) => {
          const { clearlyBetter, clearlyWorse } = geneWins(best, other);
          const counts = `${formatCount(clearlyBetter)} genes better by more than ${notableSkill}, ${formatCount(clearlyWorse)} worse`;
          return {
            model: other.name,
            figure: pairScatter({
              name: `pair-${slugs[i]!}`,
              title: `Skill of each gene: ${printable(best.name)} against ${printable(other.name)}`,
              description: `${printable(best.name)}: ${counts}. The dashed line is equal skill.`,
              xLabel: `skill of ${other.name}`,
              yLabel: `skill of ${best.name}`,
              names: best.perGene.genes,
              x: other.perGene.skill,
              y: best.perGene.skill,
            }),
            caption: markup`${best.name} against ${other.name}: ${counts}.${
              best.perGene.genes.length > mostDots && ' Stronger shades hold more genes.'
            }`,
          };
        }),
      )}
      </div>`;
  },
};
