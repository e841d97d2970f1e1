import { featureValues } from '@snpress/data/matrix/feature-values';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Matrix } from '@snpress/data';
import { correctedTTest } from '@snpress/evaluate/comparison/corrected-t-test';
import { metricsIn } from '@snpress/evaluate/metrics/metrics';
import { savedInterval, savedMetric } from '@snpress/evaluate/metrics/saved-metric';
import { pooledSkill } from '@snpress/evaluate/metrics/skill';
import type { ComparedModel, GeneChange, ModelInRun, RunComparison, SkillChange } from '@snpress/report';
import type { ModelMetrics } from '../run/metrics.js';
import { rankSaved } from '../run/rank-saved.js';
import { differences } from './differences.js';
import { flatten } from './flatten.js';
import type { SavedRun } from './saved-run.js';
import { writtenSpec } from './written-spec.js';

/** Holds runs against the first of them. */
export function compareSavedRuns(runs: readonly SavedRun[]): RunComparison {
  const [first] = runs as readonly [SavedRun, ...SavedRun[]];
  const same = runs.map((run) => holdoutOf(run) === holdoutOf(first));
  return {
    runs: runs.map(({ folder, manifest }, index) => ({
      label: labelOf(index),
      folder,
      experiment: manifest.experiment,
      started: manifest.startedAt,
      seconds: manifest.seconds,
      sameHoldout: same[index]!,
    })),
    spec: differences(writtenSpecs(runs).map(flatten)),
    inputs: differences(runs.map(inputsOf)),
    surroundings: differences(
      runs.map(({ manifest: { versions, machine, jobs } }) => flatten({ ...versions, ...machine, jobs })),
    ),
    models: modelNames(runs).map((model) => compareModel(model, runs, same)),
  };
}

function writtenSpecs(runs: readonly SavedRun[]): readonly object[] {
  const names = runs.map(({ spec }) => new Set(spec.models.map(({ name }) => name)));
  const shared = new Set([...names[0]!].filter((name) => names.every((own) => own.has(name))));
  return runs.map(({ spec }) => writtenSpec(spec, shared));
}

/** A, B, … Z, AA, … */
function labelOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : labelOf(Math.floor(index / 26) - 1) + letter;
}

/** Digests of the input files, and of simulated data, which have none. */
function inputsOf({ manifest: { inputs, stages } }: SavedRun): ReadonlyMap<string, string> {
  const simulated = stages
    .filter(({ id }) => id === 'simulate')
    .flatMap(({ outputs }) =>
      Object.entries(outputs).map(([name, { digest }]) => [`simulated ${name}`, digest] as const),
    )
    .filter(([name]) => ['simulated genotypes', 'simulated expression'].includes(name));
  return new Map([...inputs.map(({ name, digest }) => [name, digest] as const), ...simulated]);
}

/** Digests of the expression and of the outer splits: equal where the same values were held out. */
function holdoutOf({ manifest: { stages } }: SavedRun): string {
  return stages
    .flatMap(({ id, outputs }) => {
      const isHoldout = (output: string): boolean =>
        id === 'split'
          ? /^outer\d+$/.test(output)
          : ['ingest', 'simulate'].includes(id) && output === 'expression';
      return Object.entries(outputs)
        .filter(([output]) => isHoldout(output))
        .map(([output, { digest }]) => `${output} ${digest}`);
    })
    .sort()
    .join('\n');
}

/** By pooled skill in the first run that has them; the baseline last. */
function modelNames(runs: readonly SavedRun[]): readonly string[] {
  const models: Record<string, ModelMetrics> = {};
  for (const { metrics } of runs)
    for (const [name, model] of Object.entries(metrics.models)) models[name] ??= model;
  return rankSaved(models);
}

function compareModel(model: string, runs: readonly SavedRun[], same: readonly boolean[]): ComparedModel {
  const [first] = runs as readonly [SavedRun];
  const reference = first.metrics.models[model];
  return {
    model,
    runs: runs.map((run, index): ModelInRun | undefined => {
      const metrics = run.metrics.models[model];
      if (metrics === undefined) return undefined;
      return {
        metrics: Object.fromEntries(
          metricsIn('compare').map((metric) => [
            metric.key,
            { value: savedMetric(metrics, metric), interval: savedInterval(metrics, metric) },
          ]),
        ),
        change:
          index === 0 || reference === undefined || model === 'mean'
            ? undefined
            : changeOf(reference, metrics, same[index]! ? genesOf(model, first, run) : undefined),
      };
    }),
  };
}

function changeOf(first: ModelMetrics, other: ModelMetrics, genes: GeneChange | undefined): SkillChange {
  const pooled = savedMetric(other, pooledSkill) - savedMetric(first, pooledSkill);
  if (genes === undefined) return { pooled };
  const splits = other.perSplit.map((split, index) => ({ split, before: first.perSplit[index]! }));
  const test = correctedTTest(
    splits.map(({ split, before }) => (split.skill ?? NaN) - (before.skill ?? NaN)),
    splits.reduce((sum, { split }) => sum + split.testSamples / split.trainSamples, 0) / splits.length,
  );
  return { pooled, ...(test ? { test: { interval: test.interval, p: test.p } } : {}), genes };
}

/** The skill of the genes that both runs have. */
function genesOf(model: string, first: SavedRun, other: SavedRun): GeneChange | undefined {
  const before = skillsOf(model, first.genes);
  const after = skillsOf(model, other.genes);
  if (before === undefined || after === undefined) return undefined;
  const genes = [...before.keys()].filter((gene) => after.has(gene));
  return {
    genes,
    first: Float64Array.from(genes, (gene) => before.get(gene)!),
    other: Float64Array.from(genes, (gene) => after.get(gene)!),
  };
}

/** Gene → skill. In the table of genes, genes are features and its columns samples. */
function skillsOf(model: string, table: Matrix | undefined): ReadonlyMap<string, number> | undefined {
  const column = table?.samples.indexOf(`${model}.skill`) ?? -1;
  if (table === undefined || column === -1) return undefined;
  const skills = selectSamples(table, [column]);
  return new Map(skills.features.map((gene, index) => [gene, featureValues(skills, index)[0]!]));
}
