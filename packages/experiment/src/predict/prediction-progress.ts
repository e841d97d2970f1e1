/** How far a prediction is. */
export interface PredictionProgress {
  readonly doing:
    | 'reading markers'
    | 'predicting'
    | 'reading weights'
    | 'reading the GWAS'
    | 'reading covariances'
    | 'associating';
  /** The model; undefined while genotypes are read, which several may share. */
  readonly model?: string;
  readonly done: number;
  /** Undefined where a file does not say how much there is of it. */
  readonly total: number | undefined;
}

/** Who is told of progress, and who may cancel. */
export interface PredictionHooks {
  readonly onProgress?: ((progress: PredictionProgress) => void) | undefined;
  /** Cancels: the reason of the signal is thrown. */
  readonly signal?: AbortSignal | undefined;
}
