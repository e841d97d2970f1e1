import { exportRun } from '@snpress/pipeline/store/export-run';
import { statSync } from 'node:fs';
import { formatBytes } from '../view/format-bytes.js';
import { counted } from '@snpress/data/words/counted';
import { createProgressLine } from '../view/progress-line.js';
import { parseRunName } from './parse-run-name.js';
import { requireStore } from './require-store.js';

interface ExportRequest {
  readonly run: string;
  readonly file: string;
  readonly store: string;
  readonly json: boolean;
}

/** Writes a run to an archive. */
export async function exportCachedRun({ run, file, store, json }: ExportRequest): Promise<void> {
  const name = parseRunName(run);
  requireStore(store);
  const lines = { verify: createProgressLine('verifying'), write: createProgressLine(`writing ${file}`) };
  const exported = await exportRun(store, name, file, {
    onProgress({ phase, done, total }) {
      lines[phase].update(done, total);
    },
  });
  lines.write.end();
  const { scope, id } = exported.run;
  const { records, objects, bytes } = exported;
  const { size } = statSync(file);
  const text = json
    ? JSON.stringify({ run: `${scope}/${id}`, file, size, records, objects, bytes }, null, 2)
    : `${file}: ${scope}/${id}, ${counted(records, 'result')} with ${counted(objects, 'object')}, ${formatBytes(size)}`;
  process.stdout.write(`${text}\n`);
}
