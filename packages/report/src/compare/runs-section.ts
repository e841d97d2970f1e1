import { markup } from '../html/markup.js';
import type { Section } from '../page/section.js';
import type { ComparisonContext } from './comparison-context.js';
import { renderTable } from '../tables/render-table.js';
import { formatDuration } from '@snpress/data/words/format-duration';
import { differenceTable } from './difference-section.js';

/** Which runs they are, and on what machines they ran. */
export const runsSection: Section<ComparisonContext> = {
  id: 'runs',
  heading: 'The runs',
  needs: [],
  render: ({ comparison: { runs, surroundings }, exhibits }) =>
    markup`<div class="scroll" tabindex="0" role="region" aria-label="Table of the runs">
        ${renderTable({
          caption: markup`Where each run is, when it began and how long it took.`,
          columns: [
            { label: 'Run' },
            { label: 'Experiment' },
            { label: 'Folder' },
            { label: 'Began' },
            { label: 'Took', numeric: true },
            { label: 'Same samples held out' },
          ],
          rows: runs.map(({ label, experiment, folder, started, seconds, sameHoldout }, index) => ({
            cells: [
              label,
              experiment,
              folder,
              started,
              formatDuration(seconds),
              index === 0 ? '–' : sameHoldout ? 'yes' : 'no',
            ],
          })),
        })}
      </div>
      ${
        surroundings.length > 0 &&
        exhibits.table(
          (caption) => differenceTable('surroundings', surroundings, runs, caption),
          markup`Versions and machines that are not the same; results should not depend on them.`,
        )
      }`,
};
