import { logTwoSidedNormalP } from '@snpress/evaluate/distribution/normal';
import { counted } from '@snpress/data/words/counted';
import { formatCount, formatNumber } from '@snpress/data/words/format-number';
import { lackReasons } from '@snpress/associate/summary/model-associations';
import type { AssociationReport } from '@snpress/report';
import type { AssociatedGwas } from './associate-gwas.js';
import type { AssociatedSamples } from './associate-samples.js';
import { associationSummary, discoveryRate } from './association-summary.js';
import { gwasInWords, matchesInWords } from './gwas-in-words.js';

const common = [
  [
    'q',
    'Benjamini and Hochberg’s false discovery rate: the share of false findings among the genes with this p or a smaller one.',
  ],
  ['−log10 p', 'How many zeros p has after the point, roughly: 3 is p = 0.001.'],
] as const;

/** The page of the association of a GWAS. */
export function gwasReport(found: AssociatedGwas): AssociationReport {
  const summaries = found.models.map(associationSummary);
  const sum = (of: (own: (typeof summaries)[number]) => number): number =>
    summaries.reduce((total, own) => total + of(own), 0);
  const isCalibrated = found.models.some(({ inflation }) => inflation.some((value) => !Number.isNaN(value)));
  return {
    title: 'Genes and the trait of a GWAS',
    lead: `${counted(
      sum((own) => own.discoveries),
      'gene',
    )} of ${formatCount(sum((own) => own.tested))} tested ${found.models.length > 1 ? `in ${found.models.length} models ` : ''}have q ≤ ${discoveryRate}.`,
    findings: summaries.map(
      ({ model, tested, genes, inflation, leftOut }) =>
        `${model}: ${formatCount(tested)} of ${counted(genes, 'gene')} tested; the median z² is ${formatNumber(inflation, 2)} times that of chance${isCalibrated ? ', calibrated' : ''}.${leftOut.map(({ reason, genes: count }) => ` Left out: ${counted(count, 'gene')}, ${lackReasons[reason]}.`).join('')}`,
    ),
    facts: [
      ['Models', formatCount(found.models.length)],
      ['Genes tested', formatCount(sum((own) => own.tested))],
      ['Lines of the GWAS', formatCount(found.gwas.lines)],
      [
        'Variants found',
        `${formatCount(found.found.matches[found.found.by].met)} of ${formatCount(found.variants)}`,
      ],
    ],
    series: found.models.map((own) => ({
      name: own.model,
      genes: own.genes.ids,
      names: own.genes.names,
      chromosome: own.genes.positions?.chromosome,
      position: own.genes.positions?.start,
      ...{ z: own.z, p: own.p, q: own.q, used: own.used, variants: own.variants },
      strength: own.z.map((z) => -logTwoSidedNormalP(z) / Math.LN10),
    })),
    notes: [...gwasInWords(found.gwas), matchesInWords(found), ...found.notes].map(
      (note) => `${note.charAt(0).toUpperCase()}${note.slice(1)}`,
    ),
    terms: [
      [
        'z',
        'Σ w·σ/σ_g·z over the variants of a gene: w the weight, σ the standard deviation of the dosage, σ_g that of the predicted expression, z that of the GWAS (S-PrediXcan: Barbeira et al. 2018).',
      ],
      ...(isCalibrated
        ? ([
            [
              'Calibration',
              'z is divided by √(1 + N·h²·Φ): a trait with small effects all over the genome inflates z in proportion to N and h², by each gene’s Φ (Liang et al. 2026).',
            ],
          ] as const)
        : []),
      ...common,
    ],
    files: [
      ['associations.csv', 'every gene of every model, with what was left out and why.'],
      ...(found.joint === undefined
        ? []
        : ([
            ['joint.csv', 'every gene over all models together (S-MultiXcan: Barbeira et al. 2019).'],
          ] as const)),
    ],
  };
}

/** The page of the association of samples. */
export function traitReport({ associations, notes }: AssociatedSamples): AssociationReport {
  const discoveries = associations.reduce(
    (sum, { q }) => sum + q.filter((value) => value <= discoveryRate).length,
    0,
  );
  const tested = associations.reduce(
    (sum, { p }) => sum + p.filter((value) => !Number.isNaN(value)).length,
    0,
  );
  return {
    title: 'Genes and the traits of samples',
    lead: `${counted(discoveries, 'association')} of ${formatCount(tested)} tested have q ≤ ${discoveryRate}.`,
    findings: associations.map(
      ({ trait, model, method, samples, cases }) =>
        `${trait}${model === undefined ? '' : `, ${model}`}: ${counted(samples, 'sample')}${cases === undefined ? '' : `, ${counted(cases, 'case')}`}; ${methods[method]}.`,
    ),
    facts: [
      ['Traits', formatCount(new Set(associations.map(({ trait }) => trait)).size)],
      ['Tests', formatCount(tested)],
    ],
    series: associations.map((own) => ({
      name: own.model === undefined ? own.trait : `${own.trait}, ${own.model}`,
      genes: own.genes,
      chromosome: own.positions?.chromosome,
      position: own.positions?.start,
      ...{ z: own.z, p: own.p, q: own.q },
      strength: own.p.map((p) => -Math.log10(p)),
    })),
    notes,
    terms: [
      [
        'z',
        'The effect of a unit of expression over its standard error: t of linear regression, otherwise z.',
      ],
      ...common,
    ],
    files: [['associations.csv', 'every gene with every trait.']],
  };
}

const methods = {
  linear: 'linear regression',
  logistic: 'logistic regression, Wald’s test',
  firth: 'logistic regression with Firth’s correction, test of the penalised likelihood ratio',
  mixed: 'linear regression in which relatedness is taken out by the genotypes of other chromosomes',
} as const;
