import { toCsv } from '../csv/to-csv.js';
import { markup } from '../html/markup.js';
import type { Exhibits } from '../page/exhibits.js';
import type { Section } from '../page/section.js';
import { renderTable } from '../tables/render-table.js';
import type { Table } from '../tables/table.js';
import { formatCount, formatInterval, formatNumber, formatPValue } from '../text/format-number.js';
import { uniqueSlugs } from '../text/slug.js';
import { geneChange } from './gene-change.js';
import type { ModelInRun, RunComparison, SkillChange } from './run-comparison.js';
import { skillByRun } from './skill-by-run.js';
import type { Markup } from '../html/markup.js';

const scatters = 4;
const number = (value: number): string => formatNumber(value);

/** The skill of every model in every run, and gene by gene where the same samples were held out. */
export function resultsSection(comparison: RunComparison, exhibits: Exhibits): Section {
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
  return {
    id: 'results',
    heading: 'Results',
    body: markup`<p>
        Skill is the share of the held-out squared error of the training mean that a model removes. A change is
        against run ${runs[0]!.label}; its interval and p come from the corrected t-test of Nadeau and Bengio over
        outer splits, where both runs held out the same samples more than once.
      </p>
      ${exhibits.table(
        (caption) => resultsTable(comparison, caption),
        markup`Pooled skill of every model in every run.`,
      )}
      <div class="exhibits">
        ${exhibits.figure(skillByRun(comparison), markup`Pooled skill with its 95 % interval where there is one.`)}
      </div>
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
      }`,
  };
}

function changeInWords(change: SkillChange | undefined): string {
  if (change === undefined) return '–';
  if (change.pooled === 0) return 'same';
  const sign = change.pooled > 0 ? '+' : '';
  return `${sign}${number(change.pooled)}${change.test ? ` (p ${formatPValue(change.test.p)})` : ''}`;
}

function countWhere(length: number, holds: (index: number) => boolean): number {
  let count = 0;
  for (let index = 0; index < length; index++) if (holds(index)) count++;
  return count;
}

function resultsTable({ runs, models }: RunComparison, caption: Markup): Table {
  const cells = (run: ModelInRun | undefined, first: boolean): readonly string[] => {
    if (run === undefined) return first ? ['–'] : ['–', '–'];
    const skill = number(run.pooled) + (run.interval ? ` [${formatInterval(run.interval, number)}]` : '');
    if (first) return [skill];
    return [skill, changeInWords(run.change)];
  };
  return {
    name: 'results',
    inline: renderTable({
      caption,
      columns: [
        { label: 'Model' },
        ...runs.flatMap(({ label }, index) => [
          { label, numeric: true },
          ...(index === 0 ? [] : [{ label: `${label} less ${runs[0]!.label}`, numeric: true }]),
        ]),
      ],
      rows: models.map(({ model, runs: inRuns }) => ({
        cells: [model, ...inRuns.flatMap((run, index) => cells(run, index === 0))],
        emphasis: model === 'mean' ? 'baseline' : undefined,
      })),
    }),
    csv: toCsv(
      [
        'model',
        'run',
        'mse',
        'skill_pooled',
        'skill_low',
        'skill_high',
        'skill_median',
        'r_mean',
        'change',
        'change_low',
        'change_high',
        'p',
      ],
      models.flatMap(({ model, runs: inRuns }) =>
        inRuns.flatMap((run, index) =>
          run === undefined
            ? []
            : [
                [
                  model,
                  runs[index]!.label,
                  run.mse,
                  run.pooled,
                  ...(run.interval ?? [undefined, undefined]),
                  run.median,
                  run.r,
                  run.change?.pooled,
                  ...(run.change?.test?.interval ?? [undefined, undefined]),
                  run.change?.test?.p,
                ],
              ],
        ),
      ),
    ),
  };
}
