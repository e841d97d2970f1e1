import { markup } from '../html/markup.js';
import { renderTable } from '../tables/render-table.js';
import { formatCompact, formatCount } from '../text/format-number.js';
import type { PageContext } from './page-context.js';
import type { Section } from './section.js';

/** What it takes to make the same numbers again. */
export function provenanceSection({ input }: PageContext): Section | undefined {
  const { provenance } = input;
  if (provenance === undefined) return undefined;
  const { spec, seed, versions, inputs, stages } = provenance;
  const box = (label: string, content: ReturnType<typeof renderTable>) =>
    markup`<div class="scroll" tabindex="0" role="region" aria-label="${label}">${content}</div>`;
  return {
    id: 'provenance',
    heading: 'Provenance',
    body: markup`<dl class="terms">
        <dt>Experiment</dt>
        <dd>${input.experiment}</dd>
        ${
          seed !== undefined &&
          markup`<dt>Seed</dt>
            <dd>${seed}</dd>`
        }
        ${
          versions !== undefined &&
          markup`<dt>Versions</dt>
            <dd>
              ${Object.entries(versions)
                .map(([name, version]) => `${name} ${version}`)
                .join(', ')}
            </dd>`
        }
      </dl>
      ${
        inputs !== undefined &&
        inputs.length > 0 &&
        box(
          'Input files',
          renderTable({
            caption: markup`Input files and the SHA-256 of their bytes.`,
            columns: [{ label: 'Input' }, { label: 'Path' }, { label: 'SHA-256' }],
            rows: inputs.map(({ name, path, digest }) => ({
              cells: [name, path ?? '–', markup`<span class="digest">${digest}</span>`],
            })),
          }),
        )
      }
      ${
        spec !== undefined &&
        markup`<details>
          <summary>The experiment as it was run</summary>
          <pre tabindex="0" role="region" aria-label="Experiment spec"><code>${spec}</code></pre>
        </details>`
      }
      ${
        stages !== undefined &&
        stages.length > 0 &&
        markup`<details>
          <summary>Time by stage</summary>
          ${box(
            'Time by stage',
            renderTable({
              caption: markup`Wall time in seconds of the stages that ran for this page.`,
              columns: [
                { label: 'Stage' },
                { label: 'Runs', numeric: true },
                { label: 'Seconds', numeric: true },
              ],
              rows: stages.map(({ name, count, seconds }) => ({
                cells: [name, formatCount(count), formatCompact(seconds, 3)],
              })),
            }),
          )}
        </details>`
      }`,
  };
}
