import { ruleY } from '@observablehq/plot';
import { genomeAxis, type GenomeAxis, type MarkerPlaces } from '../genome/genome-axis.js';
import { bareChromosome } from '../genome/order-chromosomes.js';
import { formatCompact, formatCount } from '@snpress/data/words/format-number';
import { counted } from '@snpress/data/words/counted';
import { printable } from '../text/printable.js';
import { shorten } from '../text/shorten.js';
import { centredLabel } from './centred-label.js';
import { colour } from './colours.js';
import { drawFigure } from './draw-figure.js';
import type { Figure } from './figure.js';
import { svgElement } from './svg-element.js';
import { svgMark } from './svg-mark.js';

const width = 920;
const height = 236;
const margin = { left: 74, right: 12, top: 12, bottom: 48 };
const plotWidth = width - margin.left - margin.right;
const letter = 6.4;
const mostLabels = 6;

/** A value of each marker, or of each stretch of the genome. */
export interface GenomeProfile extends MarkerPlaces {
  /** What is measured, in words. */
  readonly measure: string;
  readonly values: ArrayLike<number>;
}

/** What a profile is called, and what else is in the figure. */
export interface ProfileOptions {
  readonly title: string;
  /** What has a value: a marker unless told. */
  readonly noun?: string;
  /** The least upper end of the vertical axis. */
  readonly highest?: number;
  /** A gene whose place is marked below the axis. */
  readonly gene?:
    { readonly name: string; readonly chromosome: string; readonly position: number } | undefined;
}

interface Peak {
  readonly marker: string;
  /** In pixels from the left of the plot. */
  readonly x: number;
  readonly value: number;
  readonly chromosome: number;
}

/** The highest marker of each pixel of each chromosome, from left to right: all that can be seen of a million. */
function peaks(
  { markers, values }: GenomeProfile,
  { at, chromosomeOf, length }: GenomeAxis,
): readonly Peak[] {
  const highest = new Map<number, number>();
  for (let i = 0; i < markers.length; i++) {
    if (Number.isNaN(at[i]!) || !Number.isFinite(values[i]!)) continue;
    const bin = Math.floor((at[i]! / length) * (plotWidth - 1)) * 4096 + Math.min(chromosomeOf[i]!, 4095);
    const other = highest.get(bin);
    if (other === undefined || values[i]! > values[other]!) highest.set(bin, i);
  }
  return [...highest.values()]
    .sort((a, b) => at[a]! - at[b]! || a - b)
    .map((i) => ({
      marker: printable(markers[i]!),
      x: (at[i]! / length) * plotWidth,
      value: values[i]!,
      chromosome: chromosomeOf[i]!,
    }));
}

interface Label extends Peak {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** Names for the highest peaks that lie apart; none over another. */
function labels(all: readonly Peak[], y: (value: number) => number): readonly Label[] {
  const placed: Label[] = [];
  const high = [...all].filter(({ value }) => value > 0).sort((a, b) => b.value - a.value || a.x - b.x);
  for (const peak of high) {
    if (placed.length === mostLabels) break;
    const text = shorten(peak.marker, 18);
    const room = text.length * letter;
    const left = Math.min(Math.max(peak.x - room / 2, 0), plotWidth - room);
    const right = left + room;
    const free = placed.every(
      (other) =>
        Math.abs(other.x - peak.x) > 0.02 * plotWidth &&
        (left > other.right + 6 || right < other.left - 6 || Math.abs(y(other.value) - y(peak.value)) > 17),
    );
    // A name must not lie on a needle of its neighbours either.
    const clear = all.every(
      ({ x, value }) => x < left - 1 || x > right + 1 || y(value) > y(peak.value) - 6 || x === peak.x,
    );
    if (free && clear) placed.push({ ...peak, text, left, right });
  }
  return placed;
}

/** Names of chromosomes with room for them, and where they stand. */
function chromosomeLabels({ chromosomes, length }: GenomeAxis): readonly { text: string; x: number }[] {
  let end = -Infinity;
  return chromosomes.flatMap(({ label, from, to }) => {
    const text = shorten(printable(label), 8);
    const x = ((from + to) / 2 / length) * plotWidth;
    const half = (text.length * letter) / 2;
    if (text === '' || x - half < end + 4) return [];
    end = x + half;
    return [{ text, x }];
  });
}

/** The measure where the axis has room for it; the caption has it in full. */
const axisLabel = (measure: string): string => (measure.length <= 26 ? printable(measure) : 'importance');

/** Small numbers by their exponent, so that they do not run into the label of the axis. */
function tickLabel(value: number, highest: number): string {
  if (value === 0 || highest >= 1e-3) return formatCompact(value, 3);
  return Number(value.toPrecision(3)).toExponential().replace('e-', 'e\u2212');
}

/** Where a gene lies, in pixels from the left of the plot. */
function placeOf(
  { chromosomes, length }: GenomeAxis,
  { chromosome, position }: NonNullable<ProfileOptions['gene']>,
): number | undefined {
  const own = chromosomes.find(({ label }) => label === bareChromosome(chromosome));
  return own && (Math.min(own.from + position, own.to) / length) * plotWidth;
}

/** A needle for each marker along the genome, chromosome by chromosome; the highest markers are named. */
export function genomeProfile(
  name: string,
  profile: GenomeProfile,
  { title, noun = 'marker', highest: least = 0, gene }: ProfileOptions,
): Figure {
  const axis = genomeAxis(profile);
  const needles = peaks(profile, axis);
  const highest = needles.reduce((most, { value }) => Math.max(most, value), least) || 1;
  const lowest = needles.reduce((least, { value }) => Math.min(least, value), 0);
  const top = [...needles].sort((a, b) => b.value - a.value).slice(0, mostLabels);
  const placed = profile.chromosome !== undefined && profile.position !== undefined;
  return drawFigure({
    name,
    title,
    description: `${counted(profile.markers.length, noun)} on ${
      placed ? counted(axis.chromosomes.length, 'chromosome') : 'one axis, in their order'
    }. Highest: ${top.map(({ marker, value, chromosome }) => `${marker}${placed ? ` on ${axis.chromosomes[chromosome]!.label}` : ''} (${formatCompact(value, 3)})`).join(', ')}`,
    plot: {
      width,
      height,
      marginLeft: margin.left,
      marginRight: margin.right,
      marginTop: margin.top,
      marginBottom: margin.bottom,
      x: { type: 'linear', domain: [0, plotWidth], axis: null },
      y: {
        domain: [lowest, highest * 1.14],
        ...centredLabel(axisLabel(profile.measure), 64),
        ticks: 4,
        tickFormat: (value: number) => tickLabel(value, highest),
        grid: true,
      },
      marks: [
        ruleY([0], { stroke: colour('muted') }),
        svgMark((document, { x, y }) => {
          const group = svgElement(document, 'g', { fill: 'none', 'stroke-width': 1.3 });
          for (const parity of [0, 1]) {
            const d = needles
              .filter(({ chromosome, value }) => chromosome % 2 === parity && value !== 0)
              .map((peak) => `M${x(peak.x).toFixed(1)},${y(0).toFixed(1)}V${y(peak.value).toFixed(1)}`);
            if (d.length > 0) {
              const shade = colour(parity === 0 ? 'density-6' : 'density-4');
              group.append(svgElement(document, 'path', { stroke: shade, d: d.join('') }));
            }
          }
          return group;
        }),
        svgMark((document, { x, y }) => {
          const group = svgElement(document, 'g', {
            fill: 'currentColor',
            'font-size': 11,
            'text-anchor': 'start',
          });
          for (const { text, left, x: at, value } of labels(needles, y)) {
            group.append(
              svgElement(document, 'circle', { cx: x(at).toFixed(1), cy: y(value).toFixed(1), r: 2.5 }),
            );
            group.append(
              svgElement(document, 'text', { x: x(left).toFixed(1), y: (y(value) - 7).toFixed(1) }, text),
            );
          }
          return group;
        }),
        svgMark((document, { x, y }) => {
          const group = svgElement(document, 'g', { fill: 'currentColor', 'text-anchor': 'middle' });
          const bottom = y(lowest);
          const geneAt = gene && placed ? placeOf(axis, gene) : undefined;
          if (geneAt !== undefined)
            group.append(
              svgElement(document, 'path', {
                fill: colour('series-2'),
                d: `M${x(geneAt).toFixed(1)},${bottom}l-4.5,7h9z`,
              }),
            );
          for (const { text, x: at } of chromosomeLabels(axis))
            group.append(svgElement(document, 'text', { x: x(at).toFixed(1), y: bottom + 19 }, text));
          group.append(
            svgElement(
              document,
              'text',
              { x: margin.left + plotWidth / 2, y: bottom + 38 },
              placed ? 'chromosome' : `${noun}s in their order (1 to ${formatCount(profile.markers.length)})`,
            ),
          );
          return group;
        }),
      ],
    },
  });
}
