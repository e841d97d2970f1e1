import { stringify } from 'yaml';
import { wrapText } from '../words/wrap-text.js';
import type { ChosenModel } from './choose-model.js';
import type { ChosenFolds } from './choose-folds.js';

/** What a new spec says. */
export interface SpecContent {
  readonly name: string;
  /** How the spec is called on the command line. */
  readonly file: string;
  /** The block `data`, without its heading. */
  readonly data: readonly string[];
  readonly folds: ChosenFolds;
  readonly model: ChosenModel;
  /** Contexts of the expression. */
  readonly contexts: number;
  readonly samples: number;
  /** Whether the positions of markers and genes are both known. */
  readonly hasPositions: boolean;
}

/** A spec with every block explained, as YAML. */
export function specText(content: SpecContent): string {
  const { name, file, data, folds, model, contexts, samples, hasPositions } = content;
  const near = model.isCis ? ', markers: { cis: 1000000 }' : '';
  const isDear = model.isCis || contexts > 1;
  return `# An experiment of snpress. "snpress schema --format markdown" explains every key.
#   snpress plan ${file}   what would be computed, and why
#   snpress run ${file}    computes what changed since the last run
name: ${scalar(name)}

# The source of every random number: the same seed gives the same results.
seed: 1

${data.join('\n')}

# Fitted on the training samples of each split alone, so that nothing leaks from those held out.
preprocess:
  genotypes: [{ impute: { strategy: mean } }]
  # A gene is learned from the samples that have a value of it; one with too few is dropped.
  expression: [{ dropMissing: { max: 0.5, least: 10 } }]

# The outer folds are held out to judge the models, the inner ones, of what remains, to choose their settings.
# ${capitalised(folds.because)}.
split:
  outer: { folds: ${folds.outer} }
  inner: { folds: ${folds.inner} }

# All are held against "mean", the training mean of each gene, which is always there.
models:
${commented(`The model to begin with, a mean of two. ${capitalised(model.because)}. Seconds to minutes for each outer fold.`).join('\n')}
  blend: ${model.block}
  # GBLUP: every marker a little. Costs next to nothing; the strength is chosen for each gene.
  ridge: { type: ridge, select: per-gene${near} }
  # A few markers for each gene. Cheap: seconds to a few minutes.
  lasso: { type: lasso, standardize: true, select: per-gene${near} }
  # Trees, for interactions of markers. ${isDear ? 'Dear: a forest for each gene and context. Remove the # to have it.' : 'Moderate: minutes with thousands of markers.'}
  ${isDear ? '# ' : ''}forest: { type: random-forest, grid: { trees: [50, 100] }${near} }
  # The network of Xie et al. 2017, pretrained as a stacked autoencoder. Dear: every learning rate is trained in
  # each of the ${folds.outer} × ${folds.inner} folds. Remove the # to have it.
  # mlp-sae: { type: mlp-sae, pretrain: { epochs: 3 }, grid: { learningRate: [0.1, 0.3] } }

# Intervals by bootstrap over samples, p values by permuting them${samples < 30 ? `; with ${samples} samples both are wide` : ''}.
evaluate:
  bootstrap: 1000
  permutations: 1000
${hasPositions ? '  # Markers within so many bases of a gene are cis to it: 1000000 is usual in humans; for yeast say 50000.\n  cisWindow: 1000000\n' : ''}
report:
  title: ${scalar(name)}
  # Genes to show one by one; the three best predicted when left out.
  # genes: [GENE1, GENE2]
`;
}

/** A text as YAML, quoted where it has to be. */
export function scalar(text: string): string {
  return stringify(text, { lineWidth: 0 }).trimEnd();
}

/** Lines of comment in a block. */
export function commented(text: string, indent = '  '): readonly string[] {
  return wrapText(text, 110)
    .split('\n')
    .map((line) => `${indent}# ${line}`);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
