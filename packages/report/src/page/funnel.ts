import type { Attrition, Funnel } from '@snpress/evaluate';
import { rangeInWords } from '@snpress/evaluate/attrition/attrition-in-words';
import { formatCount } from '@snpress/data/words/format-number';
import { markup, type Markup } from '../html/markup.js';
import type { DataDescription } from '../input/report-input.js';

/** So many ids stand behind a number; the file has all. */
const idsShown = 12;

type Range = readonly [least: number, most: number];

/** How many were left after each loss, from all that were read; where reasons overlap or are many, from first to last. */
function stepsOf({ read, used, lost }: Funnel): readonly Range[] {
  const steps: Range[] = [[read, read]];
  for (const { count } of lost.slice(0, -1)) {
    const [least, most] = steps.at(-1)!;
    steps.push([least - count[1], most - count[0]]);
  }
  const descends = steps.every(([least]) => least >= used[0]) && lost.length <= 3;
  return [...(descends ? steps : [[read, read] as const]), ...(lost.length > 0 ? [used] : [])];
}

/** `60 → 50 → 47`, and why, with ids behind each number. */
function lossesOf(what: keyof Attrition, funnel: Funnel): Markup {
  const steps = stepsOf(funnel).map(rangeInWords).join(' → ');
  if (funnel.lost.length === 0) return markup`${steps}`;
  return markup`${steps}
    <details>
      <summary>Why</summary>
      <ul>
        ${funnel.lost.map(({ reason, count, ids }) => {
          const why = /^\w+$/.test(reason) ? `by ${reason}` : reason;
          const more = ids.length - idsShown;
          return markup`<li>
            ${rangeInWords(count)} ${what} ${why}: ${ids.slice(0, idsShown).join(', ')}${
              more > 0 && ` and ${formatCount(more)} more (tables/attrition.csv)`
            }
          </li>`;
        })}
      </ul>
    </details>`;
}

/** What came in, was used and was lost, for the first screen: a term and its numbers each. */
export function funnelFacts({
  attrition,
  ...counts
}: DataDescription): readonly (readonly [term: string, value: Markup])[] {
  return (['samples', 'markers', 'genes'] as const).map((what) => [
    `${what[0]!.toUpperCase()}${what.slice(1)}`,
    attrition === undefined ? markup`${formatCount(counts[what])}` : lossesOf(what, attrition[what]),
  ]);
}
