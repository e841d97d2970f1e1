import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  createGraph,
  createInlineExecutor,
  openStore,
  planGraph,
  runGraph,
  verifyGraph,
  type PlanOptions,
  type RunEvent,
  type RunOptions,
  type RunResult,
  type Stage,
  type StageLibrary,
  type VerifiedStage,
  type VerifyOptions,
} from '../src/index.js';

const fixtures = new URL('fixtures/stages/', import.meta.url);

/** The stage functions in test/fixtures/stages, by file name. */
export const library: StageLibrary = Object.fromEntries(
  readdirSync(fixtures).map((file) => [file.replace('.js', ''), new URL(file, fixtures)]),
);

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'snpress-pipeline-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A stage of the `concat` implementation with one output, `value`. */
export function stage(id: string, changes: Partial<Stage> = {}): Stage {
  return {
    id,
    implementation: 'concat',
    parameters: {},
    seed: null,
    inputs: {},
    outputs: ['value'],
    ...changes,
  };
}

/** An input that is the output `value` of another stage. */
export function from(stage: string, output = 'value'): { stage: string; output: string } {
  return { stage, output };
}

export type BenchRun = RunResult & { readonly events: readonly RunEvent[] };

/** A store and a way to run and plan stages on it. */
export function workbench(folder = temporaryFolder()) {
  const directory = join(folder, 'store');
  return {
    folder,
    directory,
    async run(stages: readonly Stage[], options: Partial<RunOptions> = {}): Promise<BenchRun> {
      const { result, events } = await watched(directory, options, (given) =>
        runGraph({ graph: createGraph(stages), ...given }),
      );
      return { ...result, events };
    },
    async verify(
      stages: readonly Stage[],
      options: Partial<VerifyOptions> = {},
    ): Promise<{ verified: VerifiedStage[]; events: RunEvent[] }> {
      const { result: verified, events } = await watched(directory, options, (given) =>
        verifyGraph({ graph: createGraph(stages), ...given }),
      );
      return { verified, events };
    },
    plan: (stages: readonly Stage[], options: Partial<PlanOptions> = {}) =>
      planGraph({
        graph: createGraph(stages),
        library,
        store: openStore(directory),
        scope: 'test',
        ...options,
      }),
    /** Names of unfinished files and claims. */
    leftovers: () =>
      ['temp', 'claims'].flatMap((name) => {
        const path = join(directory, name);
        return existsSync(path) ? readdirSync(path) : [];
      }),
  };
}

/** What `act` gives on the store of a folder, and the events that it told. */
async function watched<T, O extends Pick<Partial<RunOptions>, 'onEvent'>>(
  directory: string,
  options: O,
  act: (given: O & Pick<RunOptions, 'library' | 'store' | 'executor' | 'scope'>) => Promise<T>,
): Promise<{ result: T; events: RunEvent[] }> {
  const events: RunEvent[] = [];
  const store = openStore(directory);
  const executor = createInlineExecutor();
  const result = await act({
    ...{ library, store, executor, scope: 'test' },
    ...options,
    onEvent(event) {
      events.push(event);
      options.onEvent?.(event);
    },
  }).finally(() => {
    store.close();
  });
  return { result, events };
}

/** Stage id → what became of it. */
export function actions(result: Pick<RunResult, 'stages'>): { [id: string]: string } {
  return Object.fromEntries(result.stages.map(({ id, action }) => [id, action]));
}

/** The text of an output. */
export function output(result: RunResult, stage: string, name = 'value'): string {
  return readFileSync(result.stages.find(({ id }) => id === stage)!.outputs[name]!.path, 'utf8');
}
