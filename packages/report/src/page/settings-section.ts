import { toCsv } from '../csv/to-csv.js';
import { gridCurve } from '../figures/grid-curve.js';
import { learningCurve } from '../figures/learning-curve.js';
import { markup, type Markup } from '../html/markup.js';
import { renderTable } from '../tables/render-table.js';
import { summariseSettings } from '../tables/selection-summary.js';
import type { LearningCurve, ModelSelection } from '../input/report-input.js';
import { selectionTable } from '../tables/selection-table.js';
import { formatCompact, formatCount } from '@snpress/data/words/format-number';
import { uniqueSlugs } from '../text/slug.js';
import { anyOf, learningCurves, selections } from './needs.js';
import type { PageContext } from './page-context.js';
import type { Section } from './section.js';

function lossCsv({ lines }: LearningCurve): string {
  return toCsv(
    ['line', 'split', 'x', 'y'],
    lines.flatMap(({ label, split, x, y }) =>
      Array.from({ length: x.length }, (_, i) => [label, split, x[i], y[i]]),
    ),
  );
}

/** Up to so many outer splits have a column each. */
const splitsShown = 10;

/** Every cell of a grid with its errors and how often it was chosen, folded away. */
function everySetting(selection: ModelSelection, place: number): Markup {
  const { model, mode, splits } = selection;
  const summary = summariseSettings(selection);
  const hasGaps = summary.some(({ mse }) => Number.isNaN(mse));
  const shown = splits.length > 1 && splits.length <= splitsShown ? splits : [];
  const [label, chosen] = [
    `Every setting of ${model}`,
    mode === 'global' ? 'Splits that chose it' : 'Genes that chose it',
  ];
  return markup`<details data-model="${model}"${place > 0 && markup` hidden`}>
    <summary>${label}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="${label}">
      ${renderTable({
        caption: markup`Inner validation MSE of ${model}${splits.length > 1 && ', mean over outer splits'}${shown.length > 0 && ' and each split'}${mode === 'per-gene' && '; genes are counted over all outer splits'}${hasGaps && `; – where errors had clearly turned before${mode === 'per-gene' ? ' for some genes, so that there is no error of all of them' : ''}`}.`,
        columns: [
          { label: 'Setting' },
          { label: splits.length > 1 ? 'Mean MSE' : 'MSE', numeric: true },
          ...shown.map(({ split }) => ({ label: split, numeric: true })),
          { label: chosen, numeric: true },
        ],
        rows: summary.map(({ label: setting, mse, mseBySplit, timesChosen }) => ({
          cells: [
            setting,
            formatCompact(mse),
            ...shown.map((_, s) => formatCompact(mseBySplit[s]!)),
            formatCount(timesChosen),
          ],
        })),
      })}
    </div>
  </details>`;
}

/** Which settings were tried and chosen, and how training went. */
export const settingsSection: Section<PageContext> = {
  id: 'settings',
  group: 'Models',
  heading: 'Chosen settings',
  needs: [anyOf(selections, learningCurves)],
  render: ({ input, exhibits }) => {
    const { selections: searched, learningCurves: curves } = input;
    const drawn = searched.filter(({ settings }) => settings.length > 1);
    const gridNames = uniqueSlugs(drawn.map(({ model }) => model));
    const curveNames = uniqueSlugs(curves.map(({ model }) => model));
    return markup`${
      searched.length > 0 &&
      markup`<p>Settings were chosen inside each training set; the held-out samples had no part in it.</p>
          ${exhibits.table(
            (caption) => selectionTable(searched, caption),
            markup`Chosen hyperparameters. The error is the inner validation MSE, averaged over outer splits.`,
            'What each model chose',
          )}
          <div class="by-model">${drawn.map(everySetting)}</div>`
    }
      <div class="exhibits">
        ${exhibits.byModel(
          drawn.map((selection, i) => ({
            model: selection.model,
            figure: gridCurve(`settings-${gridNames[i]!}`, selection),
            caption: markup`${selection.model}: ${
              selection.mode === 'global'
                ? 'inner validation MSE of every setting'
                : 'the share of the genes that chose each setting'
            }. Thick line: mean over outer splits; thin lines: single
            splits${selection.mode === 'global' && '; rings: the chosen setting of each split'}.`,
          })),
        )}${exhibits.byModel(
          curves.map((curve, i) => ({
            model: curve.model,
            figure: learningCurve(`learning-${curveNames[i]!}`, curve),
            caption: markup`${curve.model}: ${curve.yLabel ?? 'loss'} by ${curve.xLabel ?? 'epoch'}.${
              curve.lines.some(({ split }) => split !== undefined) &&
              ' Thin lines: single outer splits; thick lines: their mean, as far as all of them reach.'
            }`,
            data: { name: `learning-${curveNames[i]!}`, csv: lossCsv(curve) },
          })),
        )}
      </div>`;
  },
};
