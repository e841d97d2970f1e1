import { readQuery } from '@snpress/report/ledger/view-query';
import { renderComparison } from '@snpress/report/compare/render-comparison';
import { renderLedger } from '@snpress/report/ledger/render-ledger';
import type { ReportFiles } from '@snpress/report';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { compareRuns } from '../compare/compare-runs.js';
import { readRuns, type KnownRuns } from '../ledger/read-runs.js';
import type { ProgressReader } from '../progress/read-progress.js';
import { RequestError } from '../request-error.js';
import { file, page, refusal, type Answer } from './answer.js';

/** So many comparisons are kept, with the files of their pages. */
const mostComparisons = 8;

/** The pages of the runs of a folder. */
export interface RunPages {
  /** @param parts - of the path of the address, decoded */
  answer(parts: readonly string[], parameters: URLSearchParams): Promise<Answer>;
}

/** Reads the runs of a folder when they are asked for; writes nothing. */
export function createRunPages(parent: string, progress: ProgressReader): RunPages {
  const known: KnownRuns = new Map();
  const comparisons = new Map<string, ReportFiles>();

  const ledger = async (parameters: URLSearchParams): Promise<Answer> =>
    page(
      await renderLedger({
        ledger: { folder: parent, ...readRuns(parent, undefined, known) },
        running: progress.read(),
        query: readQuery(parameters),
      }),
    );

  /** The page of a comparison, and the files that it names. */
  const comparison = async (runs: readonly string[], name: string): Promise<Answer> => {
    const key = JSON.stringify(runs);
    const kept = comparisons.get(key);
    const files = kept ?? (await renderComparison((await compareRuns({ runs, in: parent })).comparison));
    comparisons.set(key, files);
    if (comparisons.size > mostComparisons) comparisons.delete([...comparisons.keys()][0]!);
    const content = files[name];
    return content === undefined ? refusal(404, `The comparison has no ${name}.`) : file(name, content);
  };

  return {
    async answer(parts, parameters) {
      const [kind = '', ...rest] = parts;
      if (kind === '') return ledger(parameters);
      if (kind === 'runs') return fileOfRun(parent, rest);
      if (kind !== 'compare') return refusal(404, 'There is no such page.');
      try {
        if (rest.length === 0) {
          const runs = parameters.getAll('run');
          if (runs.length < 2)
            return refusal(400, 'Mark two runs or more, then compare them: go back, and try again.');
          const address = `/compare/${runs.map(encodeURIComponent).join('/')}/page/index.html`;
          return refusal(303, address, { Location: address });
        }
        const at = rest.lastIndexOf('page');
        return await comparison(rest.slice(0, at), rest.slice(at + 1).join('/'));
      } catch (error) {
        if (error instanceof RequestError) return refusal(404, error.message);
        throw error;
      }
    },
  };
}

/** A file in the folder of a run: of no other folder, and by no link out of it. */
function fileOfRun(parent: string, parts: readonly string[]): Answer {
  const [experiment, id, ...names] = parts;
  const isOdd = (part: string): boolean => part === '' || part.startsWith('.') || /[/\\\0]/.test(part);
  const missing = refusal(404, 'There is no such file in this run.');
  if (experiment === undefined || id === undefined || names.length === 0 || parts.some(isOdd)) return missing;
  const run = path.join(parent, experiment, id);
  const asked = path.join(run, ...names);
  if (!existsSync(path.join(run, 'manifest.json')) || !existsSync(asked)) return missing;
  const real = realpathSync(asked);
  const isInside = real.startsWith(realpathSync(run) + path.sep);
  if (!isInside || !statSync(real).isFile()) return missing;
  return file(names.at(-1)!, readFileSync(real));
}
