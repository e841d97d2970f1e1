import { markup, type Markup } from '../html/markup.js';
import type { ReportInput } from '../input/report-input.js';
import { formatCount } from '@snpress/data/words/format-number';
import { joinWords } from '../text/join-words.js';

const samplesNamed = 6;

function droppedSamples({ reconciliation }: ReportInput): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const { sample, from, reason } of reconciliation?.dropped ?? []) {
    const key = `${from}: ${reason}`;
    groups.set(key, [...(groups.get(key) ?? []), sample]);
  }
  return [...groups].map(([key, samples]) => {
    const more = samples.length - samplesNamed;
    const named = [...samples.slice(0, samplesNamed), ...(more > 0 ? [`${formatCount(more)} more`] : [])];
    return `${formatCount(samples.length)} ${samples.length === 1 ? 'sample was' : 'samples were'} dropped from ${key} (${joinWords(named)}).`;
  });
}

/** What the reader has to know before believing the numbers; undefined when there is nothing. */
export function warningsBox(input: ReportInput): Markup | undefined {
  const warnings = [
    ...(input.protocol.fitOn === 'all'
      ? [
          'This protocol leaks: preprocessing was fitted on held-out samples too, so the numbers may be better than they would be on new samples.',
        ]
      : []),
    ...(input.warnings ?? []),
    ...droppedSamples(input),
  ];
  if (warnings.length === 0) return undefined;
  return markup`<aside class="caution" aria-labelledby="cautions">
    <h2 id="cautions">Before you rely on these numbers</h2>
    <ul>
      ${warnings.map((warning) => markup`<li>${warning}</li>`)}
    </ul>
  </aside> `;
}
