import type { SlurmProfile } from './slurm-profile.js';
import type { Json } from '../stage/json.js';
import type { InputFile } from '../stage/stage.js';

/** One stage, ready to be run: everything its function is given, in a form that can cross to another machine. */
export interface StageTask {
  /** Built ES module whose default export is the stage function. */
  readonly module: URL;
  readonly stage: string;
  readonly parameters: Json;
  readonly seed: string | null;
  readonly inputs: { readonly [name: string]: InputFile };
  /** Output name → path to write. */
  readonly outputs: { readonly [name: string]: string };
  /** How many bytes of memory it takes at most; absent when that is not known. */
  readonly memory?: number | undefined;
  /** How many seconds it may take; absent when nothing like it has run before. */
  readonly estimate?: number | undefined;
}

/** What an executor tells while a stage runs, and how it is told to stop. */
export interface StageHooks {
  /** It waits for a place, for the first time or again; `why` where there is more to say. Of executors with a queue alone. */
  readonly onQueued: (why?: string) => void;
  /** It begins to work. Of executors with a queue alone. */
  readonly onStarted: () => void;
  readonly onProgress: (done: number) => void;
  readonly onWarning: (message: string) => void;
  readonly signal: AbortSignal;
}

/** How a stage was run. */
export interface Execution {
  /** How long its function took, without what it waited for its turn. */
  readonly seconds: number;
  /** The name of the machine. */
  readonly machine: string;
}

/** What an executor can be told. */
export interface ExecutorOptions {
  /** How many stages at a time; default as many as cores. */
  readonly workers?: number | undefined;
  /** Limit of each worker's JavaScript heap, in MiB; default Node's own. */
  readonly heapMegabytes?: number | undefined;
  /** How a cluster is used: what `snpress run --profile` reads. */
  readonly profile?: SlurmProfile | undefined;
  /** Makes an empty folder on a disk that all machines see; of executors on other machines alone. */
  readonly sharedFolder?: (() => string) | undefined;
}

/** Where stages run. It knows nothing of keys, stores or graphs, so that a cluster can be another one. */
export interface Executor {
  /** How many stages it runs at a time. */
  readonly concurrency: number;
  /** Stages wait here for their turn: it says when one is queued and when it begins. Elsewhere one begins when it is handed over. */
  readonly hasQueue?: boolean;
  /** Resolves when the stage function has; rejects with its error, with its name, message and stack kept. */
  execute(task: StageTask, hooks: StageHooks): Promise<Execution>;
  /** Ends what it started. */
  close(): Promise<void>;
}
