import { dot, line, type ScaleOptions } from '@observablehq/plot';
import type { ModelSelection } from '../input/report-input.js';
import { summariseSettings } from '../tables/selection-summary.js';
import { formatCompact } from '@snpress/data/words/format-number';
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
    return {
      label: printable(name!),
      scale: {
        type: logarithmic ? 'log' : 'linear',
        ticks: ticksOf(numbers, logarithmic),
        tickFormat: (value: number) => formatCompact(value),
      },
      at: (setting) => numbers[setting]!,
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

interface ChosenSetting {
  readonly setting: number;
  readonly mse: number;
  /** Share of the genes that chose it; 0 where all share one choice. */
  readonly share: number;
}

function chosenBySplit({ splits }: ModelSelection): readonly ChosenSetting[] {
  return splits.flatMap(({ chosen, mse }) =>
    chosen === undefined ? [] : [{ setting: chosen, mse: mse[chosen] ?? NaN, share: 0 }],
  );
}

function chosenByGenes(selection: ModelSelection): readonly ChosenSetting[] {
  const settings = summariseSettings(selection);
  const total = settings.reduce((sum, { timesChosen }) => sum + timesChosen, 0);
  return settings
    .map(({ mse, timesChosen }, setting) => ({ setting, mse, share: timesChosen / total }))
    .filter(({ share }) => share > 0);
}

/** Inner validation error of every setting: the mean over outer splits, single splits thinner, the chosen ones ringed. */
export function gridCurve(name: string, selection: ModelSelection): Figure {
  const axis = gridAxis(selection);
  const settings = summariseSettings(selection);
  const at = (i: number) => ({ x: axis.at(i) });
  const means = settings
    .map(({ mse, label }, i) => ({ ...at(i), mse, title: `${printable(label)}: MSE ${formatCompact(mse)}` }))
    .filter(({ mse }) => Number.isFinite(mse));
  const bySplit = selection.splits.flatMap(({ split }, s) =>
    settings
      .map(({ mseBySplit }, i) => ({ ...at(i), mse: mseBySplit[s]!, split }))
      .filter(({ mse }) => Number.isFinite(mse)),
  );
  const chosen = selection.mode === 'global' ? chosenBySplit(selection) : chosenByGenes(selection);
  const rings = chosen.map(({ setting, mse, share }) => ({
    ...at(setting),
    mse,
    r: 5 + 10 * Math.sqrt(share),
  }));
  const rotated = axis.scale.tickRotate !== undefined && axis.scale.tickRotate !== 0;
  return drawFigure({
    name,
    title: `Inner validation error by setting, ${printable(selection.model)}`,
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
        ...centredLabel('inner validation MSE', 64),
        grid: true,
        ticks: 5,
        insetBottom: 10,
        insetTop: 6,
      },
      marks: [
        line(bySplit, { x: 'x', y: 'mse', z: 'split', stroke: colour('muted'), strokeOpacity: 0.55 }),
        line(means, { x: 'x', y: 'mse', stroke: colour('series-1'), strokeWidth: 2.5 }),
        dot(means, { x: 'x', y: 'mse', r: 2.5, fill: colour('series-1'), title: 'title' }),
        dot(rings, {
          x: 'x',
          y: 'mse',
          r: { value: 'r', scale: null },
          stroke: colour('series-2'),
          strokeWidth: 2,
        }),
      ],
    },
  });
}
