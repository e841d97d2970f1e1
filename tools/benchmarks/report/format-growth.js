import { formatSeconds } from './format-comparisons.js';
import { formatTable } from './format-table.js';

const longest = 24;

/** A table and a curve of bars for each extent and model; the last column is the factor of each doubling. */
export function formatGrowth(rows) {
  const extents = [...new Set(rows.map(({ extent }) => extent))];
  return extents.map((extent) => formatExtent(rows.filter((row) => row.extent === extent))).join('\n\n');
}

function formatExtent(rows) {
  const body = rows.flatMap(({ extent, model, sizes, seconds }) => {
    const largest = Math.max(...seconds);
    return sizes.map((size, index) => [
      index === 0 ? model : '',
      `${size} ${extent}`,
      formatSeconds(seconds[index]),
      '█'.repeat(Math.max(1, Math.round((seconds[index] / largest) * longest))),
      index === 0 ? '' : `× ${(seconds[index] / seconds[index - 1]).toFixed(2)}`,
    ]);
  });
  return formatTable([['model', 'size', 'time', '', 'per doubling'], ...body]);
}
