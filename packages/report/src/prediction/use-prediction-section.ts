import { shellQuoted } from '@snpress/data/words/shell-quoted';
import { markup } from '../html/markup.js';
import type { Section } from '../page/section.js';
import { isPredictable, predictableGenes } from './predictable-genes.js';
import type { PredictionContext } from './prediction-context.js';

/** Where the predictions are, and what to do with them. */
export const usePredictionSection: Section<PredictionContext> = {
  id: 'next',
  heading: 'What to do next',
  needs: [],
  render: ({ report: { models } }) => {
    const file = shellQuoted(models[0]!.file);
    const some = models.some(({ genes }) => {
      const count = predictableGenes(genes).length;
      return count > 0 && count < genes.length;
    });
    return markup`<p>The predictions are files: genes × samples, in the units of the training expression.</p>
      <ul>
        ${models.map(({ name, file }) => markup`<li>${name}: <code>${file}</code></li>`)}
      </ul>
      ${some && markup`<p>Keep predictable genes alone (${isPredictable}) by <code>--min-q 0.05</code>.</p>`}
      <p>Test the genes against a trait of these samples, or judge the predictions where the true expression is known:</p>
      <pre tabindex="0" role="region" aria-label="Commands"><code>snpress associate --traits traits.tsv --expression ${file}
snpress audit --true expression.tsv --predicted ${file} --out audit</code></pre>`;
  },
};
