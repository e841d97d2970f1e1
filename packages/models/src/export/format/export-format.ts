import type { Matrix } from '@snpress/data';
import type { Problem } from '@snpress/preprocess';
import type { ModelArtifact } from '../../artifact/model-artifact.js';

/** What some formats want to know besides the model. */
export interface ExportOptions {
  /**
   * Genotypes of the training samples or of a reference panel: dosages of the counted alleles of the artifact's markers, or of some of
   * them, in any order, by their ids; NaN where missing.
   */
  readonly panel?: Matrix | undefined;
  /** Φ of every gene of the artifact, where it was computed from the panel; else that of the artifact. */
  readonly phi?: Float64Array | undefined;
  /** The genome build, such as `b38`, for ids that name it. */
  readonly build?: string | undefined;
  /** Which ids other files go by, of a format that has both. */
  readonly ids?: 'rsid' | 'varID' | undefined;
}

/** What was written. */
export interface Exported {
  /** Every file. */
  readonly files: readonly string[];
  /** What their owner should know, in whole sentences. */
  readonly notes: readonly string[];
}

/** A format that fitted models are written in, for the use of other programs. */
export interface ExportFormat {
  /** The name in the command line: `--format csv`. */
  readonly format: string;
  /** One line for people who choose among formats. */
  readonly summary: string;
  /** What the name of a file of this format ends in; none where it is a folder. */
  readonly endings: readonly string[];
  /** The options that it uses. */
  readonly uses: readonly (keyof ExportOptions)[];
  /** Every path that `write` makes for `path`. */
  paths(path: string, withPanel: boolean): readonly string[];
  /** Why the format cannot hold a model, as far as that is known before its weights are. */
  refusals(artifact: ModelArtifact): readonly Problem[];
  /**
   * Writes the model, whole or not at all.
   * @throws ModelError where the format cannot hold the model, with the reason; PreprocessError where a step of its preprocessing
   *   cannot be folded into it.
   */
  write(path: string, artifact: ModelArtifact, options: ExportOptions): Promise<Exported>;
}
