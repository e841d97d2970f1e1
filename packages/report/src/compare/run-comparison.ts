/** Runs side by side, as plain data; every name in it is untrusted text. The first run is what the others are held against. */
export interface RunComparison {
  readonly runs: readonly ComparedRun[];
  /** What the specs say differently, the settings that nobody wrote included. */
  readonly spec: readonly Difference[];
  /** Input files with different bytes, by SHA-256. */
  readonly inputs: readonly Difference[];
  /** Versions and machines that differ. */
  readonly surroundings: readonly Difference[];
  /** One entry per model of any run, the best of the first run first. */
  readonly models: readonly ComparedModel[];
}

/** One of the runs. */
export interface ComparedRun {
  /** Short and unique: A, B, C. */
  readonly label: string;
  /** Where it is. */
  readonly folder: string;
  readonly experiment: string;
  /** ISO 8601. */
  readonly started: string;
  /** Wall time in seconds. */
  readonly seconds: number;
  /** Whether it held out the same samples of the same data as the first run. */
  readonly sameHoldout: boolean;
}

/** Something that is not the same in every run; undefined where a run does not have it. */
export interface Difference {
  /** What differs: `models.lasso.grid.alpha`. */
  readonly what: string;
  /** One value per run, as text. */
  readonly values: readonly (string | undefined)[];
}

/** One model in every run that has it. */
export interface ComparedModel {
  readonly model: string;
  readonly runs: readonly (ModelInRun | undefined)[];
}

/** The numbers of one model in one run. */
export interface ModelInRun {
  /** By the key of the metric: `skill_pooled`. */
  readonly metrics: { readonly [key: string]: MeasuredMetric };
  /** Against the first run; undefined in the first run, and where that has no such model. */
  readonly change?: SkillChange | undefined;
}

/** A metric of one model in one run. */
export interface MeasuredMetric {
  /** NaN where it is not defined. */
  readonly value: number;
  readonly interval?: readonly [low: number, high: number] | undefined;
}

/** How the skill of a model changed from the first run to another. */
export interface SkillChange {
  /** Pooled skill of the other less that of the first. */
  readonly pooled: number;
  /** Corrected t over outer splits; undefined where other samples were held out, or there is one split. */
  readonly test?: { readonly interval: readonly [low: number, high: number]; readonly p: number } | undefined;
  /** Skill of the genes that both runs have; undefined where other samples were held out. */
  readonly genes?: GeneChange | undefined;
}

/** The genes of a model in two runs, in the same order. */
export interface GeneChange {
  readonly genes: readonly string[];
  readonly first: ArrayLike<number>;
  readonly other: ArrayLike<number>;
}
