import { savedInterval, savedMetric } from '@snpress/evaluate/metrics/saved-metric';
import { pooledSkill } from '@snpress/evaluate/metrics/skill';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '../run/manifest.js';
import type { Metrics } from '../run/metrics.js';
import { rankSaved } from '../run/rank-saved.js';
import { foldersIn, latestRun, runFolders } from './run-folders.js';

/** A finished run in few words. */
export interface RunSummary {
  readonly experiment: string;
  readonly id: string;
  readonly folder: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly isLatest: boolean;
  /** Highest pooled skill, the mean aside; undefined when there is no other model with a skill. */
  readonly best:
    | { readonly model: string; readonly skill: number; readonly interval: readonly [number, number] | null }
    | undefined;
  readonly stagesRun: number;
  readonly stagesReused: number;
  /** Whether the spec or its overrides differ from those of the run before; undefined for the first. */
  readonly specChanged: boolean | undefined;
}

/** A folder among the runs that cannot be read as one. */
interface DamagedRun {
  readonly folder: string;
  readonly what: string;
}

export interface RunList {
  /** Newest first. */
  readonly runs: readonly RunSummary[];
  readonly damaged: readonly DamagedRun[];
}

interface Found extends Omit<RunSummary, 'specChanged'> {
  /** Everything that says what was run, as one text. */
  readonly recipe: string;
}

/** The runs below a folder, of one experiment or of all. */
export function listRuns(parent: string, experiment?: string): RunList {
  const names = experiment === undefined ? foldersIn(parent) : [experiment];
  const damaged: DamagedRun[] = [];
  const runs = names.flatMap((name) => {
    const found: Found[] = [];
    const latest = latestRun(path.join(parent, name));
    for (const id of runFolders(path.join(parent, name))) {
      const folder = path.join(parent, name, id);
      try {
        found.push(readRun(folder, id, id === latest));
      } catch (error) {
        damaged.push({ folder, what: (error as Error).message });
      }
    }
    return withChanges(found.sort((a, b) => compare(a, b)));
  });
  return { runs: runs.sort((a, b) => compare(b, a)), damaged };
}

function withChanges(oldestFirst: readonly Found[]): RunSummary[] {
  return oldestFirst.map(({ recipe, ...run }, index) => {
    const before = oldestFirst[index - 1];
    return { ...run, specChanged: before === undefined ? undefined : before.recipe !== recipe };
  });
}

function readRun(folder: string, id: string, isLatest: boolean): Found {
  const { experiment, startedAt, seconds, stages, set } = readJson(folder, 'manifest.json') as Manifest;
  const { models } = readJson(folder, 'metrics.json') as Metrics;
  const stagesRun = stages.filter(({ action }) => action === 'run').length;
  return {
    experiment,
    id,
    folder,
    startedAt: new Date(startedAt).toISOString(),
    seconds,
    isLatest,
    best: bestOf(models),
    stagesRun,
    stagesReused: stages.length - stagesRun,
    recipe: JSON.stringify([readFileSync(path.join(folder, 'spec.yaml'), 'utf8'), set]),
  };
}

function bestOf(models: Metrics['models']): RunSummary['best'] {
  const [model] = rankSaved(models);
  if (model === undefined || model === 'mean') return undefined;
  const skill = savedMetric(models[model]!, pooledSkill);
  return Number.isNaN(skill)
    ? undefined
    : { model, skill, interval: savedInterval(models[model]!, pooledSkill) ?? null };
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

function compare(a: Found | RunSummary, b: Found | RunSummary): number {
  const [first, second] = [a, b].map(({ startedAt, id }) => `${startedAt} ${id}`) as [string, string];
  return first < second ? -1 : 1;
}
