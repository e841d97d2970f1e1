import { formatPercent } from '@snpress/data/words/format-number';
import { markup, type Markup } from '../html/markup.js';

const [width, height, edge] = [96, 22, 3];

/** The skill of a model in its splits as a line without axes: how much it differs from split to split. */
export function sparkline(splits: readonly number[]): Markup {
  const known = splits.filter(Number.isFinite);
  if (known.length < 2) return markup``;
  const [low, high] = [Math.min(0, ...known), Math.max(0.02, ...known)];
  const x = (index: number): string => (edge + (index * (width - 2 * edge)) / (known.length - 1)).toFixed(1);
  const y = (skill: number): string =>
    (height - edge - ((skill - low) * (height - 2 * edge)) / (high - low)).toFixed(1);
  const points = known.map((skill, index) => `${x(index)},${y(skill)}`).join(' ');
  const said = `skill in ${known.length} splits, from ${formatPercent(Math.min(...known))} to ${formatPercent(Math.max(...known))}`;
  return markup`<svg class="spark" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${said}">
      <path d="M${edge} ${y(0)}H${width - edge}" stroke="var(--rule)" fill="none" />
      <polyline points="${points}" stroke="var(--series-1)" stroke-width="1.5" fill="none" />
    </svg>`;
}
