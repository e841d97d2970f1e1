import { importRun } from '@snpress/pipeline/store/import-run';
import { existsSync } from 'node:fs';
import { RequestError } from '@snpress/experiment/request-error';
import { counted } from '@snpress/data/words/counted';
import { createProgressLine } from '../view/progress-line.js';

interface ImportRequest {
  readonly file: string;
  readonly store: string;
  readonly json: boolean;
}

/** Reads the archive of a run into a store. */
export async function importRunArchive({ file, store, json }: ImportRequest): Promise<void> {
  if (!existsSync(file)) throw new RequestError(`there is no file ${file}`);
  const progress = createProgressLine(`reading ${file}`);
  const imported = await importRun(store, file, {
    onProgress({ done, total }) {
      progress.update(done, total);
    },
  });
  progress.end();
  const { run, records, newRecords, objects, newObjects } = imported;
  const name = `${run.scope}/${run.id}`;
  const text = json
    ? JSON.stringify({ run: name, store, records, newRecords, objects, newObjects }, null, 2)
    : `${name}: ${counted(records, 'result')} (${newRecords} new), ${counted(objects, 'object')} (${newObjects} new), all verified\n` +
      'Running its spec on this store, with the same version of snpress, computes nothing.';
  process.stdout.write(`${text}\n`);
}
