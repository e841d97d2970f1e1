import { existsSync, readdirSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Digest } from '../key/digest.js';
import { forgetKeys, listJournals } from './history.js';
import { watchPins } from './pins.js';
import { experimentRoots, type ExperimentRoots } from './roots.js';
import type { RunRecord } from './run-record.js';
import { quietly, removeAbandonedScratch } from './scratch.js';
import { asStoreError, StoreError } from './store-error.js';
import { openParts, type StoreParts } from './store-parts.js';
import { putBack, takeAway } from './take-away.js';
import { UnknownRunError } from './unknown-run-error.js';

/** Which runs keep what they need. */
export interface Keep {
  /**
   * How many of the latest runs of each experiment, and as many that were imported. With one or more, what an unfinished run has got done is kept too.
   * Default 1, or 0 when `runs` are given.
   */
  readonly latest?: number;
  /** These too: one run of an experiment, or all of them where there is no id. */
  readonly runs?: readonly { readonly scope: string; readonly id?: string }[];
}

export interface CollectOptions {
  readonly keep?: Keep;
  /** Removes nothing. */
  readonly dryRun?: boolean;
}

/** What was removed, or would be. */
export interface Collected {
  /** Newest first. */
  readonly kept: readonly Pick<RunRecord, 'scope' | 'id'>[];
  readonly removed: readonly Pick<RunRecord, 'scope' | 'id'>[];
  readonly records: number;
  readonly objects: number;
  /** Files that had been put aside as damaged. */
  readonly damaged: number;
  readonly bytes: number;
  /** Records, and objects without one, that no kept run needs but a process that is at work: they stay. */
  readonly inUse: number;
}

/**
 * Removes what no kept run needs: run records first, then records of stages, then objects, so that a kill at any moment
 * leaves whole results and loose objects, which the next collection removes.
 *
 * Safe while runs are at work on the store: what a process has looked up or published stays until it closes the store.
 *
 * @throws {UnknownRunError} when a run to be kept is not in the store; {@link StoreError} when a process of another host is at work on it, or
 *   another version of snpress has written what this one cannot read.
 */
export function collectGarbage(directory: string, options: CollectOptions = {}): Collected {
  const parts = openParts(directory);
  try {
    return collect(parts, options);
  } catch (error) {
    throw asStoreError(error, parts.root);
  } finally {
    parts.close();
    if (options.dryRun !== true)
      quietly(() => {
        removeAbandonedScratch(join(parts.root, 'temp'));
      });
  }
}

function collect(parts: StoreParts, { keep = {}, dryRun = false }: CollectOptions): Collected {
  const { root, scratch, objects, records, runs } = parts;
  const temp = join(root, 'temp');
  if (!dryRun && existsSync(temp)) removeAbandonedScratch(temp);
  // From here on, what processes rely on stays known after their end; only then is it decided what is garbage.
  const sign = dryRun ? undefined : scratch.named('collecting');
  if (sign !== undefined) writeFileSync(sign, '');
  const pins = watchPins(temp, sign && dirname(sign));
  const experiments = experimentRoots(parts);
  requireRuns(keep, experiments);
  const plan = planOf(experiments, keep);
  requireKnown(parts, plan.keys);
  let bytes = 0;
  let inUse = 0;

  /** Whether a file has been removed. */
  const remove = (path: string, name: Digest): boolean => {
    if (pins.has(name)) {
      inUse++;
      return false;
    }
    const away = dryRun ? path : takeAway(path, scratch);
    if (away === undefined) return false;
    const size = statSync(away, { throwIfNoEntry: false })?.size ?? 0;
    if (!dryRun) {
      let isPinned = true;
      try {
        isPinned = pins.has(name);
      } finally {
        if (isPinned) putBack(away, path);
      }
      if (isPinned) {
        inUse++;
        return false;
      }
      unlinkSync(away);
    }
    bytes += size;
    return true;
  };

  if (!dryRun) for (const run of plan.removed) rmSync(runs.path(run), { force: true });

  const gone = new Set<Digest>();
  const needed = new Set<Digest>();
  for (const key of records.list()) {
    const record = records.read(key);
    if (!plan.keys.has(key) && remove(records.path(key), key)) gone.add(key);
    else if (typeof record === 'object')
      for (const { digest } of Object.values(record.outputs)) needed.add(digest);
  }

  let removedObjects = 0;
  for (const digest of objects.list())
    if (!needed.has(digest) && remove(objects.path(digest), digest)) removedObjects++;

  const damaged = removeDamaged(root, dryRun);
  if (!dryRun)
    quietly(() => {
      for (const journal of listJournals(join(root, 'history'))) forgetKeys(journal, gone);
    });
  return {
    kept: plan.kept.map(nameOf),
    removed: plan.removed.map(nameOf),
    records: gone.size,
    objects: removedObjects,
    damaged: damaged.files,
    bytes: bytes + damaged.bytes,
    inUse,
  };
}

interface CollectionPlan {
  readonly kept: readonly RunRecord[];
  readonly removed: readonly RunRecord[];
  /** Keys of what is needed. */
  readonly keys: ReadonlySet<Digest>;
}

function planOf(experiments: readonly ExperimentRoots[], { latest, runs: named = [] }: Keep): CollectionPlan {
  const newest = latest ?? (named.length > 0 ? 0 : 1);
  const kept: RunRecord[] = [];
  const removed: RunRecord[] = [];
  const keys = new Set<Digest>();
  for (const { scope, runs, unfinished } of experiments) {
    const wholly = named.some((run) => run.scope === scope && run.id === undefined);
    const places = { own: 0, imported: 0 };
    for (const run of runs) {
      const isNamed = wholly || named.some((one) => one.scope === scope && one.id === run.id);
      // Neither a run of another nor one that a wrong clock has dated takes the place of one's own.
      const isNew =
        Date.parse(run.finishedAt) > Date.now()
          ? newest > 0
          : places[run.imported === true ? 'imported' : 'own']++ < newest;
      (isNew || isNamed ? kept : removed).push(run);
    }
    if (wholly || newest > 0) for (const key of unfinished) keys.add(key);
  }
  for (const { stages } of kept) for (const key of Object.values(stages)) keys.add(key);
  return { kept, removed, keys };
}

/** @throws {UnknownRunError} naming a run that is to be kept and is not there. */
function requireRuns({ runs = [] }: Keep, experiments: readonly ExperimentRoots[]): void {
  for (const { scope, id } of runs) {
    const experiment = experiments.find((one) => one.scope === scope);
    if (experiment === undefined) throw new UnknownRunError(noExperiment(scope, experiments));
    if (id !== undefined && !experiment.runs.some((run) => run.id === id))
      throw new UnknownRunError(noRun(scope, id, experiment));
  }
}

/** @throws {StoreError} when there are records that cannot tell what they need. */
function requireKnown({ root, runs, records }: StoreParts, keys: ReadonlySet<Digest>): void {
  const unknown =
    runs.unknown()[0] ?? [...keys].filter((key) => records.read(key) === 'unknown').map(records.path)[0];
  if (unknown === undefined) return;
  throw new StoreError(
    `The store ${root} has records that this version of snpress does not know, such as ${unknown}: another version has ` +
      'been at work on it. Collect garbage with that one; nothing was removed.',
  );
}

function noExperiment(scope: string, experiments: readonly ExperimentRoots[]): string {
  const known = experiments.map((one) => `"${one.scope}"`).join(', ') || 'none';
  return `The store has nothing of an experiment "${scope}" (it has: ${known}); nothing was removed.`;
}

function noRun(scope: string, id: string, { runs }: ExperimentRoots): string {
  const known = runs.map((run) => run.id).join(', ') || 'none that has finished';
  return `The store has no run "${id}" of "${scope}" (it has: ${known}); nothing was removed.`;
}

function removeDamaged(root: string, dryRun: boolean): { files: number; bytes: number } {
  const folder = join(root, 'damaged');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const bytes = names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  if (!dryRun) rmSync(folder, { recursive: true, force: true });
  return { files: names.length, bytes };
}

function nameOf({ scope, id }: RunRecord): Pick<RunRecord, 'scope' | 'id'> {
  return { scope, id };
}
