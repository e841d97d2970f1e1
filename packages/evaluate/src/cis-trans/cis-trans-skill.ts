import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { Matrix } from '@snpress/data';
import type { HeldOutSplit } from '../held-out/held-out-split.js';
import { evaluateModel } from '../model/evaluate-model.js';
import type { GeneEvaluations } from '../model/model-evaluation.js';
import type { CisTransSkill, CisTransSources } from '../skill/cis-trans-skill.js';
import { type SkillSummary, summariseSkill } from '../skill/summarise-skill.js';

/** Genes of no more skill than this are predicted too poorly to say by what. */
const LEAST_SKILL = 0.1;

/** What one outer split's whole prediction and its parts say of the test samples, in original units. */
export interface CisTransSplit extends Omit<HeldOutSplit, 'predicted'> {
  /** By all markers; may hold more genes than the parts. */
  readonly whole: Matrix;
  /** By the markers near each gene, the others at their training mean; only genes that have such markers. */
  readonly cis: Matrix;
  /** By the others, the near ones at their training mean; the same genes. */
  readonly trans: Matrix;
}

/** What is evaluated. */
export interface CisTransInput {
  /** The model's name. */
  readonly name: string;
  /** Bases from a gene to the farthest marker that still counts as near it. */
  readonly window: number;
  /** All samples × genes in original units; a missing value is left out of every number. */
  readonly observed: Matrix;
  /** One entry per outer split. */
  readonly splits: readonly CisTransSplit[];
}

/**
 * Judges the cis and trans parts of one model's held-out predictions like the whole, each against the training-fold gene
 * means. The parts' skills do not add up to the whole's: errors of one can cancel those of the other, and markers on one
 * chromosome are linked, so that a marker outside the window can carry the signal of one within it.
 * @throws EvaluationError where samples or genes do not match, or a prediction is not finite.
 */
export function cisTransSkill({ name, window, observed, splits }: CisTransInput): CisTransSkill {
  const predicted = splits.flatMap(({ whole, cis, trans }) =>
    [whole, cis, trans].map(({ features }) => new Set(features)),
  );
  const genes = new Set(observed.features.filter((gene) => predicted.every((set) => set.has(gene))));
  const evaluate = (part: 'whole' | 'cis' | 'trans'): Evaluated => {
    if (genes.size === 0) return nothing;
    return evaluateModel({
      name: part === 'whole' ? name : `${name} (${part})`,
      observed,
      splits: splits.map((split) => ({ ...split, predicted: restrict(split[part], genes) })),
    });
  };
  const [whole, cis, trans] = [evaluate('whole'), evaluate('cis'), evaluate('trans')];
  const perGene = {
    genes: whole.perGene.genes,
    whole: whole.perGene.skill,
    cis: cis.perGene.skill,
    trans: trans.perGene.skill,
  };
  return {
    name,
    window,
    genes: perGene.genes.length,
    skippedGenes: observed.features.length - perGene.genes.length,
    whole: whole.skill,
    cis: cis.skill,
    trans: trans.skill,
    sources: countSources(perGene),
    perGene,
  };
}

interface Evaluated {
  readonly skill: SkillSummary;
  readonly perGene: Pick<GeneEvaluations, 'genes' | 'skill'>;
}

const none = new Float64Array(0);
const nothing: Evaluated = {
  skill: summariseSkill(none, none, none),
  perGene: { genes: [], skill: none },
};

function restrict(matrix: Matrix, genes: ReadonlySet<string>): Matrix {
  const columns = [...matrix.features.keys()].filter((column) => genes.has(matrix.features[column]!));
  return columns.length === matrix.features.length ? matrix : selectFeatures(matrix, columns);
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
