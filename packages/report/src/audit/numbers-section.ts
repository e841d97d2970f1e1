import { toCsv } from '../csv/to-csv.js';
import { markup } from '../html/markup.js';
import type { Section } from '../page/section.js';
import { renderTable } from '../tables/render-table.js';
import type { AuditContext } from './audit-context.js';
import { auditRows } from './audit-rows.js';
import { predictionFindings } from './audit-sentences.js';

/** What is said of each set of predictions, and every statistic side by side. */
export const numbersSection: Section<AuditContext> = {
  id: 'numbers',
  heading: ({ report: { audit } }) => (audit.predictions.length === 1 ? 'The numbers' : 'One by one'),
  needs: [],
  render: ({ report: { audit }, exhibits }) => {
    const { predictions } = audit;
    const rows = auditRows(audit);
    const names = predictions.map(({ name }) => name);
    return markup`${
      predictions.length > 1 &&
      predictions.map(
        (prediction) =>
          markup`<h3>${prediction.name}</h3>
            <ul class="findings">
              ${predictionFindings(audit, prediction).map((finding) => markup`<li>${finding}</li>`)}
            </ul>`,
      )
    }${exhibits.table(
      (caption) => ({
        name: 'audit',
        inline: renderTable({
          caption,
          columns: [{ label: 'Statistic' }, ...names.map((label) => ({ label, numeric: true }))],
          rows: rows.map(({ label, reference, cells }) => ({
            cells: [reference ? `– ${label}` : label, ...cells],
            emphasis: reference ? 'baseline' : undefined,
          })),
        }),
        csv: toCsv(
          ['statistic', ...names],
          rows.map(({ key, values }) => [key, ...values]),
        ),
      }),
      markup`Every statistic, with what it is to be held against below it in grey.
      ${
        audit.references.trainMeans === undefined &&
        'Skill is not defined here, as the means of the training samples are not known (--train-mean).'
      }`,
    )}`;
  },
};
