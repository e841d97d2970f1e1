import { formatBytes } from '@snpress/data/words/format-bytes';
import { counted } from '@snpress/data/words/counted';
import { genotypeSize, storedBytes, type GenotypeSize } from '@snpress/formats/readers/genotype-size';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import { markerFormats } from '@snpress/formats/registry/formats';
import { mostGramSamples } from '@snpress/models/linear-algebra/gram-of-blocks';
import { estimators } from '@snpress/models/registry';
import type { Estimator } from '@snpress/models';
import { planTuning } from '@snpress/models/tuning/plan-tuning';
import { tunesSwept } from '@snpress/models/tuning/score-settings';
import { stepsOfWholes } from '@snpress/preprocess/steps/fit-steps-of-blocks';
import path from 'node:path';
import { estimatorOf } from '../artifacts/estimator-of.js';
import type { Experiment, ModelSpec } from '../spec/experiment.js';
import { SpecError } from '../spec/spec-error.js';

/** Genotypes that are swept from disk, in blocks of markers, as they are larger than the memory of a run. */
export interface Sweep {
  /** As they are held: a byte for each call, four for each dosage. */
  readonly bytes: number;
  /** What the stages may take. */
  readonly memory: number;
  /** Where the beginnings of the files say so. */
  readonly samples?: number | undefined;
  readonly markers?: number | undefined;
  readonly genes?: number | undefined;
}

/** A stage that has genotypes in memory has them twice: those of all samples and of its own. */
const copies = 2;
/** Genotypes are never so much larger in memory than in a file. */
const mostInflated = 100;
/** Of files of expression that are read to know how many genes there are. */
const mostRead = 2 ** 26;

/**
 * Whether genotypes are swept from disk: where they do not fit twice into the memory.
 * @throws SpecError with all that cannot be done with genotypes that are swept.
 */
export async function findSweep(experiment: Experiment, memory: number): Promise<Sweep | undefined> {
  const { data } = experiment;
  if (data.kind !== 'files') return undefined;
  const files = [data.genotypes, ...data.moreGenotypes];
  const onDisk = files.reduce((sum, file) => sum + storedBytes(file.path), 0);
  if (copies * mostInflated * onDisk <= memory) return undefined;
  const sizes: GenotypeSize[] = [];
  for (const { path: file, ...reading } of files)
    sizes.push(await genotypeSize({ path: file, reading: { ...reading, ploidy: data.ploidy } }));
  const bytes = sizes.reduce((sum, size) => sum + size.bytes, 0);
  if (copies * bytes <= memory) return undefined;
  const sweep: Sweep = {
    ...{ bytes, memory, samples: sizes[0]!.samples, markers: sum(sizes.map(({ markers }) => markers)) },
    genes: await countGenes(data.expression),
  };
  const problems = [
    ...sizes.flatMap(({ isMarkerFile, format }, index) =>
      isMarkerFile ? [] : [notByMarkers(files[index]!.path, format)],
    ),
    ...dataProblems(experiment),
    ...modelProblems(experiment.models, sweep),
  ];
  if (problems.length > 0) throw cannotSweep(sweep, problems);
  return sweep;
}

function notByMarkers(file: string, format: string): string {
  return `data.genotypes: ${path.basename(file)} is read as ${format}, as a whole; write it once in a format that is read marker by marker (${markerFormats.map(({ name }) => name).join(', ')}), with "snpress data convert" on a machine that holds it`;
}

function dataProblems({ data, preprocess }: Experiment): readonly string[] {
  const { genotypes: steps, covariates } = preprocess;
  const whole = stepsOfWholes(steps);
  return [
    ...(data.kind === 'files' && data.snpPositions !== undefined
      ? ['data.snpPositions: leave it out; files that are read marker by marker have positions']
      : []),
    ...whole.map((step) => `preprocess.genotypes: ${step} is not fitted in blocks of markers; leave it out`),
    ...(covariates?.use === 'markers'
      ? ['preprocess.covariates.use: covariates that are markers are not swept; say regress-out']
      : []),
    ...((covariates?.principalComponents ?? 0) > 0
      ? [
          'preprocess.covariates.principalComponents: leave it out, and give components in the table of data.covariates, such as those of plink2 --pca approx',
        ]
      : []),
  ];
}

function modelProblems(models: readonly ModelSpec[], sweep: Sweep): readonly string[] {
  const possible = estimators
    .filter(({ type, swept }) => swept !== undefined && type !== 'mean')
    .map(({ type }) => type)
    .join(', ');
  return models.flatMap((model) => {
    const { name, type, grid } = model;
    const estimator = sweptEstimatorOf(model);
    if (estimator === undefined) {
      if (model.contexts)
        return [`models.${name}: ${type} on several contexts needs all genotypes in memory; leave it out`];
      return [
        `models.${name}: ${type} needs its markers in memory; give it some, by markers: { thin: ${thinnedTo(model, sweep)} }, { screen: 100 } or { cis: 1000000 }; those that need none in memory: ${possible}`,
      ];
    }
    return [
      ...(tunesSwept(estimator, planTuning(estimator, model.params, grid))
        ? []
        : [
            `models.${name}.grid: while genotypes are swept, values of ${estimator.path?.parameters.join(', ') ?? 'no parameter'} alone are compared; give the others one value`,
          ]),
      ...sizeProblems(model, estimator, sweep),
    ];
  });
}

/** How many markers fit, where it is known how many samples there are. */
function thinnedTo({ type }: ModelSpec, { samples, memory }: Pick<Sweep, 'samples' | 'memory'>): number {
  const one = { samples: samples ?? 0, markers: 1, genes: 1 };
  const bytes = estimatorOf({ type, markers: { thin: 1 } }).swept!.modelBytes!(one);
  return bytes === 0 ? 20_000 : Math.max(1, Math.floor(memory / bytes));
}

/** A model that itself does not fit, or the markers that it is trained on. */
function sizeProblems(
  model: ModelSpec,
  { swept }: Estimator,
  { samples, markers, genes, memory }: Sweep,
): readonly string[] {
  if (samples === undefined || markers === undefined || genes === undefined) return [];
  const bytes = swept?.modelBytes?.({ samples, markers, genes }) ?? 0;
  if (bytes <= memory) return [];
  return model.markers
    ? [
        `models.${model.name}.markers: they take ${formatBytes(bytes)}, more than the memory; choose fewer, such as { thin: ${thinnedTo(model, { samples, memory })} }`,
      ]
    : [
        `models.${model.name}: a weight for each of ${counted(markers, 'marker')} and ${counted(Math.min(samples, genes), 'gene')} takes ${formatBytes(bytes)}, more than the memory; train on fewer genes at a time, or with lasso or top-snp, which keep few markers`,
      ];
}

/** Whether the Gram matrix of all samples is made, which heritability is estimated from. */
export function estimatesHeritability({ samples }: Sweep): boolean {
  return samples !== undefined && samples <= mostGramSamples;
}

/** The estimator of a model, where it can be fitted to genotypes that are swept. */
export function sweptEstimatorOf({ type, markers, contexts, grid, select }: ModelSpec) {
  const kind = { type, markers, contexts: contexts && { how: contexts, folds: 0, grid, select } };
  const estimator = estimatorOf(kind);
  return estimator.swept === undefined ? undefined : estimator;
}

function cannotSweep({ bytes, memory }: Sweep, problems: readonly string[]): SpecError {
  return new SpecError(
    `The genotypes take ${formatBytes(bytes)}, and twice that is more than the memory of ${formatBytes(memory)}: they would be swept from disk, but ${counted(problems.length, 'thing')} cannot be done so; nothing was run`,
    [
      ...problems,
      `or give more memory, where there is some: --memory ${Math.ceil((copies * bytes) / 2 ** 20)}MB`,
    ],
  );
}

function sum(counts: readonly (number | undefined)[]): number | undefined {
  return counts.reduce<number | undefined>(
    (total, count) => (total === undefined || count === undefined ? undefined : total + count),
    0,
  );
}

/** How many genes there are, where it takes little to know. */
async function countGenes(
  files: (Experiment['data'] & { readonly kind: 'files' })['expression'],
): Promise<number | undefined> {
  const [file] = files;
  if (file === undefined || file.context !== undefined || storedBytes(file.path) > mostRead) return undefined;
  const { path: name, ...reading } = file;
  return (await readMatrix(name, { ...reading, role: 'expression' })).matrix.features.length;
}
