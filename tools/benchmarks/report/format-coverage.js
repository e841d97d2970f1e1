import { formatTable } from './format-table.js';
import { percent } from './percent.js';

const headlines = ['mse', 'skill', 'mean skill', 'mean r', 'within gene'];

/** How often each interval held the truth, in per cent. */
export function formatCoverage(rows) {
  const { crosses } = rows[0];
  const error = 196 * Math.sqrt((0.95 * 0.05) / crosses);
  return [
    `95 % intervals that hold the truth, % of ${crosses} crosses; with so many, a rate of 95 % is known to ± ${error.toFixed(1)}`,
    formatTable([
      ['effects', 'split', 'model', ...headlines, 'skill above 0', 'width of skill'],
      ...rows.map(({ kind, design, model, rates, above, width }) => [
        kind,
        design,
        model,
        ...headlines.map((headline) =>
          headline in rates ? percent(rates[headline].held, rates[headline].of) : '',
        ),
        above === undefined ? '' : percent(above, crosses),
        (width / crosses).toFixed(3),
      ]),
    ]),
  ].join('\n');
}
