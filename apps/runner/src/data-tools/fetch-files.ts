import { catalogue } from '@snpress/datasets/catalogue/catalogue';
import { fetchDataset } from '@snpress/datasets/fetch/fetch-dataset';
import path from 'node:path';
import { datasetFolder } from '@snpress/experiment/spec/dataset-folder';
import { suggest } from '@snpress/experiment/spec/suggest';
import { RequestError } from '@snpress/experiment/request-error';
import { formatBytes } from '../view/format-bytes.js';
import { describeDataset } from './describe-dataset.js';
import { createDownloadLine } from './download-line.js';

interface FetchRequest {
  readonly dataset: string | undefined;
  readonly out: string | undefined;
  readonly mirror: string | undefined;
}

/**
 * Downloads a public dataset and says how a spec uses it; without one, says which there are.
 * @throws RequestError where there is no such dataset, or the mirror is no address
 * @throws DataError where a file cannot be had, or is not the right one
 */
export async function fetchFiles({ dataset: name, out, mirror }: FetchRequest): Promise<void> {
  if (name === undefined) {
    process.stdout.write(`${catalogue.map((dataset) => `${dataset.name}  ${dataset.title}`).join('\n')}\n`);
    return;
  }
  const dataset = catalogue.find((known) => known.name === name);
  if (dataset === undefined) {
    const names = catalogue.map((known) => known.name);
    throw new RequestError(`there is no dataset "${name}" in the catalogue; ${suggest(name, names) ?? ''}`);
  }
  const { SNPRESS_MIRROR: usualMirror } = process.env;
  const server = mirror ?? (usualMirror === '' ? undefined : usualMirror);
  if (server !== undefined && !/^https?:\/\//.test(server))
    throw new RequestError(`${server}: a mirror is an address that begins with http:// or https://`);

  const usual = datasetFolder(name, process.cwd());
  const folder = out === undefined ? usual : path.resolve(out);
  const progress = createDownloadLine();
  const sizes = new Map<string, number>();
  try {
    await fetchDataset(dataset, folder, {
      mirror: server,
      onProgress: (file, done, total) => {
        sizes.set(file.name, done);
        progress.update(file.name, done, total);
      },
      onFile: (file, outcome) => {
        progress.clear();
        const size = sizes.get(file.name) ?? file.bytes;
        const what = [
          size === undefined ? '' : formatBytes(size),
          outcome === 'kept' ? 'was there' : 'fetched',
        ];
        process.stdout.write(`${file.name.padEnd(22)}${what.filter(Boolean).join(', ')}\n`);
      },
    });
  } finally {
    progress.clear();
  }
  process.stdout.write(`\n${describeDataset(dataset, folder === usual ? undefined : folder)}\n`);
}
