import { lstatSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Executor } from '../executor/executor.js';
import type { Digest } from '../key/digest.js';
import type { Preimage } from '../key/preimage.js';
import type { Stage } from '../stage/stage.js';
import type { StageRecord } from '../store/stage-record.js';
import type { Store } from '../store/store.js';
import type { RunEvent } from './events.js';
import type { StageCode } from './stage-code.js';
import type { UserFiles } from './user-files.js';

/** What a stage needs to be run once and published. */
export interface Execution {
  readonly stage: Stage;
  readonly key: Digest;
  readonly preimage: Preimage;
  readonly code: StageCode;
  readonly files: UserFiles;
  readonly store: Store;
  readonly executor: Executor;
  readonly signal: AbortSignal;
  readonly emit: (event: RunEvent) => void;
}

/**
 * Runs a stage and publishes its outputs, all or none.
 *
 * @throws what the stage throws, and when an output was not written, or when a file of the user's or the stage's code
 *   is not what it was when the key was computed.
 */
export async function executeStage(execution: Execution): Promise<StageRecord> {
  const { stage, key, preimage, store, executor, signal, emit } = execution;
  const folder = store.workspace();
  const outputs = Object.fromEntries(stage.outputs.map((name) => [name, join(folder, name)]));
  const warnings: string[] = [];
  const started = performance.now();
  try {
    await executor.execute(
      {
        module: execution.code.module,
        stage: stage.id,
        parameters: stage.parameters,
        seed: stage.seed,
        inputs: inputPaths(execution),
        outputs,
      },
      {
        signal,
        onProgress(done) {
          emit({ type: 'stage-progress', stage: stage.id, done });
        },
        onWarning(message) {
          warnings.push(message);
          emit({ type: 'stage-warning', stage: stage.id, message });
        },
      },
    );
    signal.throwIfAborted();
    requireOutputs(outputs);
    await requireUnchanged(execution);
    const seconds = Math.round(performance.now() - started) / 1000;
    const before = store.record(key);
    const record = await store.publish({ key, stage: stage.id, preimage, files: outputs, warnings, seconds });
    if (before !== undefined) reportDifferences(before, record, stage.id, emit);
    return record;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function inputPaths({ stage, preimage, store }: Execution): { [name: string]: string } {
  return Object.fromEntries(
    Object.entries(stage.inputs).map(([name, source]) => [
      name,
      'file' in source ? resolve(source.file) : store.objectPath(preimage.inputs[name]!),
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

async function requireUnchanged({ stage, preimage, code, files }: Execution): Promise<void> {
  const changed: string[] = [];
  for (const [name, source] of Object.entries(stage.inputs))
    if ('file' in source && !(await files.unchanged(source.file, preimage.inputs[name]!)))
      changed.push(`its input "${name}" (${source.file})`);
  const codeFile = code.fingerprint.changedFile();
  if (codeFile !== undefined) changed.push(`its code (${codeFile})`);
  if (changed.length > 0)
    throw new Error(`${changed.join(' and ')} changed while it ran, so nothing was published; run again`);
}

function reportDifferences(
  before: StageRecord,
  now: StageRecord,
  stage: string,
  emit: (event: RunEvent) => void,
): void {
  const different = Object.keys(now.outputs).filter(
    (name) => before.outputs[name]?.digest !== now.outputs[name]!.digest,
  );
  if (different.length === 0) return;
  const names = different.map((name) => `"${name}"`).join(', ');
  emit({
    type: 'store-warning',
    message:
      `Stage "${stage}" is not deterministic: the same code, inputs, parameters and seed have now given ` +
      `other bytes for ${names}. The new result is kept.`,
  });
}
