import { markup, type Markup } from '../html/markup.js';
import type { ReportInput } from '../input/report-input.js';

/** What the reader has to know before believing the numbers; undefined when there is nothing. */
export function warningsBox(input: ReportInput): Markup | undefined {
  const warnings = [
    ...(input.protocol.fitOn === 'all'
      ? [
          'This protocol leaks: preprocessing was fitted on held-out samples too, so the numbers may be better than they would be on new samples.',
        ]
      : []),
    ...(input.warnings ?? []),
  ];
  if (warnings.length === 0) return undefined;
  return markup`<aside class="caution" aria-labelledby="cautions">
    <h2 id="cautions">Before you rely on these numbers</h2>
    <ul>
      ${warnings.map((warning) => markup`<li>${warning}</li>`)}
    </ul>
  </aside> `;
}
