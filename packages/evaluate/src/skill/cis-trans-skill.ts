import type { SkillSummary } from './summarise-skill.js';

/** One model's skill by where its markers lie. Every number is over the same genes and values. */
export interface CisTransSkill {
  readonly name: string;
  readonly window: number;
  /** Genes with a position and a cis marker in every split; with none of them every skill is NaN. */
  readonly genes: number;
  /** Observed genes that are not among them. */
  readonly skippedGenes: number;
  readonly whole: SkillSummary;
  readonly cis: SkillSummary;
  readonly trans: SkillSummary;
  /** By what the genes are predicted whose whole skill is above 0.1; their sum is the number of those genes. */
  readonly sources: CisTransSources;
  /** One entry per gene in every array; NaN where the baseline has no error. */
  readonly perGene: {
    readonly genes: readonly string[];
    readonly whole: Float64Array;
    readonly cis: Float64Array;
    readonly trans: Float64Array;
  };
}

/** Numbers of genes by which of their parts alone has at least half of the whole's skill. */
export interface CisTransSources {
  /** The cis part, and the trans part has not. */
  readonly mostlyCis: number;
  /** The trans part, and the cis part has not. */
  readonly mostlyTrans: number;
  /** Each of them: linked markers say the same, or the whole overfits. */
  readonly either: number;
  /** None of them: only together they have it. */
  readonly together: number;
}
