import { digestFile } from '../key/digest.js';
import type { StageRecord } from '../store/stage-record.js';
import type { Reason } from './reason.js';
import { runStage, type SealedStage, type StageSurroundings } from './run-stage.js';

/** Kept with a result that replaced another one of the same key, so that whoever reuses it is told again. */
const whim =
  'it is not deterministic: the same code, inputs, parameters and seed have given other bytes before';

/** A published result, where it was made and, by name, the outputs in which it is not the earlier one of the same key. */
export interface PublishedStage {
  readonly record: StageRecord;
  readonly machine: string;
  readonly different: readonly string[];
}

/**
 * Runs a stage and publishes its outputs, all or none.
 *
 * @throws as {@link runStage} does.
 */
export async function executeStage(
  sealed: SealedStage,
  surroundings: StageSurroundings,
  reasons: readonly Reason[],
): Promise<PublishedStage> {
  const { stage, key, preimage } = sealed;
  const { store } = surroundings;
  return runStage(sealed, surroundings, reasons, async ({ outputs, warnings, execution }) => {
    const before = store.record(key);
    const different = before === undefined ? [] : await differences(before, outputs);
    const told = different.length > 0 || before?.warnings.includes(whim) === true;
    const record = await store.publish({
      key,
      stage: stage.id,
      preimage,
      files: outputs,
      warnings: told ? [...warnings, whim] : warnings,
      seconds: execution.seconds,
    });
    return { record, machine: execution.machine, different };
  });
}

/** Names of the outputs whose bytes are not those of a record. */
export async function differences(
  record: StageRecord,
  outputs: { readonly [name: string]: string },
): Promise<string[]> {
  const different: string[] = [];
  for (const [name, file] of Object.entries(outputs))
    if ((await digestFile(file)).digest !== record.outputs[name]?.digest) different.push(name);
  return different;
}
