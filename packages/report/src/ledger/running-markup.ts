import { counted } from '@snpress/data/words/counted';
import { markup, type Markup } from '../html/markup.js';
import type { RunningPhase, RunningRun } from './ledger.js';

/** The runs in progress, part by part: what a page shows of them, and what replaces it while it is open. */
export function runningMarkup(runs: readonly RunningRun[]): Markup {
  if (runs.length === 0) return markup`<p>No run is in progress.</p>`;
  return markup`${runs.map(oneRun)}`;
}

/** What is said aloud: only that a run has begun or ended, not how far it is. */
export function runningInWords(runs: readonly RunningRun[]): string {
  const alive = runs.filter(({ isAlive }) => isAlive).map(({ experiment }) => experiment);
  return alive.length === 0
    ? 'No run is in progress.'
    : `${counted(alive.length, 'run')} in progress: ${alive.join(', ')}.`;
}

function oneRun({ experiment, startedAt, isAlive, phases, left, warnings }: RunningRun): Markup {
  const all = sum(phases, ({ stages }) => stages);
  const ended = sum(phases, (phase) => phase.ended);
  const failed = sum(phases, (phase) => phase.failed);
  const said = [
    `${ended} of ${counted(all, 'stage')}`,
    `${sum(phases, ({ reused }) => reused)} reused`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(isAlive && left !== undefined ? [left] : []),
  ];
  return markup`<h3>${experiment} <small>since ${startedAt.slice(11, 19)} UTC</small></h3>
    ${!isAlive && markup`<p>Its process has gone, without saying how it ended. The same command goes on from there.</p>`}
    <progress max="${all}" value="${ended}" aria-label="stages of ${experiment}"></progress>
    <p>${said.join(' · ')}</p>
    <div class="scroll" tabindex="0" role="region" aria-label="Parts of ${experiment}">
      <table>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col" class="num">Done</th>
            <th scope="col">At work</th>
          </tr>
        </thead>
        <tbody>
          ${phases.map(onePhase)}
        </tbody>
      </table>
    </div>`;
}

function onePhase({ title, stages, ended, running }: RunningPhase): Markup {
  const shown = running
    .slice(0, 3)
    .map(({ id, share }) => (share > 0 ? `${id} (${Math.floor(100 * share)}\u00a0%)` : id));
  const more = running.length > shown.length ? `, and ${running.length - shown.length} more` : '';
  return markup`<tr>
    <th scope="row">${title}</th>
    <td class="num">${ended} of ${stages}</td>
    <td>${shown.join(', ')}${more}</td>
  </tr> `;
}

function sum(phases: readonly RunningPhase[], of: (phase: RunningPhase) => number): number {
  return phases.reduce((total, phase) => total + of(phase), 0);
}
