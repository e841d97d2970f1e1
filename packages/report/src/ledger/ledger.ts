/** The runs of a folder, as plain data; every name in it is untrusted text. */
export interface Ledger {
  readonly folder: string;
  /** Newest first. */
  readonly runs: readonly LedgerRun[];
  /** Folders among the runs that cannot be read as one. */
  readonly damaged: readonly { readonly folder: string; readonly what: string }[];
}

/** A finished run. */
export interface LedgerRun {
  readonly experiment: string;
  readonly id: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly isLatest: boolean;
  /** Whether the spec differs from that of the run before; undefined for the first. */
  readonly specChanged: boolean | undefined;
  readonly hasReport: boolean;
  readonly samples: number;
  readonly genes: number;
  readonly markers: number;
  /** The model with the highest pooled skill, the mean aside. */
  readonly best: LedgerModel | undefined;
  /** The names of all models. */
  readonly models: readonly string[];
  /** The spec with its defaults: `models.lasso.alpha` → `[0.1,1]`. */
  readonly settings: ReadonlyMap<string, string>;
}

/** A model in few words. */
export interface LedgerModel {
  readonly name: string;
  readonly skill: number;
  readonly interval: readonly [low: number, high: number] | undefined;
  /** Its skill in every split; NaN where it is not defined. */
  readonly splits: readonly number[];
}

/** A run in progress. */
export interface RunningRun {
  readonly experiment: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Whether its process is there. */
  readonly isAlive: boolean;
  readonly phases: readonly RunningPhase[];
  /** Such as `about 12 s left`; undefined where it cannot be said. */
  readonly left: string | undefined;
  readonly warnings: number;
}

/** A part of a run in progress. */
export interface RunningPhase {
  readonly title: string;
  readonly stages: number;
  readonly ended: number;
  readonly reused: number;
  readonly failed: number;
  /** The stages at work, with the share of their work that is done. */
  readonly running: readonly { readonly id: string; readonly share: number }[];
}
