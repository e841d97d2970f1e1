import { markup, type Markup } from '../html/markup.js';
import type { ProtocolDescription } from '../input/report-input.js';
import { baselineInWords } from '../headline/baseline-in-words.js';
import { usedCounts } from '../text/used-counts.js';
import { attritionCsv } from '../tables/attrition-csv.js';
import { formatBases } from '../text/format-bases.js';
import { attritionInWords } from '@snpress/evaluate/attrition/attrition-in-words';
import { formatCount } from '@snpress/data/words/format-number';
import type { PageContext } from './page-context.js';
import type { Section, Term } from './section.js';

/** What the words of the page mean. */
function glossary(protocol: ProtocolDescription, terms: readonly Term[]): Markup {
  return markup`<details>
      <summary>What the words mean</summary>
      <dl class="terms">
      <dt>MSE</dt>
      <dd>
        Mean over genes and held-out samples of the squared difference between true and predicted expression.
      </dd>
      <dt>Skill</dt>
      <dd>
        1 − SSE of the model / SSE of ${baselineInWords(protocol)}. Pooled: both sums run over all genes, so genes that
        vary more count more. Mean and median: over the skills of single genes.
      </dd>
      <dt>r, r²</dt>
      <dd>
        Pearson correlation between true and predicted values of one gene over held-out samples, and its
        square. It does not see an error of scale or level; skill does. Negative r counts as r² all the same.
      </dd>
      <dt>Chance</dt>
      <dd>
        The number of genes expected in a bin of r² when predictions and truth are unrelated: r² is Beta(½, (n
        − 2)/2) for n held-out samples.
      </dd>
      ${terms.map(
        ([term, text]) =>
          markup`<dt>${term}</dt>
            <dd>${text}</dd>`,
      )}
      </dl>
    </details>`;
}

/** What was done to which data, and what the terms mean. */
export const methodSection: Section<PageContext> = {
  id: 'method',
  group: 'This run',
  heading: 'How this was done',
  needs: [],
  render: ({ input, terms, exhibits }) => {
    const { data, protocol, reconciliation } = input;
    const used = usedCounts(data);
    return markup`<dl class="terms">
      <dt>Data</dt>
      <dd>
        ${data.source}:
        ${used.samples} samples${
          data.ploidy !== undefined && (data.ploidy === 1 ? ' (haploid)' : ' (diploid)')
        },
        ${used.markers} markers, ${used.genes} genes.${data.simulated === true && ' The data are simulated, not measured.'}
      </dd>
      ${
        data.attrition !== undefined &&
        attritionInWords(data.attrition).length > 0 &&
        markup`<dt>Left out</dt>
          <dd>
            ${exhibits.file('attrition', attritionCsv(data.attrition), 'Every sample, marker and gene that was left out, and why')}
          </dd>`
      }
      ${
        reconciliation !== undefined &&
        markup`<dt>Samples</dt>
          <dd>
            ${reconciliation.inputs.map(({ name, samples }) => `${name}: ${formatCount(samples)}`).join('; ')}.
            Matched by id: ${formatCount(reconciliation.matched)}.${(reconciliation.renamed ?? []).map(
              ({ from, samples, table }) => ` Renamed by ${table}: ${formatCount(samples)} of ${from}.`,
            )}
          </dd>`
      }
      <dt>Held-out samples</dt>
      <dd>${protocol.outer}</dd>
      ${
        protocol.inner !== undefined &&
        markup`<dt>Settings</dt>
          <dd>chosen by ${protocol.inner}</dd>`
      }
      ${
        protocol.preprocessing !== undefined &&
        protocol.preprocessing.length > 0 &&
        markup`<dt>Preprocessing</dt>
          <dd>
            ${protocol.preprocessing.join('; ')}.
            ${
              protocol.fitOn === 'all'
                ? 'Fitted on all samples, held-out ones included.'
                : 'Fitted on training samples alone.'
            }
          </dd>`
      }
      ${
        (protocol.cisModels ?? []).length > 0 &&
        markup`<dt>Cis models</dt>
          <dd>
            ${protocol.cisModels!.map(({ model, window }) => `${model}: ${formatBases(window)}`).join('; ')}.
            Each gene is trained on the markers within that distance of it, on its chromosome; genes without any
            are predicted by their training mean.
          </dd>`
      }
      ${
        (protocol.chosenMarkers ?? []).length > 0 &&
        markup`<dt>Markers</dt>
          <dd>${protocol.chosenMarkers!.map(({ model, which }) => `${model}: ${which}`).join('; ')}.</dd>`
      }
      ${
        protocol.covariates !== undefined &&
        markup`<dt>Covariates</dt>
          <dd>
            ${protocol.covariates.what}.
            ${
              protocol.covariates.use === 'regress-out'
                ? 'Least squares on the training samples takes them out of expression; models learn what is left. Predictions of held-out samples have what their own covariates say added, and so has the baseline: the training mean and the covariates. Skill is therefore what genotypes add to that. Correlations, calibration, permutations and figures are of expression less the part of the covariates; MSE and skill are the same with it.'
                : 'Models take them beside the markers, in standard deviations of the training samples. The baseline does not know them: skill counts what they explain.'
            }
          </dd>`
      }
    </dl>
    ${glossary(protocol, terms)}`;
  },
};
