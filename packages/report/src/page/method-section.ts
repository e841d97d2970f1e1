import { pooledInterval } from '../headline/pooled-interval.js';
import { markup } from '../html/markup.js';
import type { Ceiling, ReportInput } from '../report-input.js';
import { baselineInWords } from '../headline/baseline-in-words.js';
import { formatBases } from '../text/format-bases.js';
import { formatCount, formatPercent } from '@snpress/data/words/format-number';
import { counted } from '@snpress/data/words/counted';
import type { PageContext } from './page-context.js';
import type { Section } from './section.js';

/** The terms of the parts that this page has, in words. */
function terms({
  evaluations,
  ceilings = [],
  cisTrans = [],
  importances = [],
  comparisons = [],
  predictions = [],
}: ReportInput): readonly (readonly [term: string, text: string])[] {
  const level = evaluations.find(({ intervals }) => intervals !== undefined)?.intervals?.level;
  const permutations = evaluations.find(({ permutation }) => permutation !== undefined)?.permutation;
  const has = (kind: Ceiling['kind']): boolean => ceilings.some((ceiling) => ceiling.kind === kind);
  const hasPooledInterval = evaluations.some((model) => pooledInterval(model) !== undefined);
  const all: readonly (readonly [applies: boolean, term: string, text: string])[] = [
    [
      hasPooledInterval,
      'Intervals',
      `Bootstrap over held-out samples, each with all its genes, at ${formatPercent(level ?? 0.95, 0)}; wider where samples are few and where splits share training samples. They say what the same fitted models would show on new samples of this population, not what models trained on other samples would do.`,
    ],
    [
      comparisons.some(({ interval }) => interval !== undefined),
      'Differences',
      'Two models are compared on identical outer splits by a t-test whose variance is corrected for the training samples that the splits share (Nadeau and Bengio, 2003).',
    ],
    [
      permutations !== undefined,
      'Permutation p',
      `Within each outer split, the observations of the held-out samples are exchanged ${formatCount(permutations?.permutations ?? 0)} times, all genes together, while the predictions stay. p is the share of permutations, the real order counted among them, that do at least as well; in cross-validation, permuted values are spread wider, as splits that share training samples are not independent.`,
    ],
    [
      permutations !== undefined,
      'q',
      'The p of all genes of a model, adjusted by the procedure of Benjamini and Hochberg (1995): among the genes with q up to 0.05, at most about 5\u00a0% are expected to be false.',
    ],
    [
      has('truth'),
      'True ceiling',
      'Skill of the true genetic values of the simulation on the same held-out samples: what a model without any error would reach.',
    ],
    [
      has('heritability'),
      'Heritability, h²',
      'Share of the expression variance that all markers together explain additively in these samples, estimated by restricted maximum likelihood in a mixed model with the relationship of the samples (GREML); pooled, of the variance summed over all genes. A model that knew all additive effects exactly would have this skill. It does not count interactions of markers.',
    ],
    [
      predictions.length > 0,
      'Calibration',
      'Least-squares regression of true on predicted values over all held-out values, each side less its mean over the held-out samples of the gene.',
    ],
    [
      importances.length > 0,
      'Importance',
      'What is measured stands at the vertical axis of each figure; it is averaged over outer splits. Importances of different models have different units.',
    ],
    [
      cisTrans.length > 0,
      'Cis, trans',
      'The cis part of a prediction has all other markers at their training mean, the trans part those near the gene; each is judged as a prediction of its own. A gene is mostly cis when its skill is above 0.1 and the cis part alone has at least half of it but the trans part has not, and the other way round.',
    ],
  ];
  return all.filter(([applies]) => applies).map(([, term, text]) => [term, text]);
}

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
        ${counted(data.samples, 'sample')}${
          data.ploidy !== undefined && (data.ploidy === 1 ? ' (haploid)' : ' (diploid)')
        },
        ${counted(data.markers, 'marker')},
        ${counted(data.genes, 'gene')}.${data.simulated === true && ' The data are simulated, not measured.'}${data.description !== undefined && ` ${data.description}`}
      </dd>
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
      ${terms(input).map(
        ([term, text]) =>
          markup`<dt>${term}</dt>
            <dd>${text}</dd>`,
      )}
    </dl>`,
  };
}
