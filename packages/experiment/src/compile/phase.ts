/** A part of a run that people recognise: "lasso", "report"; its stages are shown as one line. */
export interface Phase {
  readonly title: string;
  readonly stages: readonly string[];
}
