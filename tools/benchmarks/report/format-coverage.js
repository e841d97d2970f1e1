import { formatTable } from './format-table.js';

const headlines = ['mse', 'skill', 'mean skill', 'median skill', 'positive', 'mean r', 'within gene'];

/** How often each interval held the truth, and the levels of the permutation test, in per cent. */
export function formatCoverage(rows) {
  const intervals = rows.map(({ kind, design, model, crosses, covered, above, width }) => [
    kind,
    design,
    model,
    String(crosses),
    ...headlines.map((headline) => (headline in covered ? percent(covered[headline], crosses) : '')),
    percent(above, crosses),
    (width / crosses).toFixed(3),
  ]);
  const tests = rows
    .filter(({ permutation }) => permutation !== undefined)
    .map(({ kind, design, model, crosses, permutation: { genes, reached, pooled, discoveries, any } }) => [
      kind,
      design,
      model,
      ...reached.map((count) => percent(count, genes, 2)),
      percent(pooled, crosses),
      (discoveries / crosses).toFixed(2),
      percent(any, crosses),
    ]);
  const cross = ['effects', 'split', 'model'];
  return [
    '95 % intervals that hold the truth, %',
    formatTable([[...cross, 'crosses', ...headlines, 'skill above 0', 'width of skill'], ...intervals]),
    '',
    'Permutation test: share of genes with p up to a level, and of crosses, %',
    formatTable([
      [...cross, '0.05', '0.01', '0.002', 'pooled 0.05', 'discoveries', 'crosses with any'],
      ...tests,
    ]),
  ].join('\n');
}

function percent(count, of, digits = 1) {
  return ((100 * count) / of).toFixed(digits);
}
