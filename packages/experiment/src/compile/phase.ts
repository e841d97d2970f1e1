/** A part of a run that people recognise: "lasso", "report"; its stages are shown as one line. */
export interface Phase {
  readonly title: string;
  readonly stages: readonly string[];
  /** Of a model of models: how many of its members each fit fits, at most. */
  readonly fits?: number | undefined;
}
