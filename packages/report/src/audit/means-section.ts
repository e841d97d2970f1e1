import { calibrationBins } from '../figures/calibration-bins.js';
import { calibrationCurve } from '../figures/calibration-curve.js';
import { densityGrid, type PointVisitor } from '../figures/density-grid.js';
import { truthDensity } from '../figures/truth-density.js';
import { markup } from '../html/markup.js';
import { heldOutValues } from '../page/held-out-points.js';
import type { Section } from '../page/section.js';
import { formatCount, formatNumber } from '@snpress/data/words/format-number';
import type { AuditContext } from './audit-context.js';

const densityBins = 64;
const calibrationPoints = 20;

/** True against predicted values, as they are and less their gene means. */
export const meansSection: Section<AuditContext> = {
  id: 'means',
  heading: 'With and without gene means',
  needs: [],
  render: ({ report: { audit }, exhibits, slugs, judged }) =>
    markup`<p>
        Genes differ far more from one another than one gene differs between samples. So a plot of all values looks
        impressive for any predictions that know each gene's mean. What they know about samples shows only after the
        means are taken away, from truth and predictions alike.
      </p>
      ${audit.predictions.map(({ name, evaluation, predicted }, i) => {
        const all = densityGrid(heldOutValues(judged, name), densityBins);
        const within = densityGrid(deviations(audit.truth.observed, predicted), densityBins);
        const { withinGene } = evaluation.calibration;
        return markup`<h3>${name}</h3>
          <div class="exhibits small">
            ${exhibits.figure(
              truthDensity(all, {
                name: `truth-${slugs[i]!}`,
                title: `All values: predicted by ${name} against true`,
                description: `Density of ${formatCount(all.points)} values; the dashed line is perfect prediction.`,
                xLabel: 'true expression',
                yLabel: 'predicted expression',
              }),
              markup`All ${formatCount(all.points)} values. The dashed line is perfect prediction. R² between genes
              ${formatNumber(evaluation.betweenGene)}.`,
            )}${exhibits.figure(
              truthDensity(within, {
                name: `deviations-${slugs[i]!}`,
                title: `Deviations from gene means: predicted by ${name} against true`,
                description: `Density of ${formatCount(within.points)} values with the mean of each gene taken away; the dashed line is perfect prediction.`,
                xLabel: 'true deviation from the gene mean',
                yLabel: 'predicted deviation',
              }),
              markup`The same values with each gene's mean taken away on both sides. R² within genes
              ${formatNumber(evaluation.withinGene, 4)}.`,
            )}${
              Number.isFinite(withinGene.slope) &&
              exhibits.figure(
                calibrationCurve(
                  `calibration-${slugs[i]!}`,
                  name,
                  calibrationBins(judged, name, calibrationPoints),
                  withinGene,
                ),
                markup`Mean true deviation where a deviation is predicted, in ${calibrationPoints} bins of equal size.
                On the dashed line predictions mean what they say; the full line has slope
                ${formatNumber(withinGene.slope, 2)}.`,
              )
            }
          </div>`;
      })}`,
};

type Values = AuditContext['judged'][number]['observed'];

/** Every judged value less the mean of its gene over the judged samples: (true, predicted). */
function deviations(observed: Values, predicted: Values): PointVisitor {
  const rows = observed.samples.length;
  return (visit) => {
    for (let start = 0; start < observed.values.length; start += rows) {
      let [n, truth, prediction] = [0, 0, 0];
      for (let at = start; at < start + rows; at++) {
        if (Number.isNaN(observed.values[at])) continue;
        n++;
        truth += observed.values[at]!;
        prediction += predicted.values[at]!;
      }
      for (let at = start; at < start + rows; at++) {
        visit(observed.values[at]! - truth / n, predicted.values[at]! - prediction / n);
      }
    }
  };
}
