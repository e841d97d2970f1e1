import { markup, type Markup } from '../html/markup.js';
import type { RunFacts } from '../input/report-input.js';
import { renderTable } from '../tables/render-table.js';
import { counted } from '@snpress/data/words/counted';
import { formatCount } from '@snpress/data/words/format-number';
import { formatDuration } from '@snpress/data/words/format-duration';

const barWidth = 120;

/** A bar of two parts: what ran now is filled, what was reused is an outline. */
function timeBar(seconds: number, reusedSeconds: number, longest: number): Markup {
  const width = (value: number): number => Math.round((barWidth * value) / longest);
  const [now, reused] = [width(seconds), width(reusedSeconds)];
  return markup`<svg class="bar" width="${barWidth + 2}" height="12" aria-hidden="true"><rect x="0" y="1" width="${now}" height="10" fill="var(--bar)" />${
    reused > 0 &&
    markup`<rect x="${now + 0.5}" y="1.5" width="${reused}" height="9" fill="none" stroke="var(--muted)" stroke-dasharray="3 2" />`
  }</svg>`;
}

function stageTable(stages: RunFacts['stages']): Markup {
  const longest = Math.max(...stages.map(({ seconds, reusedSeconds }) => seconds + reusedSeconds), 1e-9);
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Time by stage">
    ${renderTable({
      caption: markup`Time by stage: of those that ran for this page (filled bar), and what those reused from
      an earlier run once took (dashed bar). Stages run side by side, so the sum may exceed the time of the
      run.`,
      columns: [
        { label: 'Stage' },
        { label: 'Ran', numeric: true },
        { label: 'Time', numeric: true },
        { label: 'Reused', numeric: true },
        { label: 'Once took', numeric: true },
        { label: 'Bar' },
      ],
      rows: [...stages]
        .sort((a, b) => b.seconds + b.reusedSeconds - a.seconds - a.reusedSeconds)
        .map(({ name, count, ran, seconds, reusedSeconds }) => ({
          cells: [
            name,
            formatCount(ran),
            ran > 0 ? formatDuration(seconds) : '–',
            formatCount(count - ran),
            count > ran ? formatDuration(reusedSeconds) : '–',
            timeBar(seconds, reusedSeconds, longest),
          ],
        })),
    })}
  </div>`;
}

/** When, where and how fast a run went. */
export function runFactsMarkup({
  versions,
  machine,
  started,
  seconds,
  imported = 0,
  stages,
}: RunFacts): Markup {
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return markup`<details>
    <summary>This run: ${started.slice(0, 10)}, ${formatDuration(seconds)}</summary>
    <dl class="terms">
      <dt>Started</dt>
      <dd><time datetime="${started}">${started}</time></dd>
      <dt>Took</dt>
      <dd>${formatDuration(seconds)}</dd>
      <dt>Machine</dt>
      <dd>${machine}</dd>
      <dt>Versions</dt>
      <dd>${named.join(', ')}</dd>
      ${
        imported > 0 &&
        markup`<dt>Imported</dt>
          <dd>
            ${counted(imported, 'result')} came out of an archive or a remote store that somebody else may have made; they have not been computed again
            here
          </dd>`
      }
    </dl>
    ${stages.length > 0 && stageTable(stages)}
    </details>`;
}
