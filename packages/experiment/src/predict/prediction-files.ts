import { uniqueFileNames } from '@snpress/data/words/unique-file-names';
import { formatToWrite, writtenFiles } from '@snpress/formats/writers/write-matrix';
import path from 'node:path';
import { checkOutput } from '../check-output.js';
import { RequestError } from '../request-error.js';

/** Where the predictions of one model go. */
export interface PredictionFiles {
  readonly predictions: string;
  /** The table of the variants; undefined where none is wanted. */
  readonly variants: string | undefined;
  /** The table of the genes; undefined where none is wanted. */
  readonly genes: string | undefined;
}

/** How predictions are laid out: genes × samples in the format that the ending names, or as PrediXcan has them. */
export type PredictionLayout = 'matrix' | 'predixcan';

/** Which files are to be written. */
export interface PredictionOutput {
  readonly out: string;
  /** The table of what became of every variant; beside `out` by default, with that of the genes; neither where it is false. */
  readonly report?: string | false | undefined;
  /** `matrix` by default. */
  readonly layout?: PredictionLayout | undefined;
  /** Replace files that are there. */
  readonly force?: boolean;
}

/**
 * The files to write for each model: `predictions.tsv`, `predictions.variants.csv` and `predictions.genes.csv`; with several models
 * `predictions.lasso.tsv` and so on.
 * @throws DataError where the ending of `out` names no format; RequestError where a file is read, or is there already
 */
export function predictionFiles(
  { out, report, layout = 'matrix', force = false }: PredictionOutput,
  models: readonly string[],
  inputs: readonly string[],
): readonly PredictionFiles[] {
  const format = formatToWrite(out);
  if (layout === 'predixcan' && format.name !== 'tsv') {
    throw new RequestError(
      `\`out\` ${out}: \`layout\` predixcan is a table of text; let the name end in .tsv or .tsv.gz`,
    );
  }
  if (format.holds.values !== 'numbers') {
    throw new RequestError(
      `\`out\` ${out}: ${format.name} files hold genotypes, not expression; let the name end in .tsv, .csv, .arrow or .parquet`,
    );
  }
  const [ending = ''] = format.extensions
    .filter((extension) => out.endsWith(extension))
    .sort((a, b) => b.length - a.length);
  const stem = out.slice(0, out.length - ending.length);
  const table = report ?? `${stem}.variants.csv`;
  const genes = `${stem}.genes.csv`;
  const files = uniqueFileNames(models).map((model) => ({
    predictions: models.length === 1 ? out : `${stem}.${model}${ending}`,
    variants: table === false ? undefined : models.length === 1 ? table : beforeEnding(table, model),
    genes: table === false ? undefined : models.length === 1 ? genes : beforeEnding(genes, model),
  }));
  const written = files.flatMap(({ predictions, variants, genes: own }) => [
    ...writtenFiles(predictions, format),
    ...(variants === undefined ? [] : [variants]),
    ...(own === undefined ? [] : [own]),
  ]);
  checkOutput(inputs, written, force);
  return files;
}

function beforeEnding(file: string, model: string): string {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, `${name}.${model}${ext}`);
}
