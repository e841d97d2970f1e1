import { toCsv } from '../csv/to-csv.js';
import { calibrationCurve } from '../figures/calibration-curve.js';
import { markup } from '../html/markup.js';
import { formatCount, formatNumber } from '@snpress/data/words/format-number';
import { uniqueSlugs } from '../text/slug.js';
import { calibrationCurves } from './needs.js';
import type { PageContext } from './page-context.js';
import type { Section } from './section.js';

/** Whether what a model predicts is what comes true on average. */
export const calibrationSection: Section<PageContext> = {
  id: 'calibration',
  heading: 'Calibration',
  needs: [calibrationCurves],
  terms: () => [
    [
      'Calibration',
      'Least-squares regression of true on predicted values over all held-out values, each side less its mean over the held-out samples of the gene.',
    ],
  ],
  render: ({ curves: drawn, exhibits }) => {
    const slugs = uniqueSlugs(drawn.map(({ model }) => model.name));
    return markup`<p>
        A calibrated model that predicts a gene to be 0.2 above its mean is right on average: points lie on the
        dashed line. Flatter than the line, it promises more than comes true; steeper, it is too careful, as
        shrunken models are.
      </p>
      <div class="exhibits small">
        ${drawn.map(({ model, curve }, i) => {
          const line = model.calibration.withinGene;
          const counts = curve.map(({ count }) => count);
          const [least, most] = [Math.min(...counts), Math.max(...counts)];
          return exhibits.figure(
            calibrationCurve(`calibration-${slugs[i]!}`, model.name, curve, line),
            markup`${model.name}: mean true deviation from the gene mean in ${curve.length} bins of
            ${least === most ? formatCount(least) : `${formatCount(least)} to ${formatCount(most)}`} values by the
            predicted one. Solid line: slope ${formatNumber(line.slope, 2)}.`,
            {
              data: {
                name: `calibration-${slugs[i]!}`,
                csv: toCsv(
                  ['values', 'mean_predicted_deviation', 'mean_true_deviation'],
                  curve.map(({ count, predicted, observed }) => [count, predicted, observed]),
                ),
              },
            },
          );
        })}
      </div>`;
  },
};
