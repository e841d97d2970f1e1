import { executors } from '@snpress/pipeline/executor/executors';
import { verifyGraph } from '@snpress/pipeline/engine/verify-graph';
import type { VerifiedStage } from '@snpress/pipeline';
import { availableParallelism } from 'node:os';
import { formatDuration } from '../view/format-duration.js';
import { counted } from '@snpress/data/words/counted';
import { cancelOnSignals } from './cancel-on-signals.js';
import { prepareExperiment } from '@snpress/experiment/run/prepare-experiment';
import { stageLibrary } from '@snpress/experiment/run/stage-library';

interface VerifyRequest {
  readonly spec: string;
  readonly set: readonly string[];
  readonly store: string;
  readonly only: readonly string[];
  readonly repeat: number;
  readonly jobs: number | undefined;
  readonly json: boolean;
}

/**
 * Runs finished stages again, compares their bytes with those in the store and says which differ.
 * @throws Error where any stage gave other bytes or failed
 */
export async function verifyExperiment(request: VerifyRequest): Promise<void> {
  const startedAt = Date.now();
  const { experiment, graph, store } = await prepareExperiment(request);
  const executor = executors.local({ workers: request.jobs ?? availableParallelism() });
  const cancel = cancelOnSignals();
  let done = 0;
  let verified: readonly VerifiedStage[];
  try {
    verified = await verifyGraph({
      graph,
      library: stageLibrary,
      store,
      executor,
      scope: experiment.name,
      stages: request.only,
      repeat: request.repeat,
      signal: cancel.signal,
      onEvent(event) {
        if (event.type !== 'stage-verified') return;
        done++;
        if (event.outcome === 'different' || event.outcome === 'failed' || done % 50 === 0)
          process.stderr.write(`${done} stages: ${event.stage} ${event.outcome}\n`);
      },
    });
  } finally {
    cancel.forget();
    await executor.close();
    store.close();
  }
  process.stdout.write(`${request.json ? asJson(verified) : inWords(verified, request.repeat, startedAt)}\n`);
  const wrong = verified.filter(({ outcome }) => outcome === 'different' || outcome === 'failed');
  if (wrong.length > 0)
    throw new Error(
      `${counted(wrong.length, 'stage')} did not give what is kept; what is kept was not changed. ` +
        'A stage that gives other bytes from the same inputs uses something that is not in its key: report it with this output.',
    );
}

function asJson(verified: readonly VerifiedStage[]): string {
  return JSON.stringify(
    verified.map((stage) => (stage.outcome === 'failed' ? { ...stage, error: stage.error.message } : stage)),
    null,
    2,
  );
}

function inWords(verified: readonly VerifiedStage[], repeat: number, startedAt: number): string {
  const count = (outcome: VerifiedStage['outcome']): number =>
    verified.filter((stage) => stage.outcome === outcome).length;
  const lines = verified.flatMap((stage) => {
    if (stage.outcome === 'different') return [`different  ${stage.id}: ${stage.outputs.join(', ')}`];
    return stage.outcome === 'failed' ? [`failed     ${stage.error.message}`] : [];
  });
  const times = repeat === 1 ? 'run again' : `run again ${repeat} times`;
  return [
    ...lines,
    `${counted(verified.length - count('not-in-store'), 'stage')} ${times} in ${formatDuration((Date.now() - startedAt) / 1000)}: ` +
      `${count('same')} the same byte for byte, ${count('different')} different, ${count('failed')} failed; ` +
      `${count('not-in-store')} without a result`,
  ].join('\n');
}
