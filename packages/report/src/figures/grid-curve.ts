import { dot, line, type ScaleOptions } from '@observablehq/plot';
import type { ModelSelection } from '../input/report-input.js';
import { summariseSettings, type SettingSummary } from '../tables/selection-summary.js';
import { formatCompact, formatPercent } from '@snpress/data/words/format-number';
import { printable } from '../text/printable.js';
import { shorten } from '../text/shorten.js';
import { centredLabel } from './centred-label.js';
import { colour } from './colours.js';
import { drawFigure } from './draw-figure.js';
import type { Figure } from './figure.js';

interface GridAxis {
  readonly label: string;
  readonly scale: ScaleOptions;
  readonly at: (setting: number) => number | string;
}

/** Up to so many settings each have their own tick. */
const mostTicks = 10;

/** The values themselves where there is room for their names; on a logarithmic axis of many, those that lie apart. */
function ticksOf(numbers: readonly number[], logarithmic: boolean): readonly number[] | number {
  if (numbers.length <= mostTicks) return numbers;
  if (!logarithmic) return 4;
  const sorted = [...numbers].sort((a, b) => a - b);
  const apart = Math.log(sorted.at(-1)! / sorted[0]!) / 6;
  const ticks: number[] = [];
  for (const value of sorted)
    if (ticks.length === 0 || Math.log(value / ticks.at(-1)!) >= 0.999 * apart) ticks.push(value);
  return ticks;
}

/** One number that differs: its own axis, logarithmic when it spans decades. Otherwise the settings in their order. */
function gridAxis({ settings }: ModelSelection): GridAxis {
  const names = [...new Set(settings.flatMap(({ parameters }) => Object.keys(parameters)))];
  const varying = names.filter(
    (name) => new Set(settings.map(({ parameters }) => parameters[name])).size > 1,
  );
  const [name] = varying;
  const values = settings.map(({ parameters }) => (name === undefined ? undefined : parameters[name]));
  if (varying.length === 1 && values.every((value) => typeof value === 'number' && Number.isFinite(value))) {
    const numbers = values as readonly number[];
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    const logarithmic = low > 0 && high / low > 20;
    // Plot's own logarithmic axis leaves labels out.
    const [place, valueAt] = logarithmic
      ? [Math.log10, (at: number) => 10 ** at]
      : [(value: number) => value, (at: number) => at];
    const ticks = ticksOf(numbers, logarithmic);
    return {
      label: printable(name!),
      scale: {
        type: 'linear',
        ticks: typeof ticks === 'number' ? ticks : ticks.map(place),
        tickFormat: (at: number) => formatCompact(valueAt(at)),
      },
      at: (setting) => place(numbers[setting]!),
    };
  }
  return {
    label: 'setting',
    scale: {
      type: 'point',
      domain: settings.map((_, i) => i),
      tickFormat: (i: number) =>
        settings.length > 12 ? String(i + 1) : shorten(printable(settings[i]!.label), 14),
      tickRotate: settings.length > 4 && settings.length <= 12 ? -35 : 0,
    },
    at: (setting) => setting,
  };
}

/** What is drawn of each setting: its error where one is chosen for all genes, else how many genes chose it. */
function measureOf({ mode }: ModelSelection) {
  return mode === 'global'
    ? {
        title: 'Inner validation error by setting',
        label: 'inner validation MSE',
        format: (value: number) => formatCompact(value),
        bySplit: ({ mseBySplit }: SettingSummary) => mseBySplit,
      }
    : {
        title: 'Genes that chose each setting',
        label: 'genes that chose it',
        format: (value: number) => formatPercent(value, 0),
        bySplit: ({ shareBySplit }: SettingSummary) => shareBySplit,
      };
}

/** Inner validation error of every setting, or the genes that chose it: the mean over outer splits, single splits thinner, the chosen ones ringed. */
export function gridCurve(name: string, selection: ModelSelection): Figure {
  const axis = gridAxis(selection);
  const measure = measureOf(selection);
  const settings = summariseSettings(selection);
  const at = (i: number) => ({ x: axis.at(i) });
  const means = settings
    .map((setting, i) => {
      const values = measure.bySplit(setting);
      const y = values.reduce((sum, value) => sum + value, 0) / values.length;
      return { ...at(i), y, title: `${printable(setting.label)}: ${measure.format(y)}` };
    })
    .filter(({ y }) => Number.isFinite(y));
  const bySplit = selection.splits.flatMap(({ split }, s) =>
    settings
      .map((setting, i) => ({ ...at(i), y: measure.bySplit(setting)[s]!, split }))
      .filter(({ y }) => Number.isFinite(y)),
  );
  const rings = selection.splits.flatMap(({ chosen, mse }) =>
    chosen === undefined ? [] : [{ ...at(chosen), y: mse[chosen] ?? NaN }],
  );
  const rotated = axis.scale.tickRotate !== undefined && axis.scale.tickRotate !== 0;
  return drawFigure({
    name,
    title: `${measure.title}, ${printable(selection.model)}`,
    description: settings
      .map(
        ({ label, mse, timesChosen }) => `${label}: MSE ${formatCompact(mse)}, chosen ${timesChosen} times`,
      )
      .join('; '),
    plot: {
      width: 440,
      height: rotated ? 320 : 270,
      marginLeft: 74,
      marginRight: 14,
      marginTop: 14,
      marginBottom: rotated ? 98 : 48,
      x: {
        ...axis.scale,
        ...centredLabel(axis.label, rotated ? 90 : 42),
      },
      y: {
        ...centredLabel(measure.label, 64),
        tickFormat: measure.format,
        grid: true,
        ticks: 5,
        insetBottom: 10,
        insetTop: 6,
      },
      marks: [
        line(bySplit, { x: 'x', y: 'y', z: 'split', stroke: colour('muted'), strokeOpacity: 0.55 }),
        line(means, { x: 'x', y: 'y', stroke: colour('series-1'), strokeWidth: 2.5 }),
        dot(means, { x: 'x', y: 'y', r: 2.5, fill: colour('series-1'), title: 'title' }),
        dot(rings, { x: 'x', y: 'y', r: 5, stroke: colour('series-2'), strokeWidth: 2 }),
      ],
    },
  });
}
