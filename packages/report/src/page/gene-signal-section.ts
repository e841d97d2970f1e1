import { pairScatter } from '../figures/pair-scatter.js';
import { r2Bins } from '../figures/r2-bins.js';
import { skillDistribution } from '../figures/skill-distribution.js';
import { markup, type Markup } from '../html/markup.js';
import type { Ceiling } from '@snpress/evaluate';
import type { EvaluatedModel } from '../input/report-input.js';
import { r2BinsTable } from '../tables/r2-bins-table.js';
import { counted } from '@snpress/data/words/counted';
import { printable } from '../text/printable.js';
import { uniqueSlugs } from '../text/slug.js';
import type { Exhibits } from './exhibits.js';
import { models } from './needs.js';
import type { PageContext } from './page-context.js';
import type { Section } from './section.js';

const ceilingAxis = {
  truth: 'skill of the true genetic values',
  heritability: 'estimated heritability h²',
} as const;

/** The ceiling of every gene against the skill of the best model. */
function ceilingFigure({ kind, perGene }: Ceiling, best: EvaluatedModel, exhibits: Exhibits): Markup {
  const { genes, ceiling } = perGene;
  const at = new Map(best.perGene.genes.map((gene, i) => [gene, i]));
  return exhibits.figure(
    pairScatter({
      name: `ceiling-${kind}`,
      title: `Skill of ${printable(best.name)} against the ${ceilingAxis[kind]} of each gene`,
      description: `${counted(genes.length, 'gene')}; on the dashed line the model gets all that there is.`,
      xLabel: ceilingAxis[kind],
      yLabel: `skill of ${best.name}`,
      names: genes,
      x: ceiling,
      y: genes.map((gene) => best.perGene.skill[at.get(gene) ?? -1] ?? NaN),
    }),
    markup`Skill of ${best.name} against the ${ceilingAxis[kind]} of each gene. On the dashed line, the model gets all
    that there is${kind === 'heritability' && '; estimates of single genes are uncertain, so a gene above the line says little'}.`,
  );
}

/** How the signal is spread over genes, against chance. */
export const geneSignalSection: Section<PageContext> = {
  id: 'genes-signal',
  group: 'Genes',
  heading: 'How many genes can be predicted',
  needs: [models],
  render: ({ input, ranked, exhibits }) => {
    const judged = ranked.models;
    const counts = judged.flatMap((model) => model.r2Bins.flatMap((bin) => [bin.count, bin.expected]));
    const highest = 1.08 * counts.reduce((most, count) => Math.max(most, count), 1);
    const ceilings = input.ceilings.filter(({ perGene }) => perGene.genes.length > 0);
    const slugs = uniqueSlugs(judged.map(({ name }) => name));
    return markup`<div class="beside wider">
        <p>
          With few held-out samples, r² is never far from zero even for useless predictions. So every count
          stands beside the count that chance alone gives.
        </p>
        ${exhibits.figure(
          skillDistribution(judged),
          markup`Share of genes whose skill is above the value on the horizontal axis. Left of zero are genes
          predicted worse than by their training mean.`,
        )}
      </div>
      <div class="exhibits small">
        ${exhibits.byModel(
          judged.map((model, i) => ({
            model: model.name,
            figure: r2Bins(`r2-bins-${slugs[i]!}`, model.name, model.r2Bins, highest),
            caption: markup`${model.name}: genes by r² (bars); the thick lines are what chance alone gives.`,
          })),
        )}${ceilings.map((ceiling) => ceilingFigure(ceiling, judged[0]!, exhibits))}
      </div>
      ${exhibits.table(
        (caption) => r2BinsTable(judged, caption),
        markup`Number of genes by r² between true and predicted expression of held-out samples; in brackets
        the number that chance alone gives.`,
        'Genes by r², all models',
      )}`;
  },
};
