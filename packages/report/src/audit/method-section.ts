import { markup } from '../html/markup.js';
import type { Section } from '../page/section.js';
import { formatCount } from '@snpress/data/words/format-number';
import type { AuditContext } from './audit-context.js';

/** How the numbers are made, and what the terms mean. */
export const methodSection: Section<AuditContext> = {
  id: 'method',
  heading: 'How this was done',
  needs: [],
  render: ({ report: { audit, seed } }) => {
    const { permutations } = audit.predictions[0]!.permutation;
    return markup`<dl class="terms">
      <dt>Values</dt>
      <dd>
        Truth and predictions of ${formatCount(audit.genes)} genes in ${formatCount(audit.samples)} samples, on the
        same values for every set of predictions. Left out as missing: ${formatCount(audit.missing)}.
      </dd>
      <dt>MSE</dt>
      <dd>Mean over genes and samples of the squared difference between truth and prediction.</dd>
      <dt>R² between and within genes</dt>
      <dd>
        The squared error parted into that of the gene means and that of the deviations from them, each beside the
        variance of the truth. Within genes, 0 is reached by any prediction that is the same for all samples.
      </dd>
      <dt>Skill</dt>
      <dd>
        1 − SSE / SSE of the mean of each gene over the training samples.
        ${
          audit.references.trainMeans === undefined
            ? 'Not defined here: those means are not known. R² within genes stands in for it; it forgives errors of level.'
            : 'The interval is a bootstrap over samples.'
        }
      </dd>
      <dt>r, pooled r</dt>
      <dd>
        r: Pearson correlation of one gene over samples. Its mean counts every gene the same; its interval is a
        bootstrap over samples. Pooled r: the correlation of all deviations from gene means, in which genes that vary
        more count more.
      </dd>
      <dt>Permutations</dt>
      <dd>
        The samples of the truth are permuted ${formatCount(permutations)} times, those of all genes together, since
        genes are not independent. p is (1 + permutations that do as well) / (1 + permutations).
        The verdict asks whether mean r or pooled r is more than chance, with twice the smaller p (Bonferroni) at 0.05.
        q: Benjamini and Hochberg over the p of genes. Seed: ${seed}.
      </dd>
      <dt>Chance of r²</dt>
      <dd>
        For n samples r² of unrelated normal values is Beta(½, (n − 2)/2), with mean 1/(n − 1).
      </dd>
      <dt>Calibration</dt>
      <dd>
        Slope of the regression of truth on prediction: 1 is right, less means that predictions differ too much, more
        that they differ too little.
      </dd>
      <dt>Signs</dt>
      <dd>
        Values whose prediction has their sign. For data centred near zero, the mean of a gene alone gets most signs
        right.
      </dd>
    </dl>`;
  },
};
