/**
 * The figure of docs/explanation/models.md: mean skill over traits against the number of strains, from the table that traits.js writes.
 *
 *     node tools/benchmarks/traits-figure.js skills.csv docs/images/traits.svg
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dot, line, text } from '@observablehq/plot';

const load = (file) => import(`../../packages/report/dist/figures/${file}.js`);
const { drawFigure } = await load('draw-figure');
const { colour } = await load('colours');
const { centredLabel } = await load('centred-label');

const [input, output] = process.argv.slice(2);
const rows = readFileSync(input, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => row.split(','));
const models = [...new Set(rows.map(([, , model]) => model))];
const points = models.flatMap((model, series) =>
  [...new Set(rows.map(([strains]) => Number(strains)))].map((strains) => {
    const skills = rows
      .filter((row) => Number(row[0]) === strains && row[2] === model)
      .map((row) => Number(row[3]));
    const mean = skills.reduce((sum, skill) => sum + skill, 0) / skills.length;
    const variance = skills.reduce((sum, skill) => sum + (skill - mean) ** 2, 0) / (skills.length - 1);
    return {
      model,
      strains,
      mean,
      error: Math.sqrt(variance / skills.length),
      stroke: colour(`series-${series + 1}`),
    };
  }),
);
const last = Math.max(...points.map(({ strains }) => strains));
const ends = points.filter(({ strains }) => strains === last).sort((a, b) => b.mean - a.mean);
const apart = 0.016;
ends.forEach((end, at) => (end.label = Math.min(end.mean, at === 0 ? Infinity : ends[at - 1].label - apart)));
const { file } = drawFigure({
  name: 'traits',
  title: 'What interactions and networks gain as strains grow in number',
  description: points
    .map(({ model, strains, mean }) => `${model}, ${strains} strains: ${mean.toFixed(3)}`)
    .join('; '),
  plot: {
    width: 640,
    height: 360,
    marginLeft: 66,
    marginRight: 100,
    marginBottom: 48,
    x: {
      type: 'log',
      ticks: [...new Set(points.map(({ strains }) => strains))],
      tickFormat: String,
      ...centredLabel('strains that train', 42),
    },
    y: { grid: true, ...centredLabel('mean skill of 46 traits', 56) },
    marks: [
      ...models.map((model) => {
        const own = points.filter((point) => point.model === model);
        return line(own, { x: 'strains', y: 'mean', stroke: own[0].stroke, strokeWidth: 2 });
      }),
      dot(points, { x: 'strains', y: 'mean', fill: 'stroke', r: 3 }),
      text(ends, { x: 'strains', y: 'label', text: 'model', fill: 'stroke', textAnchor: 'start', dx: 10 }),
    ],
  },
});
writeFileSync(output, file);
