import { metricsIn } from '@snpress/evaluate/metrics/metrics';
import { pooledSkill } from '@snpress/evaluate/metrics/skill';
import { markup } from '../html/markup.js';
import type { Section } from '../page/section.js';
import type { ComparisonContext } from './comparison-context.js';
import { formatCount } from '@snpress/data/words/format-number';
import { uniqueSlugs } from '../text/slug.js';
import { geneChange } from './gene-change.js';
import { metricTable, resultsTable } from './results-table.js';
import { skillByRun } from './skill-by-run.js';

const scatters = 4;

/** The skill of every model in every run, and gene by gene where the same samples were held out. */
export const resultsSection: Section<ComparisonContext> = {
  id: 'results',
  heading: 'Results',
  needs: [],
  render: ({ comparison, exhibits }) => {
    const { runs, models } = comparison;
    const changed = models.flatMap(({ model, runs: inRuns }) =>
      inRuns.flatMap((run, index) => {
        const { genes, pooled = 0 } = run?.change ?? {};
        return genes === undefined
          ? []
          : [{ model, genes, pooled, first: runs[0]!.label, other: runs[index]!.label }];
      }),
    );
    const drawn = changed
      .filter(({ genes }) => countWhere(genes.genes.length, (g) => genes.other[g] !== genes.first[g]) > 0)
      .sort((a, b) => Math.abs(b.pooled) - Math.abs(a.pooled))
      .slice(0, scatters);
    const slugs = uniqueSlugs(drawn.map(({ model, other }) => `${model}-${other}`));
    return markup`<p>
        Skill is the share of the held-out squared error of the training mean that a model removes. A change is
        against run ${runs[0]!.label}; its interval and p come from the corrected t-test of Nadeau and Bengio over
        outer splits, where both runs held out the same samples more than once.
      </p>
      ${exhibits.table(
        (caption) => resultsTable(comparison, pooledSkill, caption),
        markup`${pooledSkill.label} of every model in every run. The file holds the other metrics too.`,
      )}
      <div class="exhibits">
        ${exhibits.figure(skillByRun(comparison), markup`Pooled skill with its 95 % interval where there is one.`)}
      </div>
      ${metricsIn('compare').map(
        (metric) =>
          metric !== pooledSkill &&
          markup`<details>
            <summary>${metric.label}</summary>
            <div class="scroll" tabindex="0" role="region" aria-label="${metric.label}">
              ${metricTable(comparison, metric, markup`${metric.label} of every model in every run.`)}
            </div>
          </details>`,
      )}
      ${
        drawn.length > 0 &&
        markup`<h3>Gene by gene</h3>
          <div class="exhibits small">
            ${drawn.map(({ model, genes, first, other }, i) => {
              const better = countWhere(genes.genes.length, (g) => genes.other[g]! > genes.first[g]!);
              const worse = countWhere(genes.genes.length, (g) => genes.other[g]! < genes.first[g]!);
              return exhibits.figure(
                geneChange(`genes-${slugs[i]!}`, { model, genes, first, other }),
                markup`<b>${model}</b>: skill of ${formatCount(genes.genes.length)} genes in ${first} and in ${other};
                  ${formatCount(better)} higher in ${other}, ${formatCount(worse)} lower.`,
              );
            })}
          </div>`
      }`;
  },
};

function countWhere(length: number, holds: (index: number) => boolean): number {
  let count = 0;
  for (let index = 0; index < length; index++) if (holds(index)) count++;
  return count;
}
