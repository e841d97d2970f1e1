import type { FormatName } from '@snpress/formats';
import { ModelError } from '@snpress/models/contract/model-error';
import type { ModelArtifact } from '@snpress/models';
import { exportFormats } from '@snpress/models/export';
import { checkOutput } from '../data-tools/check-output.js';
import { readModel } from '@snpress/experiment/predict/read-model';
import { RequestError } from '@snpress/experiment/request-error';
import { checkRequest } from './check-request.js';
import { readPanel } from './read-panel.js';

/** What is to be exported, and how. */
export interface ExportRequest {
  readonly model: string;
  readonly format: string;
  readonly out: string;
  readonly genotypes: string | undefined;
  readonly genotypesFormat: FormatName | undefined;
  readonly missing: readonly string[] | undefined;
  readonly build: string | undefined;
  readonly overwrite: boolean;
  readonly json: boolean;
}

/**
 * Writes a model in another tool's format and says what was written.
 * @throws RequestError where the format cannot hold the model, a file is there already, or one would be written that is read; before
 *   genotypes are read where it can be known
 */
export async function exportFile(request: ExportRequest): Promise<void> {
  const { model, out, build, json } = request;
  const format = exportFormats.find(({ format }) => format === request.format)!;
  checkRequest(format, request);
  const inputs = [model, ...(request.genotypes === undefined ? [] : [request.genotypes])];
  checkOutput(inputs, format.paths(out, request.genotypes !== undefined), true);
  const artifact = await readModel(model);
  const refusals = format.refusals(artifact);
  if (refusals.length > 0) throw new RequestError(new ModelError(refusals).message);
  const panel = request.genotypes === undefined ? undefined : await readPanel(artifact, request);
  const written = await format.write(out, artifact, { panel, build }).catch((error: unknown) => {
    throw error instanceof ModelError ? new RequestError(error.message, { cause: error }) : error;
  });
  const exported = { files: written.files, notes: [...written.notes, ...covariateNotes(artifact)] };
  if (json) {
    process.stdout.write(`${JSON.stringify({ model, format: request.format, ...exported }, null, 2)}\n`);
    return;
  }
  for (const note of exported.notes) process.stderr.write(`${note}\n`);
  for (const file of exported.files) process.stdout.write(`${file}\n`);
}

function covariateNotes({ covariates }: ModelArtifact): readonly string[] {
  if (covariates === undefined) return [];
  return [
    `${covariates.columns.join(', ')} were regressed out of expression: what is written predicts it at their training means.`,
  ];
}
