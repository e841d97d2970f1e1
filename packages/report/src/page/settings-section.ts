import { gridCurve } from '../figures/grid-curve.js';
import { learningCurve } from '../figures/learning-curve.js';
import { markup } from '../html/markup.js';
import { selectionTable } from '../tables/selection-table.js';
import { uniqueSlugs } from '../text/slug.js';
import type { PageContext } from './page-context.js';
import type { Section } from './section.js';

/** Which settings were tried and chosen, and how training went. */
export function settingsSection({ input, exhibits }: PageContext): Section | undefined {
  const selections = input.selections ?? [];
  const curves = input.learningCurves ?? [];
  if (selections.length === 0 && curves.length === 0) return undefined;
  const drawn = selections.filter(({ settings }) => settings.length > 1);
  const gridNames = uniqueSlugs(drawn.map(({ model }) => model));
  const curveNames = uniqueSlugs(curves.map(({ model }) => model));
  return {
    id: 'settings',
    heading: 'Chosen settings',
    body: markup`${
      selections.length > 0 &&
      markup`<p>Settings were chosen inside each training set; the held-out samples had no part in it.</p>
          ${exhibits.table(
            (caption) => selectionTable(selections, caption),
            markup`Chosen hyperparameters. The error is the inner validation MSE, averaged over outer splits.`,
          )}`
    }
      <div class="exhibits">
        ${drawn.map((selection, i) =>
          exhibits.figure(
            gridCurve(`settings-${gridNames[i]!}`, selection),
            markup`${selection.model}: inner validation MSE of every setting. Thick line: mean over outer
            splits; thin lines: single
            splits${
              selection.mode === 'global'
                ? '; rings: the chosen setting of each split'
                : '; rings: larger where more genes chose the setting'
            }.`,
          ),
        )}${curves.map((curve, i) =>
          exhibits.figure(
            learningCurve(`learning-${curveNames[i]!}`, curve),
            markup`${curve.model}: ${curve.yLabel ?? 'loss'} by ${curve.xLabel ?? 'epoch'}.`,
          ),
        )}
      </div>`,
  };
}
