import { ModelError } from '@snpress/models/contract/model-error';
import type { ModelArtifact } from '@snpress/models';
import { exportFormats, type Exported } from '@snpress/models/export';
import { checkOutput } from '../check-output.js';
import { readModel } from '../predict/read-model.js';
import { RequestError } from '../request-error.js';
import { suggest } from '../spec/suggest.js';
import { checkExport } from './check-export.js';
import type { ExportRequest } from './export-request.js';
import { phiOfPanel } from './phi-of-panel.js';
import { panelOf, readPanel } from './read-panel.js';

/** What was written, and what is to be known of it. */
export interface ExportedModel extends Exported {
  /** What is to be known of the genotypes, in whole sentences. */
  readonly warnings: readonly string[];
}

/**
 * Writes a model in another tool's format.
 *
 * @throws RequestError where the format cannot hold the model, a file is there already, or one would be written that is read; before
 *   genotypes are read where it can be known
 * @throws DataError where a file is at fault
 * @example
 * const { files } = await exportModel({ model: 'lasso.arrow', format: 'csv', out: 'lasso.csv.gz' });
 */
export async function exportModel(request: ExportRequest): Promise<ExportedModel> {
  const { model, out, build, ids, genotypes } = request;
  const format = exportFormats.find(({ format: name }) => name === request.format);
  if (format === undefined)
    throw new RequestError({
      key: 'format',
      message: `there is no format "${request.format}"`,
      hint: suggest(
        request.format,
        exportFormats.map(({ format: name }) => name),
      ),
    });
  checkExport(format, request);
  const paths = genotypes === undefined ? [] : [genotypes].flat();
  checkOutput([model, ...paths], format.paths(out, genotypes !== undefined), true);
  const artifact = await readModel(model);
  const refusals = format.refusals(artifact);
  if (refusals.length > 0) throw new RequestError(refusals);
  const panel = genotypes === undefined ? undefined : await readPanel(panelOf(artifact), paths, request);
  const inflation = panel && (await phiOfPanel(artifact, paths, panel.matrix, request));
  const { files, notes } = await format
    .write(out, artifact, { panel: panel?.matrix, phi: inflation?.phi, build, ids })
    .catch((error: unknown) => {
      throw error instanceof ModelError ? new RequestError(error.problems, { cause: error }) : error;
    });
  return {
    files,
    notes: [...(panel?.notes ?? []), ...notes, ...(inflation?.notes ?? []), ...covariateNotes(artifact)],
    warnings: panel?.warnings ?? [],
  };
}

function covariateNotes({ covariates }: ModelArtifact): readonly string[] {
  if (covariates === undefined) return [];
  return [
    `${covariates.columns.join(', ')} were regressed out of expression: what is written predicts it at their training means.`,
  ];
}
