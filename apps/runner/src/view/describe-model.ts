import { formatCount, formatNumber } from '@snpress/data/words/format-number';
import type { JsonObject } from '@snpress/data';
import { stepInWords } from '@snpress/experiment/stages/protocol-in-words';
import { formatBytes } from '@snpress/data/words/format-bytes';
import { formatTable } from './format-table.js';
import { labelledLines } from './labelled-lines.js';
import { readingInWords } from '@snpress/experiment/predict/reading-in-words';
import { counted } from '@snpress/data/words/counted';
import type { GeneDescription, InspectedModel } from '@snpress/experiment';

type Line = readonly [what: string, text: string];

/** A model in lines, for people. */
export function describeModel(model: InspectedModel): string {
  const lines = labelledLines(linesOf(model));
  return model.gene === undefined ? lines : [lines, '', ...geneInWords(model.gene, model.linear)].join('\n');
}

function linesOf(model: InspectedModel): readonly Line[] {
  const { name, type, params, ploidy, reading, provenance, variants, genes } = model;
  const { preprocessing, performance, importance } = model;
  const { experiment, seed, snpress, trainedOn, trainingSamples, inputs, settings, imported, source } =
    provenance;
  const yes = (known: boolean): string => (known ? 'known' : 'not known');
  return [
    ['model', `${name} (${type})`],
    ...(imported !== undefined
      ? [['imported', `from ${text(source)} (${text(imported)})`] as const]
      : [
          [
            'made by',
            `experiment ${text(experiment)}, seed ${text(seed)}, snpress ${text(snpress)}`,
          ] as const,
          [
            'trained on',
            `${text(trainedOn)}: ${counted(Number(trainingSamples), `${ploidy === 1 ? 'haploid' : 'diploid'} sample`)}`,
          ] as const,
          ...files(inputs),
        ]),
    ...(Object.keys(reading).length > 0 ? [['read with', readingInWords(reading)] as const] : []),
    [
      'variants',
      `${formatCount(variants.count)}, of which it uses ${formatCount(variants.used)}; positions ${yes(variants.positions)}, alleles ${yes(variants.alleles)}`,
    ],
    ['genes', `${formatCount(genes.count)}; positions ${yes(genes.positions)}`],
    [
      'genotypes',
      steps(preprocessing.genotypes) + (model.imputes ? '' : ' (missing calls become the training mean)'),
    ],
    ['expression', steps(preprocessing.expression)],
    ...(model.covariates
      ? [['covariates', `${model.covariates.columns.join(', ')} (${model.covariates.use})`] as const]
      : []),
    ['settings', settingsInWords(settings as JsonObject | undefined)],
    ['parameters', JSON.stringify(params)],
    ...(performance
      ? ([
          [
            'held out',
            `skill of ${counted(performance.genes, 'gene')}: mean ${number(performance.skill.mean)}, median ${number(performance.skill.median)}; ` +
              `${Object.entries(performance.skill.above)
                .map(([threshold, above]) => `${formatCount(above)} above ${threshold}`)
                .join(', ')}; mean r ${number(performance.meanR)}` +
              (performance.discoveries === null ? '' : `; q ≤ 0.05: ${formatCount(performance.discoveries)}`),
          ],
        ] as const)
      : []),
    ...(importance && importance.top.length > 0
      ? ([
          [
            'importance',
            `${importance.measure}: ${importance.top.map(({ variant, value }) => `${variant} ${value.toPrecision(2)}`).join(', ')}${variants.used > importance.top.length ? ', …' : ''}`,
          ],
        ] as const)
      : []),
    [
      'people',
      model.genotypesOf > 0
        ? `it has the genotypes of ${counted(model.genotypesOf, 'training sample')}: share it as you would share the data`
        : 'no genotypes of training samples are in it',
    ],
    ['size', formatBytes(model.bytes)],
  ];
}

function geneInWords(description: GeneDescription, linear: boolean): readonly string[] {
  const { gene, performance, intercept, weights, inclusion } = description;
  const held = Object.entries(performance ?? {}).map(
    ([what, value]) => `${what} ${value?.toPrecision(3) ?? '–'}`,
  );
  const head = `${gene}${held.length > 0 ? `, held out: ${held.join(', ')}` : ''}`;
  const sets = inclusion === undefined ? [] : inclusionInWords(inclusion);
  if (!linear) return [head, ...sets, 'The model is not linear: it has no weights per gene.'];
  const lines = [
    head,
    ...sets,
    `${weights!.count} variants with a weight; without any counted allele it predicts ${intercept!.toPrecision(4)}`,
  ];
  if (weights!.top.length === 0) return lines;
  const rows = weights!.top.map(({ variant, chromosome, position, counted, other, weight }) => [
    variant,
    chromosome === '' ? '–' : `${chromosome}:${position ?? '?'}`,
    counted || '?',
    other || '?',
    weight.toPrecision(4).replace('-', '−'),
  ]);
  return [...lines, '', formatTable(['variant', 'place', 'counted', 'other', 'weight per copy'], rows)];
}

function inclusionInWords({ top, sets }: NonNullable<GeneDescription['inclusion']>): readonly string[] {
  const listed = (all: readonly string[]): string =>
    `${all.slice(0, 5).join(', ')}${all.length > 5 ? ', …' : ''}`;
  return [
    `inclusion probabilities: ${listed(top.map(({ variant, probability }) => `${variant} ${probability.toFixed(3)}`)) || 'none of 0.001 or more'}`,
    ...sets.map(
      ({ variants, probability, purity }, k) =>
        `credible set ${k + 1}: ${counted(variants.length, 'variant')} (${listed(variants)}), probability ${probability.toFixed(3)}, purity ${purity.toFixed(2)}`,
    ),
    ...(sets.length === 0 ? ['no 95 % credible set'] : []),
  ];
}

function files(inputs: unknown): readonly Line[] {
  return (inputs as readonly { name: string; path: string; digest: string }[]).map(
    ({ name, path, digest }, index) => [
      index === 0 ? 'inputs' : '',
      `${name}: ${path} (SHA-256 ${digest.slice(0, 12)}…)`,
    ],
  );
}

function settingsInWords(settings: JsonObject | undefined): string {
  if (settings?.setting !== undefined) return `${JSON.stringify(settings.setting)} for all genes`;
  if (!Array.isArray(settings?.perGene)) return 'as given, nothing to choose';
  const chosen = settings.perGene as readonly { setting: JsonObject; genes: number }[];
  const most = [...chosen].sort((a, b) => b.genes - a.genes).slice(0, 3);
  return `chosen per gene, ${counted(chosen.length, 'setting')}: ${most
    .map(({ setting, genes }) => `${JSON.stringify(setting)} for ${formatCount(genes)}`)
    .join(', ')}${chosen.length > most.length ? ', …' : ''}`;
}

const steps = (list: readonly object[]): string => list.map(stepInWords).join(', then ') || 'as they are';
const number = (value: number | null): string => formatNumber(value ?? NaN);
const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
