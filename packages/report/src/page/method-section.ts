import { markup } from '../html/markup.js';
import { formatCount } from '../text/format-number.js';
import { plural } from '../text/plural.js';
import type { PageContext } from './page-context.js';
import type { Section } from './section.js';

/** What was done to which data, and what the terms mean. */
export function methodSection({ input }: PageContext): Section {
  const { data, protocol, reconciliation } = input;
  return {
    id: 'method',
    heading: 'How this was done',
    body: markup`<dl class="terms">
      <dt>Data</dt>
      <dd>
        ${data.source}:
        ${plural(data.samples, 'sample')}${
          data.ploidy !== undefined && (data.ploidy === 1 ? ' (haploid)' : ' (diploid)')
        },
        ${plural(data.markers, 'marker')},
        ${plural(data.genes, 'gene')}.${data.simulated === true && ' The data are simulated, not measured.'}${data.description !== undefined && ` ${data.description}`}
      </dd>
      ${
        reconciliation !== undefined &&
        markup`<dt>Samples</dt>
          <dd>
            ${reconciliation.inputs.map(({ name, samples }) => `${name}: ${formatCount(samples)}`).join('; ')}.
            Matched by id: ${formatCount(reconciliation.matched)}.
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
      <dt>MSE</dt>
      <dd>
        Mean over genes and held-out samples of the squared difference between true and predicted expression.
      </dd>
      <dt>Skill</dt>
      <dd>
        1 − SSE of the model / SSE of the training mean. Pooled: both sums run over all genes, so genes that
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
    </dl>`,
  };
}
