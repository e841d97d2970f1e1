import { shellQuoted } from '@snpress/data/words/shell-quoted';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { RequestError } from '../request-error.js';
import { chooseFolds } from './choose-folds.js';
import { chooseModel } from './choose-model.js';
import { dataOfFiles, type DataBlock } from './data-of-files.js';
import type { FoundFiles } from './found-files.js';
import { specText } from './spec-text.js';

/** For what a spec is made. */
export interface InitRequest {
  /**
   * Genotypes (one file or several that are joined), expression (a file for each context) or phenotypes and, where there are some,
   * positions, covariates, sample ids and annotations of markers; in any order.
   */
  readonly files?: readonly string[];
  /** No files: an example on a simulated cross. */
  readonly simulate?: boolean;
  /** Name of the experiment; that of the spec by default. */
  readonly name?: string | undefined;
  /** The spec that is to be written, a new file; `NAME.yaml` by default. */
  readonly out?: string | undefined;
}

/** A spec that runs on somebody's files. */
export interface NewExperiment {
  readonly name: string;
  /** Where the text belongs: paths in it are relative to this file's folder. */
  readonly out: string;
  /** The YAML text. */
  readonly text: string;
  /** What was made of the files; undefined for a simulated cross. */
  readonly found: FoundFiles | undefined;
}

/**
 * Makes a spec for files, which it looks at: formats, sample ids, missing codes, ploidy. Writes nothing.
 *
 * @throws RequestError where the files do not make an experiment, or `out` is there already
 * @throws DataError where a file cannot be read, or no sample has both
 * @example
 * const { text, found } = await initExperiment({ files: ['genotypes.txt', 'expression.tsv.gz'] });
 * console.log(found.matched, 'samples');
 */
export async function initExperiment(request: InitRequest): Promise<NewExperiment> {
  const { files = [], simulate = false } = request;
  if (simulate === files.length > 0)
    throw new RequestError(
      simulate
        ? '`simulate` goes without files'
        : 'give the files with genotypes and expression or phenotypes (and positions, covariates, sample ids and annotations, where you have them), or `simulate`',
    );
  const { name = nameOf(request.out ?? 'experiment.yaml') } = request;
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name))
    throw new RequestError('`name` may have letters, digits, ".", "_" and "-": it names a folder');
  const out = request.out ?? `${name}.yaml`;
  if (existsSync(out)) throw new RequestError(`${out} is there already; give another name with \`out\``);
  const { data, samples, shape, found } = simulate ? simulated : await dataOfFiles(files, out);
  const chosen = { folds: chooseFolds(samples), model: chooseModel(shape) };
  const content = {
    name,
    data,
    samples,
    hasPositions: shape.hasPositions,
    contexts: shape.contexts,
    ...chosen,
  };
  return { name, out, text: specText({ ...content, file: shellQuoted(out) }), found };
}

const simulated: DataBlock = {
  samples: 112,
  shape: { markers: 500, genes: 200, ploidy: 1, hasPositions: true, contexts: 1, hasAnnotations: false },
  found: undefined,
  data: [
    '# A simulated cross, of which the true genetic values are known. For files of your own: snpress init FILES…',
    'data:',
    '  simulate:',
    '    samples: 112',
    '    markers: 500',
    '    genes: 200',
    '    # Share of the variance of expression that is genetic.',
    '    heritability: 0.5',
  ],
};

/** A file's name as the name of an experiment. */
function nameOf(file: string): string {
  const name = path
    .basename(file)
    .replace(/\.ya?ml$/, '')
    .replaceAll(/[^A-Za-z0-9._-]/g, '-');
  return name.replace(/^[^A-Za-z0-9]+/, '') || 'experiment';
}
