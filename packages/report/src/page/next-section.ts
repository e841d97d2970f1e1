import { shellQuoted } from '@snpress/data/words/shell-quoted';
import { formatCompact, formatCount, formatPercent } from '@snpress/data/words/format-number';
import { judgedGenes } from '../headline/judged-genes.js';
import { tiedWithBest } from '../headline/tied-with-best.js';
import { markup, type Markup } from '../html/markup.js';
import { gridEdge } from '../tables/grid-edge.js';
import { joinWords } from '../text/join-words.js';
import { models } from './needs.js';
import type { PageContext } from './page-context.js';
import type { Section } from './section.js';

/** A ceiling that is reached this far leaves little to gain. */
const nearCeiling = 0.85;

function command(text: string): Markup {
  return markup`<pre tabindex="0" role="region" aria-label="Command"><code>${text}</code></pre>`;
}

/** Which model to take, and how to predict with it. */
function modelToUse({ input, ranked }: PageContext): Markup {
  const { keptModels, comparisons } = input;
  const [best] = ranked.models;
  const tied = tiedWithBest(ranked.models, comparisons);
  const which =
    best!.skill.pooled > 0
      ? markup`Use <b>${best!.name}</b>${
          tied.length > 1 && `; ${joinWords(tied.slice(1))} would do as well, as far as these splits tell`
        }.`
      : markup`None of these models is worth using: predict with the mean of each gene.`;
  const file = keptModels?.files.find(({ model }) => model === best!.name) ?? keptModels?.files[0];
  if (file === undefined) return markup`<p>${which}</p>`;
  const withGenotypes = keptModels!.files.filter(({ keepsGenotypes }) => keepsGenotypes);
  const isTested = best!.permutation !== undefined;
  const path = shellQuoted(file.path);
  return markup`<p>
      ${which}
      ${
        keptModels!.fittedOn === 'all'
          ? `The models were fitted on all ${formatCount(input.data.samples)} samples, with settings chosen by inner folds of all of them. ` +
            'The numbers on this page come from models that were fitted in the same way on the training samples of the outer splits alone.'
          : 'The models were fitted on the training samples of the outer splits: they are the models that the numbers on this page judge.'
      }
      Believe them for samples of the same population. They are
      ${joinWords(keptModels!.files.map(({ path }) => path))}.
      ${withGenotypes.length > 0 && `The genotypes of training samples are in ${joinWords(withGenotypes.map(({ path }) => path))}: share them as you would share the data. The others have none.`}
    </p>
    ${command(
      `snpress predict --model ${path} --genotypes new.vcf.gz${isTested ? ' --min-q 0.05' : ''} --out predictions.tsv\nsnpress model inspect ${path}`,
    )}`;
}

/** Which genes are predictable. */
function genesToTrust({ ranked }: PageContext): Markup {
  const [best] = ranked.models;
  const { permutation, skill } = best!;
  const judged = judgedGenes(best!);
  return permutation === undefined
    ? markup`<p>Trust genes with a high skill: ${formatCount(skill.above[0]?.count ?? 0)} of ${formatCount(judged)} have one above 0.1. Without permuted samples, chance is not ruled out for any of them.</p>`
    : markup`<p>Trust the ${formatCount(permutation.discoveries.genes)} of ${formatCount(judged)} genes with q up to ${permutation.discoveries.q}: about ${formatPercent(permutation.discoveries.q, 0)} of them are expected to be false. <code>--min-q</code> predicts these alone.</p>`;
}

/** Whether more samples, or other settings, may give better predictions. */
function whatMayHelp({ input, ranked }: PageContext): Markup {
  const [best] = ranked.models;
  const ceiling = input.ceilings.find(({ kind }) => kind === 'heritability') ?? input.ceilings[0];
  const training = best!.perSplit[0]?.trainSamples;
  const reached = best!.skill.pooled / (ceiling?.pooled ?? NaN);
  const edges = input.selections.flatMap((selection) => gridEdge(selection) ?? []);
  return markup`${
    ceiling !== undefined &&
    ceiling.pooled > 0 &&
    markup`<p>${
      reached >= nearCeiling
        ? `More samples would add little: ${best!.name} reaches ${formatPercent(reached, 0)} of what genotypes can explain here.`
        : `More samples would help: with ${formatCount(training ?? NaN)} to learn from, ${best!.name} reaches ${formatPercent(Math.max(reached, 0), 0)} of what genotypes can explain here, and what is left is learned from samples.`
    }</p>`
  }${
    edges.length > 0 &&
    markup`<p>
        The best setting lies at the end of what was tried, so a better one may lie beyond:
        ${joinWords(edges.map(({ model, parameter, value, side }) => `${model}, ${parameter} ${formatCompact(value)} (the ${side})`))}.
      </p>
      ${command(
        edges
          .slice(0, 3)
          .map(({ model, parameter, value, side }) => {
            const further =
              side === 'largest' ? [value, 2 * value, 4 * value] : [value / 4, value / 2, value];
            return `snpress run SPEC --set "models.${model}.grid.${parameter}=[${further.map((v) => Number(v.toPrecision(3))).join(', ')}]"`;
          })
          .join('\n'),
      )}`
  }`;
}

/** Which model to use, which genes to trust, and what may help. */
export const nextSection: Section<PageContext> = {
  id: 'next',
  group: 'This run',
  heading: 'What to do next',
  needs: [models],
  render: (context) => markup`${modelToUse(context)}${genesToTrust(context)}${whatMayHelp(context)}`,
};
