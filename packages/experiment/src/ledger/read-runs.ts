import { savedInterval, savedMetric } from '@snpress/evaluate/metrics/saved-metric';
import { pooledSkill } from '@snpress/evaluate/metrics/skill';
import type { LedgerRun } from '@snpress/report';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { flatten } from '../compare/flatten.js';
import { writtenSpec } from '../compare/written-spec.js';
import type { Manifest } from '../run/manifest.js';
import type { Metrics } from '../run/metrics.js';
import { rankSaved } from '../run/rank-saved.js';
import { reportPage } from '../run/report-contents.js';
import type { Experiment } from '../spec/experiment.js';
import { foldersIn, linkedRun, runFolders } from '../run-history/run-folders.js';

/** A folder among the runs that cannot be read as one. */
export interface DamagedRun {
  readonly folder: string;
  readonly what: string;
}

/** A finished run, read from its folder. */
export interface FoundRun extends LedgerRun {
  readonly folder: string;
  readonly stagesRun: number;
  readonly stagesReused: number;
}

/** What the folders of runs hold, which never changes; by the path of their manifest and when it was written. */
export type KnownRuns = Map<string, ReadRun>;

interface ReadRun extends Omit<FoundRun, 'specChanged' | 'isLatest'> {
  /** Everything that says what was run, as one text. */
  readonly recipe: string;
}

/**
 * Reads the runs below a folder, of one experiment or of all.
 * @param known - runs that were read before and need not be again; grows
 * @returns newest first
 */
export function readRuns(
  parent: string,
  experiment?: string,
  known: KnownRuns = new Map(),
): { readonly runs: readonly FoundRun[]; readonly damaged: readonly DamagedRun[] } {
  const names = experiment === undefined ? foldersIn(parent) : [experiment];
  const damaged: DamagedRun[] = [];
  const runs = names.flatMap((name) => {
    const found: ReadRun[] = [];
    const linked = linkedRun(path.join(parent, name));
    for (const id of runFolders(path.join(parent, name))) {
      const folder = path.join(parent, name, id);
      try {
        found.push(readKnown(folder, id, known));
      } catch (error) {
        damaged.push({ folder, what: (error as Error).message });
      }
    }
    found.sort(inOrder);
    return withChanges(found, linked ?? found.at(-1)?.id);
  });
  return { runs: runs.sort((a, b) => inOrder(b, a)), damaged };
}

function withChanges(oldestFirst: readonly ReadRun[], latest: string | undefined): FoundRun[] {
  return oldestFirst.map(({ recipe, ...run }, index) => {
    const before = oldestFirst[index - 1];
    return {
      ...run,
      isLatest: run.id === latest,
      specChanged: before === undefined ? undefined : before.recipe !== recipe,
    };
  });
}

function readKnown(folder: string, id: string, known: KnownRuns): ReadRun {
  const file = path.join(folder, 'manifest.json');
  const key = `${file} ${statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? ''}`;
  const run = known.get(key) ?? readRun(folder, id);
  known.set(key, run);
  return run;
}

function readRun(folder: string, id: string): ReadRun {
  const { experiment, startedAt, seconds, stages, set, resolved } = readJson(
    folder,
    'manifest.json',
  ) as Manifest;
  const { models, samples, genes, snps } = readJson(folder, 'metrics.json') as Metrics;
  const stagesRun = stages.filter(({ action }) => action === 'run').length;
  return {
    experiment,
    id,
    folder,
    startedAt: new Date(startedAt).toISOString(),
    seconds,
    hasReport: existsSync(path.join(folder, reportPage)),
    samples,
    genes,
    markers: snps,
    best: bestOf(models),
    models: rankSaved(models),
    settings: settingsOf(resolved as Experiment | undefined),
    stagesRun,
    stagesReused: stages.length - stagesRun,
    recipe: JSON.stringify([readFileSync(path.join(folder, 'spec.yaml'), 'utf8'), set]),
  };
}

/** As a spec is written; as it was resolved where an older version had other keys. */
function settingsOf(spec: Experiment | undefined): ReadonlyMap<string, string> {
  try {
    return spec === undefined
      ? new Map()
      : flatten(writtenSpec(spec, new Set(spec.models.map(({ name }) => name))));
  } catch {
    return flatten(spec);
  }
}

function bestOf(models: Metrics['models']): LedgerRun['best'] {
  const [name] = rankSaved(models);
  if (name === undefined || name === 'mean') return undefined;
  const model = models[name]!;
  const skill = savedMetric(model, pooledSkill);
  if (Number.isNaN(skill)) return undefined;
  const splits = model.perSplit.map((split) => split.skill ?? NaN);
  return { name, skill, interval: savedInterval(model, pooledSkill), splits };
}

function readJson(folder: string, name: string): unknown {
  const file = path.join(folder, name);
  if (!existsSync(file)) throw new Error(`has no ${name}`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    throw new Error(`has a damaged ${name} (${(error as Error).message})`, { cause: error });
  }
}

function inOrder(a: Pick<FoundRun, 'startedAt' | 'id'>, b: Pick<FoundRun, 'startedAt' | 'id'>): number {
  const [first, second] = [a, b].map(({ startedAt, id }) => `${startedAt} ${id}`) as [string, string];
  return first < second ? -1 : 1;
}
