import { ModelError } from '@snpress/models/contract/model-error';
import type { ModelArtifact } from '@snpress/models';
import { artifactOfContext, contextsOfArtifact } from '@snpress/models/artifact/artifact-of-context';
import { type ExportFormat, exportFormats, type Exported } from '@snpress/models/export';
import { chooseContext } from '../predict/choose-context.js';
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
  const { model, out, genotypes } = request;
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
  const whole = await readModel(model);
  const contexts = contextsOfArtifact(whole);
  const wanted =
    contexts.length === 0 || request.context !== undefined
      ? [{ artifact: chooseContext(whole, request.context), out }]
      : contexts.map((context) => ({
          artifact: artifactOfContext(whole, context),
          out: outOfContext(out, context, format.endings),
        }));
  for (const own of wanted) {
    checkExport(format, { ...request, out: own.out });
    checkOutput([model, ...paths], format.paths(own.out, genotypes !== undefined), true);
    const refusals = format.refusals(own.artifact);
    if (refusals.length > 0) throw new RequestError(refusals);
  }
  const written: ExportedModel[] = [];
  for (const own of wanted) written.push(await exportOne(format, own.artifact, { ...request, out: own.out }));
  return {
    files: written.flatMap(({ files }) => files),
    notes: [...new Set(written.flatMap(({ notes }) => notes))],
    warnings: [...new Set(written.flatMap(({ warnings }) => warnings))],
  };
}

/** `lasso.db` of the liver is `lasso.liver.db`. */
function outOfContext(out: string, context: string, endings: readonly string[]): string {
  const ending = endings.find((own) => out.endsWith(own)) ?? '';
  return `${out.slice(0, out.length - ending.length)}.${context}${ending}`;
}

async function exportOne(
  format: ExportFormat,
  artifact: ModelArtifact,
  request: ExportRequest,
): Promise<ExportedModel> {
  const { out, build, ids, genotypes } = request;
  const paths = genotypes === undefined ? [] : [genotypes].flat();
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
