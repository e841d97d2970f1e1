import { lstatSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Execution, Executor, StageHooks, StageTask } from '../executor/executor.js';
import type { Digest } from '../key/digest.js';
import { keyOf, type Preimage } from '../stage/preimage.js';
import type { Stage } from '../stage/stage.js';
import { asStoreError, errorCode, isDiskFull } from '../store/store-error.js';
import type { Store } from '../store/store.js';
import type { Estimator } from './estimate.js';
import type { RunEvent } from './events.js';
import type { Reason } from './reason.js';
import type { StageCode } from './stage-code.js';
import { isUntouched, type FileVersion } from './user-files.js';

/** A stage whose key is sealed: everything that it needs to be run. */
export interface SealedStage {
  readonly stage: Stage;
  readonly key: Digest;
  readonly preimage: Preimage;
  readonly code: StageCode;
  /** Input name → the user's file that it is; no other inputs. */
  readonly files: ReadonlyMap<string, FileVersion>;
}

export interface StageSurroundings {
  readonly store: Store;
  readonly executor: Executor;
  readonly signal: AbortSignal;
  readonly emit: (event: RunEvent) => void;
  readonly estimate: Estimator;
}

/** What a stage has left in its workspace. */
export interface StageOutcome {
  /** Output name → its file. */
  readonly outputs: { readonly [name: string]: string };
  readonly warnings: readonly string[];
  readonly execution: Execution;
}

/**
 * Runs a stage in a workspace of its own, hands over what it wrote, and removes the workspace.
 *
 * @throws what the stage throws, and when an output was not written, or when anything that the key was computed from
 *   was touched meanwhile.
 */
export async function runStage<T>(
  sealed: SealedStage,
  { store, executor, signal, emit, estimate }: StageSurroundings,
  reasons: readonly Reason[],
  use: (outcome: StageOutcome) => Promise<T>,
): Promise<T> {
  const { stage } = sealed;
  const folder = store.workspace();
  const outputs = Object.fromEntries(stage.outputs.map((name) => [name, join(folder, name)]));
  const warnings: string[] = [];
  const expected = estimate(stage);
  try {
    const task = {
      module: sealed.code.module,
      stage: stage.id,
      parameters: stage.parameters,
      seed: stage.seed,
      inputs: inputFiles(sealed, store),
      outputs,
      memory: stage.memory,
      estimate: expected?.seconds,
    };
    const onStarted = () => {
      emit({ type: 'stage-started', stage: stage.id, reasons, estimate: expected });
    };
    const hooks: StageHooks = {
      signal,
      onQueued(why) {
        emit({ type: 'stage-queued', stage: stage.id, ...(why !== undefined && { why }) });
      },
      onStarted,
      onProgress(done) {
        emit({ type: 'stage-progress', stage: stage.id, done });
      },
      onWarning(told) {
        const message = withoutFolders(told, sealed);
        warnings.push(message);
        emit({ type: 'stage-warning', stage: stage.id, message });
      },
    };
    if (executor.hasQueue !== true) onStarted();
    const execution = await executor.execute(task, hooks).catch((error: unknown) => {
      // A stage writes into the store, so a full disk is the store's.
      throw isDiskFull(error) ? asStoreError(error, store.directory) : error;
    });
    signal.throwIfAborted();
    requireOutputs(outputs);
    await requireUntouched(sealed);
    return await use({ outputs, warnings, execution });
  } finally {
    remove(folder);
  }
}

/** Warnings are kept with results, which go to other machines: there a file has its name alone. */
function withoutFolders(message: string, { files }: SealedStage): string {
  return [...files.values()].reduce((text, { path }) => text.replaceAll(path, () => basename(path)), message);
}

/** What cannot be removed now goes with the other unfinished files; it must not hide how the stage ended. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
  }
}

function inputFiles({ preimage, files }: SealedStage, store: Store): StageTask['inputs'] {
  return Object.fromEntries(
    Object.entries(preimage.inputs).map(([name, digest]) => [
      name,
      { path: files.get(name)?.path ?? store.objectPath(digest), digest },
    ]),
  );
}

function requireOutputs(outputs: { readonly [name: string]: string }): void {
  const missing = Object.keys(outputs).filter(
    (name) => lstatSync(outputs[name]!, { throwIfNoEntry: false })?.isFile() !== true,
  );
  if (missing.length > 0)
    throw new Error(`it finished without writing ${missing.map((name) => `output "${name}"`).join(', ')}`);
}

async function requireUntouched({ key, preimage, code, files }: SealedStage): Promise<void> {
  const touched: string[] = [];
  for (const [name, version] of files)
    if (!(await isUntouched(version))) touched.push(`its input "${name}" (${version.path})`);
  const codeFile = code.fingerprint.changedFile();
  if (codeFile !== undefined) touched.push(`its code (${codeFile})`);
  if (keyOf(preimage) !== key) touched.push('its parameters');
  if (touched.length > 0)
    throw new Error(`${touched.join(' and ')} changed while it ran, so nothing was published; run again`);
}
