import type { Digest } from '../key/digest.js';
import type { Json } from './json.js';

/** Where a stage finds an input: an output of another stage, or a file of the user's. */
export type InputReference = { readonly stage: string; readonly output: string } | { readonly file: string };

/** One node of the graph: a pure function of named inputs, parameters and a seed to named outputs. */
export interface Stage {
  /** Unique path in the graph, in the words of the user: `outer0/inner3/tune/mlp-sae/learningRate=0.1`. */
  readonly id: string;
  /** Which function of the stage library runs it. */
  readonly implementation: string;
  readonly parameters: Json;
  /** The seed of its random numbers; null for a stage that uses none, so that the seed is no part of its key. */
  readonly seed: string | null;
  readonly inputs: { readonly [name: string]: InputReference };
  readonly outputs: readonly string[];
  /** Of the alternatives in the library that its function reaches, those that it uses: `model/knn`. All when absent. */
  readonly uses?: readonly string[] | undefined;
  /** How many bytes of memory it takes at most; no part of its key. 0 when absent. */
  readonly memory?: number;
}

/** A file that a stage reads. */
export interface InputFile {
  readonly path: string;
  /** SHA-256 of its bytes, so that a stage that says it need not read them for that. */
  readonly digest: Digest;
}

/** What a stage function is given. Paths are files on the local disk. */
export interface StageContext {
  readonly parameters: Json;
  readonly seed: string | null;
  readonly inputs: { readonly [name: string]: InputFile };
  /** Output name → file to write; every one must exist when the function resolves. */
  readonly outputs: { readonly [name: string]: string };
  /** Reports the share of the work done, 0 … 1. */
  readonly progress: (done: number) => void;
  /** Tells the user something; kept with the result, so that a cached stage warns again. */
  readonly warn: (message: string) => void;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
}

/** The work of a stage. It may read its inputs and write its outputs, and nothing else. */
export type StageFunction = (context: StageContext) => Promise<void>;

/**
 * Implementation name → URL of a built ES module whose default export is the stage function. A name with a slash, `model/knn`, is one of
 * several modules that stage functions reach: it is part of the code of a stage that `uses` it.
 */
export type StageLibrary = { readonly [implementation: string]: URL };
