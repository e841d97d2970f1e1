import { toCsv } from '../csv/to-csv.js';
import { calibrationCurve } from '../figures/calibration-curve.js';
import { seriesStyle } from '../figures/colours.js';
import type { EvaluatedModel } from '../input/report-input.js';
import { markup, type Markup } from '../html/markup.js';
import { formatCount, formatNumber } from '@snpress/data/words/format-number';
import { uniqueSlugs } from '../text/slug.js';
import type { PageContext } from './page-context.js';

/** Whether what a model predicts is what comes true on average, a figure for each model. */
export function calibrationFigures({ curves, ranked, exhibits }: PageContext): Markup {
  const strokeOf = (model: EvaluatedModel): string => seriesStyle(ranked.models.indexOf(model)).stroke;
  const slugs = uniqueSlugs(curves.map(({ model }) => model.name));
  return exhibits.byModel(
    curves.map(({ model, curve }, i) => {
      const line = model.calibration.withinGene;
      const counts = curve.map(({ count }) => count);
      const [least, most] = [Math.min(...counts), Math.max(...counts)];
      return {
        model: model.name,
        figure: calibrationCurve(`calibration-${slugs[i]!}`, model.name, curve, line, strokeOf(model)),
        caption: markup`Calibration of ${model.name}: mean true deviation from the gene mean in ${curve.length} bins of
        ${least === most ? formatCount(least) : `${formatCount(least)} to ${formatCount(most)}`} values by the
        predicted one. Solid line: slope ${formatNumber(line.slope, 2)}; flatter than the dashed one, it promises more than
        comes true, steeper, it is too careful.`,
        data: {
          name: `calibration-${slugs[i]!}`,
          csv: toCsv(
            ['values', 'mean_predicted_deviation', 'mean_true_deviation'],
            curve.map(({ count, predicted, observed }) => [count, predicted, observed]),
          ),
        },
      };
    }),
  );
}
