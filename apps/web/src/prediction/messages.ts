import type { PredictionSummary } from '@snpress/experiment';
import type { GenotypeFiles, InputFiles } from './input-files.js';
import type { ShownRows } from './shown-rows.js';

/** How variants are matched, and how many have to be there. */
export interface PredictionSettings {
  readonly context?: string | undefined;
  readonly match?: 'auto' | 'position' | 'id' | undefined;
  readonly complement?: boolean | undefined;
  readonly minFound?: number | undefined;
}

/** What the page asks of the worker. */
export type Order =
  | { readonly does: 'recognise'; readonly files: readonly File[] }
  | { readonly does: 'describe'; readonly model: File }
  | {
      readonly does: 'predict';
      readonly model: File;
      readonly genotypes: readonly GenotypeFiles[];
      readonly settings: PredictionSettings;
    };

/** What a model says of itself. */
export interface ModelFacts {
  readonly facts: readonly (readonly [label: string, text: string])[];
  /** Of a model of several conditions or tissues. */
  readonly contexts: readonly string[];
}

/** A file to be saved. */
interface OutputFile {
  readonly name: string;
  /** What is in it. */
  readonly label: string;
  readonly content: Blob;
}

/** Predicted expression, to be shown and saved. */
export interface Outcome {
  readonly summary: PredictionSummary;
  readonly facts: readonly (readonly [label: string, text: string])[];
  readonly warnings: readonly string[];
  /** What became of variants, counted. */
  readonly counts: ShownRows;
  /** The first variants that are not as in the model. */
  readonly variants: ShownRows;
  /** The first genes. */
  readonly genes: ShownRows;
  readonly files: readonly OutputFile[];
}

/** What the worker answers. */
export type Answer =
  | { readonly says: 'recognised'; readonly files: InputFiles }
  | { readonly says: 'described'; readonly model: ModelFacts }
  | { readonly says: 'progress'; readonly doing: string; readonly share: number }
  | { readonly says: 'predicted'; readonly outcome: Outcome }
  | { readonly says: 'failed'; readonly problems: readonly string[] };
