import { toCsv } from '../csv/to-csv.js';
import { markup, type Markup } from '../html/markup.js';
import type { Section } from '../page/section.js';
import type { ComparisonContext } from './comparison-context.js';
import { renderTable } from '../tables/render-table.js';
import type { Table } from '../tables/table.js';
import { shorten } from '../text/shorten.js';
import type { ComparedRun, Difference } from './run-comparison.js';

/** What was set and read differently. */
export const differenceSection: Section<ComparisonContext> = {
  id: 'differences',
  heading: 'What differs',
  needs: [],
  render: ({ comparison: { runs, spec, inputs }, exhibits }) => {
    const none = (what: string): Markup => markup`<p>${what}</p>`;
    return markup`${
      spec.length === 0
        ? none('The specs say the same, the defaults included.')
        : exhibits.table(
            (caption) => differenceTable('settings', spec, runs, caption),
            markup`Settings of the specs that are not the same, with the defaults that nobody wrote.`,
          )
    }
    ${
      inputs.length === 0
        ? none('The input data are the same, byte for byte.')
        : exhibits.table(
            (caption) => differenceTable('inputs', inputs, runs, caption),
            markup`Input data with different bytes, by the beginning of their SHA-256.`,
          )
    }`;
  },
};

const longest = 80;

/** One row per difference, one column per run. */
export function differenceTable(
  name: string,
  rows: readonly Difference[],
  runs: readonly ComparedRun[],
  caption: Markup,
): Table {
  const limit = name === 'inputs' ? 13 : longest;
  return {
    name,
    inline: renderTable({
      caption,
      columns: [{ label: name === 'inputs' ? 'Input' : 'Setting' }, ...runs.map(({ label }) => ({ label }))],
      rows: rows.map(({ what, values }) => ({
        cells: [what, ...values.map((value) => (value === undefined ? 'not there' : shorten(value, limit)))],
      })),
    }),
    csv: toCsv(
      ['what', ...runs.map(({ label }) => label)],
      rows.map(({ what, values }) => [what, ...values]),
    ),
  };
}
