import type { JsonObject } from '@snpress/data';
import { stepInWords } from '@snpress/experiment/stages/protocol-in-words';
import { formatBytes } from '../view/format-bytes.js';
import { counted } from '@snpress/data/words/counted';
import type { ModelDescription } from '@snpress/experiment/model-tools/model-description';

type Line = readonly [what: string, text: string];

/** A model in lines, for people. */
export function modelInWords(model: ModelDescription, bytes: number): readonly Line[] {
  const { name, type, params, ploidy, provenance, variants, genes, preprocessing, performance, importance } =
    model;
  const { experiment, seed, snpress, trainedOn, trainingSamples, inputs, settings } = provenance;
  const yes = (known: boolean): string => (known ? 'known' : 'not known');
  return [
    ['model', `${name} (${type})`],
    ['made by', `experiment ${text(experiment)}, seed ${text(seed)}, snpress ${text(snpress)}`],
    [
      'trained on',
      `${text(trainedOn)}: ${counted(Number(trainingSamples), `${ploidy === 1 ? 'haploid' : 'diploid'} sample`)}`,
    ],
    ...files(inputs),
    [
      'variants',
      `${count(variants.count)}, of which it uses ${count(variants.used)}; positions ${yes(variants.positions)}, alleles ${yes(variants.alleles)}`,
    ],
    ['genes', `${count(genes.count)}; positions ${yes(genes.positions)}`],
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
                .map(([threshold, above]) => `${count(above)} above ${threshold}`)
                .join(', ')}; mean r ${number(performance.meanR)}` +
              (performance.discoveries === null ? '' : `; q ≤ 0.05: ${count(performance.discoveries)}`),
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
    ['size', formatBytes(bytes)],
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
    .map(({ setting, genes }) => `${JSON.stringify(setting)} for ${count(genes)}`)
    .join(', ')}${chosen.length > most.length ? ', …' : ''}`;
}

const steps = (list: readonly object[]): string => list.map(stepInWords).join(', then ') || 'as they are';
const count = (value: number): string => value.toLocaleString('en-US');
const number = (value: number | null): string => (value === null ? '–' : value.toFixed(3).replace('-', '−'));
const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
