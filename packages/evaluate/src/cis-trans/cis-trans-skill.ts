import type { GeneEvaluations, ModelEvaluation } from '../model/model-evaluation.js';
import type { CisTransSkill, CisTransSources } from '../skill/cis-trans-skill.js';
import { skillOf } from '../skill/skill-of.js';
import { summariseSkill } from '../skill/summarise-skill.js';
import type { PartErrors } from './part-errors.js';

/** Genes of no more skill than this are predicted too poorly to say by what. */
const LEAST_SKILL = 0.1;

/** What is evaluated. */
export interface CisTransInput {
  /** Bases from a gene to the farthest marker that still counts as near it. */
  readonly window: number;
  /** What `evaluateModel` says of the predictions by all markers; of more genes than there are parts of, perhaps. */
  readonly whole: Pick<ModelEvaluation, 'name' | 'genes' | 'skippedGenes'> & {
    readonly perGene: Pick<GeneEvaluations, 'genes' | 'sse' | 'baselineSse'>;
  };
  /** What `partErrors` says of each outer split. */
  readonly parts: readonly PartErrors[];
}

/**
 * Judges the cis and trans parts of one model's held-out predictions like the whole, each against the training-fold gene
 * means. The parts' skills do not add up to the whole's: errors of one can cancel those of the other, and markers on one
 * chromosome are linked, so that a marker outside the window can carry the signal of one within it.
 */
export function cisTransSkill({ window, whole, parts }: CisTransInput): CisTransSkill {
  const rows = parts.map(({ genes }) => new Map(genes.map((gene, row) => [gene, row])));
  const { genes: all, sse, baselineSse } = whole.perGene;
  const shared = [...all.keys()].filter((gene) => rows.every((rowOf) => rowOf.has(all[gene]!)));
  const genes = shared.map((gene) => all[gene]!);
  const baseline = Float64Array.from(shared, (gene) => baselineSse[gene]!);
  const judge = (errors: Float64Array) => {
    const perGene = errors.map((own, gene) => skillOf(own, baseline[gene]!));
    return { perGene, summary: summariseSkill(perGene, errors, baseline) };
  };
  const errorsOf = (part: 'cis' | 'trans') =>
    Float64Array.from(genes, (gene) =>
      parts.reduce((sum, errors, split) => sum + errors[part][rows[split]!.get(gene)!]!, 0),
    );
  const ofAll = judge(Float64Array.from(shared, (gene) => sse[gene]!));
  const [cis, trans] = [judge(errorsOf('cis')), judge(errorsOf('trans'))];
  const perGene = { genes, whole: ofAll.perGene, cis: cis.perGene, trans: trans.perGene };
  return {
    name: whole.name,
    window,
    genes: genes.length,
    skippedGenes: whole.genes + whole.skippedGenes - genes.length,
    whole: ofAll.summary,
    cis: cis.summary,
    trans: trans.summary,
    sources: countSources(perGene),
    perGene,
  };
}

function countSources({ whole, cis, trans }: CisTransSkill['perGene']): CisTransSources {
  const counts = { mostlyCis: 0, mostlyTrans: 0, either: 0, together: 0 };
  whole.forEach((skill, gene) => {
    if (!(skill > LEAST_SKILL)) return;
    const byCis = cis[gene]! >= skill / 2;
    const byTrans = trans[gene]! >= skill / 2;
    if (byCis && byTrans) counts.either++;
    else if (byCis) counts.mostlyCis++;
    else if (byTrans) counts.mostlyTrans++;
    else counts.together++;
  });
  return counts;
}
