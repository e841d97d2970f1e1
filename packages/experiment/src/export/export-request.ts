import type { ReadMatrixOptions } from '@snpress/formats';
import type { PredictionHooks } from '../predict/prediction-progress.js';

/** What is exported, and how. */
export interface ExportRequest extends PredictionHooks {
  /** The file of a model that a run left. */
  readonly model: string;
  /** The name of one of `exportFormats`: `predictdb`, `fusion`, `tigar`, `csv`, `tfjs`, `onnx`. */
  readonly format: string;
  /** The file to write, or the new folder. */
  readonly out: string;
  /** Only this context of a model of several; by default each has a file of its own: `lasso.liver.db`. */
  readonly context?: string | undefined;
  /** For predictdb: genotypes of the training samples or of a reference panel, for covariances; several files are joined. */
  readonly genotypes?: string | readonly string[] | undefined;
  /** How the genotypes are read, where that is not as in training or to be recognised. */
  readonly reading?: ReadMatrixOptions | undefined;
  /** For predictdb: the genome build that variant ids end in, such as `b38`. */
  readonly build?: string | undefined;
  /** For predictdb: which ids the covariances have; varID where a build is named, else rsid. */
  readonly ids?: 'rsid' | 'varID' | undefined;
  /** Replace files that are there. */
  readonly force?: boolean;
}
