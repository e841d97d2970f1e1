import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { RequestError } from '../request-error.js';
import { foldersIn, latestRun, runFolders } from '../run-history/run-folders.js';

/**
 * The folder of a run: given as a path, as `experiment/run-id` below the folder of runs, or as an experiment, whose
 * latest run it then is.
 * @throws RequestError that lists what there is
 */
export function findRun(name: string, runs: string): string {
  const candidates = [name, path.join(runs, name)].flatMap((folder) => [
    folder,
    path.join(folder, latestRun(folder) ?? 'latest'),
  ]);
  const found = candidates.find((folder) => existsSync(path.join(folder, 'manifest.json')));
  if (found !== undefined) return path.relative('', realpathSync(found)) || '.';
  const experiments = foldersIn(runs);
  const known =
    experiments.length > 0
      ? `${runs} has runs of ${experiments.join(', ')}; name one, a run below it (${experiments[0]!}/${runFolders(path.join(runs, experiments[0]!)).at(-1) ?? 'latest'}), or a folder`
      : `there are no runs in ${runs}; "snpress run SPEC" makes one, and \`in\` says where runs are`;
  throw new RequestError(`"${name}" is no run: it has no manifest.json. ${known}`);
}
