import { markup, Markup } from '../html/markup.js';
import { renderTable } from '../tables/render-table.js';
import type { PageContext } from './page-context.js';
import { runFactsPlaceholder } from './run-placeholders.js';
import type { Section } from './section.js';

/** What it takes to make the same numbers again, and room for the facts of the run. */
export const provenanceSection: Section<PageContext> = {
  id: 'provenance',
  group: 'This run',
  heading: 'Provenance',
  needs: [],
  render: ({ input }) => {
    const { spec, seed, inputs = [] } = input.provenance ?? {};
    return markup`<dl class="terms">
        <dt>Experiment</dt>
        <dd>${input.experiment}</dd>
        ${
          seed !== undefined &&
          markup`<dt>Seed</dt>
            <dd>${seed}</dd>`
        }
      </dl>
      ${
        inputs.length > 0 &&
        markup`<div class="scroll" tabindex="0" role="region" aria-label="Input files">
          ${renderTable({
            caption: markup`Input files and the SHA-256 of their bytes.`,
            columns: [{ label: 'Input' }, { label: 'Path' }, { label: 'SHA-256' }],
            rows: inputs.map(({ name, path, digest }) => ({
              cells: [name, path ?? '–', markup`<span class="digest">${digest}</span>`],
            })),
          })}
        </div>`
      }
      ${
        spec !== undefined &&
        markup`<details>
          <summary>The experiment as it was run</summary>
          <pre tabindex="0" role="region" aria-label="Experiment spec"><code>${spec}</code></pre>
        </details>`
      }
      ${new Markup(runFactsPlaceholder)}`;
  },
};
