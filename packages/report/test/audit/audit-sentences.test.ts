import type { Audit } from '@snpress/evaluate';
import { describe, expect, it } from 'vitest';
import { auditHeadline, predictionFindings, predictionHeadline } from '../../src/index.js';
import { audited, byChance, drowned, flat, good, reversed, shifted, type Predictor } from './audited.js';

/** What is said of one set of predictions. */
function said(predictor: Predictor, options: Parameters<typeof audited>[1] = {}): string {
  const audit = audited({ model: predictor }, options);
  const [prediction] = audit.predictions;
  return [predictionHeadline(audit, prediction!), ...predictionFindings(audit, prediction!)]
    .join('\n')
    .replaceAll('\u00a0', ' ');
}

/** What is said of all sets together. */
const headline = (audit: Audit): string => auditHeadline(audit).replaceAll('\u00a0', ' ');

describe('the verdict in words', () => {
  it('chance', () => {
    expect(said(byChance)).toMatchInlineSnapshot(`
      "The predictions of model hold no more within-gene signal than chance: mean r per gene −0.026, where samples paired at random give −0.083 to 0.080 (p = 1.000 for mean and pooled r together).
      All of their accuracy is knowing each gene's mean: with all samples of a gene predicted alike, MSE falls from 0.947344 to 0.947295.
      These samples' own gene means, which no honest model could know, leave MSE 0.8822; the predictions leave 0.9473.
      They hardly differ between samples: the median over genes of their standard deviation is 0.001, that of the truth 0.98.
      Mean r² per gene is 0.084; unrelated predictions would have 0.091.
      No gene is predicted better than chance at a false discovery rate of 5 %, of 40 that vary over the 12 samples.
      12 samples can show only so much: a mean r up to 0.08 would not stand out."
    `);
  });
  it('a good prediction', () => {
    expect(said(good)).toMatchInlineSnapshot(`
      "The predictions of model explain 75.0 % of the variance within genes (mean r per gene 1.000, where samples paired at random give −0.150 to 0.230; p = 0.007 for mean and pooled r together).
      93 % of their accuracy is knowing each gene's mean: with all samples of a gene predicted alike, MSE is 0.8985 instead of 0.2368.
      Their MSE, 0.2368, is below the 0.8822 of these samples' own gene means, which no prediction can beat that is the same for all samples.
      Mean r² per gene is 1.000; unrelated predictions would have 0.091.
      40 genes are predicted better than chance at a false discovery rate of 5 %, of 40 that vary over the 12 samples."
    `);
  });
  it('no share of the accuracy where the means are further off than one number for all genes', () => {
    const doubled: Predictor = (mean, deviation) => 2.03 * mean + deviation;
    expect(said(doubled)).toContain("None of their accuracy is knowing each gene's mean: with all samples");
  });
  it('a good prediction, against training means', () => {
    expect(said(good, { trainMeans: true })).toMatchInlineSnapshot(`
      "The predictions of model explain 75.0 % of the variance beyond the training means (mean r per gene 1.000, where samples paired at random give −0.150 to 0.230; p = 0.007 for mean and pooled r together).
      93 % of their accuracy is knowing each gene's mean: with all samples of a gene predicted alike, MSE is 0.8985 instead of 0.2368.
      Their MSE, 0.2368, is below the 0.8822 of these samples' own gene means, which no prediction can beat that is the same for all samples.
      Skill against the training means is 75.0 % (95 % interval 75.0 % to 75.0 %).
      Mean r² per gene is 1.000; unrelated predictions would have 0.091.
      40 genes are predicted better than chance at a false discovery rate of 5 %, of 40 that vary over the 12 samples."
    `);
  });
  it('better than chance, worse than the mean', () => {
    expect(said(drowned)).toMatchInlineSnapshot(`
      "The predictions of model tell samples apart better than chance (mean r per gene 0.266, where samples paired at random give −0.107 to 0.101; p = 0.007 for mean and pooled r together), yet their error is no smaller than that of each gene's mean (R² within genes −1.829).
      All of their accuracy is knowing each gene's mean: with all samples of a gene predicted alike, MSE falls from 2.6629 to 1.0489.
      These samples' own gene means, which no honest model could know, leave MSE 0.8822; the predictions leave 2.6629.
      They differ more between samples than the truth does: the median over genes of their standard deviation is 1.6, that of the truth 0.98.
      They differ too much between samples: multiplied by 0.17 around each gene's mean, they would explain 7.7 % of the variance within genes.
      Mean r² per gene is 0.147; unrelated predictions would have 0.091.
      No gene is predicted better than chance at a false discovery rate of 5 %, of 40 that vary over the 12 samples."
    `);
  });
  it('better than chance, at the wrong level', () => {
    expect(said(shifted, { trainMeans: true })).toMatchInlineSnapshot(`
      "The predictions of model tell samples apart better than chance (mean r per gene 1.000, where samples paired at random give −0.150 to 0.230; p = 0.007 for mean and pooled r together), yet their error is no smaller than that of the training means (skill −3.444).
      88 % of their accuracy is knowing each gene's mean: with all samples of a gene predicted alike, MSE is 4.8714 instead of 4.2097.
      These samples' own gene means, which no honest model could know, leave MSE 0.8822; the predictions leave 4.2097.
      Skill against the training means is −344.4 % (95 % interval −399.6 % to −296.5 %).
      Mean r² per gene is 1.000; unrelated predictions would have 0.091.
      40 genes are predicted better than chance at a false discovery rate of 5 %, of 40 that vary over the 12 samples."
    `);
  });
  it('of the wrong sign', () => {
    expect(said(reversed)).toMatchInlineSnapshot(`
      "The predictions of model run against the truth: mean r per gene −1.000, where samples paired at random give −0.230 to 0.150 (p = 0.007 for mean and pooled r together). Check signs and sample labels.
      All of their accuracy is knowing each gene's mean: with all samples of a gene predicted alike, MSE falls from 2.1314 to 1.0286.
      These samples' own gene means, which no honest model could know, leave MSE 0.8822; the predictions leave 2.1314.
      Mean r² per gene is 1.000; unrelated predictions would have 0.091.
      No gene is predicted better than chance at a false discovery rate of 5 %, of 40 that vary over the 12 samples."
    `);
  });
  it('the same for all samples', () => {
    expect(said(flat)).toMatchInlineSnapshot(`
      "The predictions of model are the same for all samples: they hold nothing about how samples differ.
      All of their accuracy is knowing each gene's mean.
      These samples' own gene means, which no honest model could know, leave MSE 0.8822; the predictions leave 0.9473."
    `);
  });
  it('too few samples', () => {
    expect(said(good, { samples: 3 })).toMatchInlineSnapshot(`
      "The predictions of model cannot be told from chance, whatever they are: 3 samples can be paired in too few ways.
      Nearly all of their accuracy is knowing each gene's mean: with all samples of a gene predicted alike, MSE is 0.5772 instead of 0.2093.
      Their MSE, 0.2093, is below the 0.4905 of these samples' own gene means, which no prediction can beat that is the same for all samples.
      Mean r² per gene is 1.000; unrelated predictions would have 0.500."
    `);
  });
  it('several sets at once', () => {
    expect(headline(audited({ a: byChance, b: byChance }))).toMatchInlineSnapshot(
      `"Neither of the 2 sets of predictions holds more within-gene signal than chance; nearly all of their accuracy is knowing each gene's mean."`,
    );
    expect(headline(audited({ a: byChance, b: good, c: flat }))).toMatchInlineSnapshot(
      `"1 of 3 sets of predictions explains differences between samples: b (75.0 % of the variance)."`,
    );
    expect(headline(audited({ a: byChance, b: drowned }))).toMatchInlineSnapshot(
      `"Neither of the 2 sets of predictions explains differences between samples."`,
    );
    expect(auditHeadline(audited({ a: byChance }))).toContain('no more within-gene signal than chance');
  });
});
