import { formatCount, formatInterval, formatPercent } from '@snpress/data/words/format-number';
import { formatDuration } from '@snpress/data/words/format-duration';
import { counted } from '@snpress/data/words/counted';
import { markup, type Markup } from '../html/markup.js';
import { documentPage } from '../page/document-page.js';
import { renderSections, type Section } from '../page/section.js';
import type { Ledger, LedgerRun, RunningRun } from './ledger.js';
import { ledgerScript } from './ledger-script.js';
import { runningInWords, runningMarkup } from './running-markup.js';
import { skillAgainst } from './skill-against.js';
import { sparkline } from './sparkline.js';
import {
  choicesOfAxis,
  runsShown,
  sortKeys,
  writeQuery,
  type SortKey,
  type ViewQuery,
} from './view-query.js';

/** What the page of all runs is made from. */
export interface LedgerView {
  readonly ledger: Ledger;
  readonly running: readonly RunningRun[];
  readonly query: ViewQuery;
}

type Context = LedgerView & { readonly shown: readonly LedgerRun[] };

const sections: readonly Section<Context>[] = [
  { id: 'running', heading: 'In progress', needs: [], render: runningSection },
  { id: 'filter', heading: 'What is shown', needs: [], render: filterSection },
  { id: 'plot', heading: 'Skill over runs', needs: [], render: plotSection },
  { id: 'runs', heading: 'Runs', needs: [], render: runsSection },
];

/** The page of all runs of a folder, which asks the server that it came from how far runs are. */
export function composeLedger(view: LedgerView): string {
  const { ledger, query } = view;
  const shown = runsShown(ledger, query);
  const { runs, damaged, folder } = ledger;
  return documentPage({
    title: `Runs in ${folder}`,
    kicker: 'snpress view · read-only, on this machine alone',
    lead:
      runs.length === 0
        ? 'There is no finished run here yet: "snpress run SPEC" makes one.'
        : `${counted(runs.length, 'run')} of ${counted(new Set(runs.map(({ experiment }) => experiment)).size, 'experiment')}.`,
    findings: [],
    facts: [
      ['Shown', `${formatCount(shown.length)} of ${formatCount(runs.length)}`],
      ['Best skill', bestOf(shown)],
    ],
    caution:
      damaged.length === 0
        ? undefined
        : markup`<aside class="caution" aria-label="Folders that are no runs"><ul>${damaged.map((one) => markup`<li>${one.folder} ${one.what}; it is left out</li>`)}</ul></aside>`,
    sections: renderSections(sections, { ...view, shown }),
    footer:
      'Made by snpress view, which reads and never writes. Times are UTC. Skill is that of the best model on held-out samples.',
    scripts: [ledgerScript],
    asksServer: true,
  });
}

function bestOf(runs: readonly LedgerRun[]): string {
  const skills = runs.flatMap(({ best }) => (best === undefined ? [] : [best.skill]));
  return skills.length === 0 ? '–' : formatPercent(Math.max(...skills));
}

function runningSection({ running }: Context): Markup {
  return markup`<p role="status" class="sr" id="running-said">${runningInWords(running)}</p>
    <div id="running-now">${runningMarkup(running)}</div>
    <p id="changed" role="status"></p>`;
}

function filterSection({ ledger, query }: Context): Markup {
  const experiments = [...new Set(ledger.runs.map(({ experiment }) => experiment))].sort();
  const option = (value: string, chosen: string, label = value): Markup =>
    markup`<option value="${value}"${value === chosen && markup` selected`}>${label}</option>`;
  return markup`<form class="controls" action="/" method="get">
      <p><label for="experiment">Experiment</label><select id="experiment" name="experiment">${option('', query.experiment, 'all')}${experiments.map((name) => option(name, query.experiment))}</select></p>
      <p><label for="text">Setting, model or run holds</label><input id="text" name="text" value="${query.text}" /></p>
      <p><label for="skill">Skill of at least</label><input id="skill" name="skill" type="number" step="any" value="${query.minSkill === -Infinity ? '' : query.minSkill}" /></p>
      <p><label for="against">Draw skill against</label><select id="against" name="against">${choicesOfAxis(ledger.runs).map((what) => option(what, query.against))}</select></p>
      <input type="hidden" name="sort" value="${query.sort}" />
      <p><button>Show</button> <a href="/">all runs</a></p>
    </form>`;
}

function plotSection({ shown, query }: Context): Markup {
  const figure = skillAgainst(shown, query.against);
  if (figure === undefined)
    return markup`<p>Fewer than two of these runs have a skill and a number for ${query.against}.</p>`;
  return markup`<figure class="wide" data-file="${figure.name}">
      <div class="scroll" tabindex="0" role="region" aria-label="${figure.name}">${figure.inline}</div>
      <figcaption>Pooled skill of the best model of each run, with its 95 % interval, against ${query.against}. </figcaption>
    </figure>`;
}

function runsSection({ shown, query }: Context): Markup {
  if (shown.length === 0)
    return markup`<p>No run is as asked for. <a href="/">Show all runs</a>; "snpress run SPEC" makes one.</p>`;
  return markup`<form action="/compare" method="get">
      <p class="controls"><button>Compare the runs marked</button></p>
      <div class="scroll" tabindex="0" role="region" aria-label="Table of runs">
        <table>
          <caption><span>Mark two or more to see how their settings, inputs and results differ.</span></caption>
          <thead>
            <tr>
              <th scope="col">Run</th>
              ${sortHeading('started', query, false)} ${sortHeading('samples', query)} ${sortHeading('genes', query)}
              <th scope="col">Best model</th>
              ${sortHeading('skill', query)}
              <th scope="col">By split</th>
              ${sortHeading('time', query)}
            </tr>
          </thead>
          <tbody>
            ${shown.map(oneRun)}
          </tbody>
        </table>
      </div>
    </form>`;
}

function sortHeading(key: SortKey, query: ViewQuery, isNumber = true): Markup {
  const isSorted = query.sort === key;
  return markup`<th scope="col"${isNumber && markup` class="num"`}${isSorted && markup` aria-sort="descending"`}><a href="${writeQuery({ ...query, sort: key })}#runs">${sortKeys[key].label}</a></th>`;
}

function oneRun({
  experiment,
  id,
  startedAt,
  seconds,
  samples,
  genes,
  best,
  isLatest,
  specChanged,
  hasReport,
}: LedgerRun): Markup {
  const name = `${experiment}/${id}`;
  const address = `/runs/${encodeURIComponent(experiment)}/${encodeURIComponent(id)}/`;
  const shown = markup`${experiment} <small>${id}</small>`;
  const notes = [
    isLatest && 'latest',
    specChanged === true && 'spec changed',
    !hasReport && 'no report',
  ].filter(Boolean);
  return markup`<tr>
      <th scope="row" class="run"><input type="checkbox" name="run" value="${name}" aria-label="compare ${name}" /> ${hasReport ? markup`<a href="${address}report/index.html">${shown}</a>` : shown}${notes.length > 0 && markup`<small>${notes.join(', ')}</small>`}</th>
      <td>${startedAt.slice(0, 16).replace('T', ' ')}</td>
      <td class="num">${formatCount(samples)}</td>
      <td class="num">${formatCount(genes)}</td>
      <td>${best?.name ?? '–'}</td>
      <td class="num">${best === undefined ? '–' : formatPercent(best.skill)}${best?.interval && markup` <span class="range">${formatInterval(best.interval, (end) => formatPercent(end))}</span>`}</td>
      <td>${best && sparkline(best.splits)}</td>
      <td class="num">${formatDuration(seconds)}</td>
    </tr> `;
}
