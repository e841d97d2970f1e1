import { catalogue } from '@snpress/datasets/catalogue/catalogue';
import { matrixSource } from '@snpress/formats/registry/matrix-source';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { checkValue } from './check-value.js';
import { datasetFolder } from './dataset-folder.js';
import type { DataSpec } from './experiment.js';
import type { Problems, SpecPath } from './problem.js';
import { resolvePath } from './resolve-path.js';

/** A public dataset that was fetched. */
export const datasetSchema = z.strictObject({
  dataset: z
    .enum(catalogue.map(({ name }) => name) as [string, ...string[]])
    .describe(
      'A public dataset, fetched with `snpress data fetch NAME`: its files, missing codes, positions and ploidy.',
    ),
  folder: z
    .string()
    .optional()
    .describe(
      'Where its files are. Default: the folder of its name in `SNPRESS_DATA`, or in `data` beside the spec.',
    ),
});

/**
 * The files of a dataset that the spec names.
 * @param folder - the folder that a folder of the spec is relative to
 */
export function resolveDataset(value: object, folder: string, problems: Problems): DataSpec | undefined {
  const at: SpecPath = ['data'];
  const spec = checkValue(datasetSchema, value, at, problems);
  if (spec === undefined) return undefined;
  const { name, files: fetched, made, data } = catalogue.find((known) => known.name === spec.dataset)!;
  const kept =
    spec.folder === undefined ? { path: datasetFolder(name, folder) } : resolvePath(spec.folder, folder);
  if ('unset' in kept) {
    problems.add(
      [...at, 'folder'],
      `the environment variable ${kept.unset} is not set`,
      'set it, or give the path with --set',
    );
    return undefined;
  }
  const below = (file: string): string => path.join(kept.path, file);
  const files: readonly { readonly name: string; readonly bytes?: number }[] =
    made === undefined ? fetched : made.files.map((file) => ({ name: file }));
  const absent = files.filter((file) => !isThere(below(file.name), file.bytes)).map((file) => file.name);
  if (absent.length > 0) {
    const usual = datasetFolder(name, process.cwd()) === kept.path;
    problems.add(
      [...at, 'dataset'],
      `${absent.length === files.length ? 'the files' : absent.join(', ')} of ${name} ${absent.length === 1 ? 'is' : 'are'} not in ${kept.path}`,
      `snpress data fetch ${name}${usual ? '' : ` --out ${JSON.stringify(kept.path)}`}`,
    );
    return undefined;
  }
  const { snpPositions, genePositions, ploidy, genotypes, expression, targets } = data;
  return {
    kind: 'files',
    targets: targets ?? 'genes',
    genotypes: matrixSource.parse({ ...genotypes, path: below(genotypes.path) }),
    moreGenotypes: [],
    expression: [matrixSource.parse({ ...expression, path: below(expression.path) })],
    ...(snpPositions === undefined ? {} : { snpPositions: { path: below(snpPositions) } }),
    ...(genePositions === undefined ? {} : { genePositions: { path: below(genePositions) } }),
    ploidy,
    sampleIds: {},
    annotations: [],
  };
}

/** Whether a file is there and has the size that it should have. */
function isThere(file: string, bytes: number | undefined): boolean {
  return (
    existsSync(file) && statSync(file).isFile() && (bytes ?? statSync(file).size) === statSync(file).size
  );
}
