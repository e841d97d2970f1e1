import { formatCount, formatNumber } from '@snpress/data/words/format-number';
import type { AuditedPredictions, ModelClaims } from '@snpress/experiment';
import { wrapText } from '@snpress/experiment/words/wrap-text';
import { auditRows } from '@snpress/report/audit/audit-rows';
import { predictionFindings, predictionHeadline } from '@snpress/report/audit/audit-sentences';
import stringWidth from 'string-width';
import { withOptionNames } from '../terminal/option-name.js';
import { formatTable } from './format-table.js';

const width = 80;

/** An audit for the terminal: every statistic, genes by r² beside chance, how the files were read, the verdict. */
export function describeAudit({ audit, notes, claims }: AuditedPredictions): string {
  const names = audit.predictions.map(({ name }) => name);
  const statistics = auditRows(audit).map(({ label, reference, cells }) => [
    reference ? `  ${label}` : label,
    ...cells,
  ]);
  const [first] = audit.predictions;
  const bins = first!.evaluation.r2Bins.map(({ from, to }, bin) => [
    `${from} < r² ≤ ${to}`,
    ...audit.predictions.map(({ evaluation }) => {
      const { count, expected } = evaluation.r2Bins[bin]!;
      return `${formatCount(count)} (${formatCount(expected)})`;
    }),
  ]);
  const verdicts = audit.predictions.map((prediction) =>
    [
      wrapText(predictionHeadline(audit, prediction), width),
      ...predictionFindings(audit, prediction).map((finding) => wrapText(finding, width, '- ')),
    ].join('\n'),
  );
  return [
    ...fitting('', names, statistics),
    ...fitting('genes (by chance)', names, bins),
    notes.map((note) => wrapText(withOptionNames(note), width)).join('\n'),
    ...verdicts,
    ...claims.map((own) => wrapText(claimsInWords(own), width)),
  ]
    .join('\n\n')
    .replaceAll('\u00a0', ' ');
}

function claimsInWords({ model, judged, holdUp, meanR2, meanClaimed }: ModelClaims): string {
  const compared = Number.isNaN(meanClaimed)
    ? ' It claims no r² of genes.'
    : ` Of the genes of which it claims one, the mean r² is ${formatNumber(meanR2)}, claimed ${formatNumber(meanClaimed)}.`;
  return `${model}: ${formatCount(holdUp)} of ${formatCount(judged)} genes hold up in these samples (r > 0, q ≤ 0.05 by permutation).${compared}`;
}

/** A table, or several below one another where its columns do not fit the width. */
function fitting(corner: string, names: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const tableOf = (from: number, to: number): string =>
    formatTable(
      [corner, ...names.slice(from, to)],
      rows.map(([label, ...cells]) => [label!, ...cells.slice(from, to)]),
    );
  const tables: string[] = [];
  for (let from = 0, to = 1; from < names.length; from = to, to = from + 1) {
    while (to < names.length && widthOf(tableOf(from, to + 1)) <= width) to++;
    tables.push(tableOf(from, to));
  }
  return tables;
}

function widthOf(text: string): number {
  return Math.max(...text.split('\n').map((line) => stringWidth(line)));
}
