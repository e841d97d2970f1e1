import { join } from 'node:path';
import { publishText } from './publish-file.js';
import { fileNameOf } from './file-name.js';
import { listFiles, listFolders } from './list-files.js';
import { readIfPresent } from './read-if-present.js';
import { decodeRun, type RunRecord } from './run-record.js';
import type { Scratch } from './scratch.js';
import { sealJson } from './sealed-json.js';

/** The finished runs, one file each. */
export interface Runs {
  readonly path: (run: { readonly scope: string; readonly id: string }) => string;
  add(run: RunRecord): Promise<void>;
  /** Newest first; files that are not as they were written, or of another version of snpress, are left out. */
  list(): RunRecord[];
  /** Paths of files that are not as they were written. */
  damaged(): string[];
  /** Paths of files that another version of snpress wrote. */
  unknown(): string[];
}

export function createRuns(directory: string, scratch: Scratch): Runs {
  const path: Runs['path'] = ({ scope, id }) => join(directory, fileNameOf(scope), `${fileNameOf(id)}.json`);
  const files = () =>
    listFolders(directory).flatMap((folder) =>
      listFiles(join(directory, folder)).map((name) => join(directory, folder, name)),
    );
  const read = (file: string): RunRecord | 'absent' | 'damaged' | 'unknown' => {
    const text = readIfPresent(file);
    if (text === undefined) return 'absent';
    const run = decodeRun(text);
    return typeof run === 'string' || path(run) === file ? run : 'damaged';
  };
  return {
    path,
    add: (run) => publishText(sealJson(run), path(run), scratch),
    list: () =>
      files()
        .map(read)
        .filter((run) => typeof run === 'object')
        .sort((a, b) => compare(b.finishedAt, a.finishedAt) || compare(b.id, a.id)),
    damaged: () => files().filter((file) => read(file) === 'damaged'),
    unknown: () => files().filter((file) => read(file) === 'unknown'),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
