import { markup } from '../html/markup.js';
import { formatCount } from '@snpress/data/words/format-number';
import { keptModels } from './needs.js';
import type { PageContext } from './page-context.js';
import type { Section } from './section.js';

/** The models that the run leaves and how to predict with them. */
export const modelsSection: Section<PageContext> = {
  id: 'kept-models',
  group: 'This run',
  heading: 'Predict new samples',
  needs: [keptModels],
  render: ({ input, ranked }) => {
    const { fittedOn, files } = input.keptModels!;
    const best = ranked.models.map(({ name }) => files.find(({ model }) => model === name)).find(Boolean);
    const example = best ?? files[0]!;
    return markup`<p>
        Each file is a model with its preprocessing, its variants with their alleles, and its genes.
        ${
          fittedOn === 'all'
            ? `They were fitted on all ${formatCount(input.data.samples)} samples, with settings chosen by inner folds of all of them. ` +
              'The numbers on this page come from models that were fitted in the same way on the training samples of the outer splits alone.'
            : 'They were fitted on the training samples of the outer splits: they are the models that the numbers on this page judge.'
        }
        Believe them for samples of the same population.
      </p>
      <p>${files.map(({ path }, i) => markup`${i > 0 && ', '}<code>${path}</code>`)}</p>
      <pre tabindex="0" role="region" aria-label="Commands"><code>snpress predict --model ${example.path} --genotypes new.vcf.gz --out predictions.tsv
snpress model inspect ${example.path}</code></pre>`;
  },
};
