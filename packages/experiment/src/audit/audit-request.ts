import type { ReadMatrixOptions } from '@snpress/formats';
import type { PredictionHooks } from '../predict/prediction-progress.js';
import type { NamedFile } from './named-files.js';

/** Which files are judged, and how they are read. */
export interface AuditRequest extends PredictionHooks {
  /** The true expression, with ids or without. */
  readonly true: string;
  /** Files, or names and files: `name=file`. */
  readonly predicted?: readonly string[] | undefined;
  /** Instead, or beside: models (PredictDB files, imported ones, our own) that predict the samples from `genotypes`. */
  readonly models?: readonly NamedFile[] | undefined;
  readonly genotypes?: string | readonly string[] | undefined;
  /** How genotypes are read, where that is not to be recognised. */
  readonly reading?: ReadMatrixOptions | undefined;
  /** Gene means of the training samples, or their expression: what skill is measured against. */
  readonly trainMean?: string | undefined;
  /** What a line of the files holds; genes by default. */
  readonly rows?: 'genes' | 'samples';
  /** Texts that stand for a missing value. */
  readonly missing?: readonly string[] | undefined;
  /** How often the samples are permuted to see what chance gives; 2000 by default. */
  readonly permutations?: number;
  /** The source of every random number; 1 by default. */
  readonly seed?: string;
  /** A new folder for a page. */
  readonly out?: string | undefined;
}
