import { checkGenotypes } from '@snpress/data/genotypes/check-genotypes';
import { matchSamples } from '@snpress/data/matching/match-samples';
import { renameSamples } from '@snpress/data/matching/rename-samples';
import { counted } from '@snpress/data/words/counted';
import type { Matrix, SampleIdMap } from '@snpress/data';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { RequestError } from '../request-error.js';
import { chooseModel, type DataShape } from './choose-model.js';
import { chooseFolds } from './choose-folds.js';
import { chooseRoles } from './choose-roles.js';
import { guessCoding } from './guess-coding.js';
import { readInputFile, readMatrixFile, type MatrixFile } from './input-file.js';
import { matchedInWords, type MatchedFiles } from './matched-in-words.js';
import { shellQuoted } from '@snpress/data/words/shell-quoted';
import { commented, matrixBlock, missingWith, scalar, specText } from './spec-text.js';

/** For what a spec is made. */
export interface InitRequest {
  /** Genotypes, expression and, where there are some, tables of positions, covariates and sample ids, in any order. */
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

/** What was made of somebody's files. */
export interface FoundFiles extends MatchedFiles {
  readonly genotypes: FoundMatrix & {
    readonly ploidy: 1 | 2;
    /** Texts that are taken for a missing call, as a guess to check. */
    readonly codes: readonly string[];
    /** Why, in a sentence. */
    readonly because: string;
  };
  readonly expression: FoundMatrix;
  /** Paths of the tables of positions that are used. */
  readonly positions: readonly string[];
  /** The table of covariates, where there is one. */
  readonly covariates: { readonly path: string; readonly names: readonly string[] } | undefined;
  /** Path of the table of sample ids, where there is one. */
  readonly sampleIds: string | undefined;
  /** What of the files is not used, and why. */
  readonly notes: readonly string[];
}

/** The size of a matrix. */
interface FoundMatrix {
  readonly path: string;
  readonly features: number;
  readonly samples: number;
}

/**
 * Makes a spec for files, which it looks at: formats, sample ids, missing codes, ploidy. Writes nothing.
 *
 * @throws RequestError where the files do not make an experiment, or `out` is there already
 * @throws DataError where a file cannot be read, or no sample is in both matrices
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
        : 'give the files with genotypes and expression (and positions, covariates and sample ids, where you have them), or `simulate`',
    );
  const { name = nameOf(request.out ?? 'experiment.yaml') } = request;
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name))
    throw new RequestError('`name` may have letters, digits, ".", "_" and "-": it names a folder');
  const out = request.out ?? `${name}.yaml`;
  if (existsSync(out)) throw new RequestError(`${out} is there already; give another name with \`out\``);
  const { data, samples, shape, found } = simulate ? simulated : await fromFiles(files, out);
  const chosen = { folds: chooseFolds(samples), model: chooseModel(shape) };
  const content = { name, data, samples, hasPositions: shape.hasPositions, ...chosen };
  return { name, out, text: specText({ ...content, file: shellQuoted(out) }), found };
}

interface DataBlock {
  /** The block `data` of the spec. */
  readonly data: readonly string[];
  readonly samples: number;
  readonly shape: DataShape;
  readonly found: FoundFiles | undefined;
}

const simulated: DataBlock = {
  samples: 112,
  shape: { markers: 500, genes: 200, ploidy: 1, hasPositions: true },
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

async function fromFiles(files: readonly string[], out: string): Promise<DataBlock> {
  const roles = await chooseRoles(await Promise.all(files.map(readInputFile)));
  const { expression, snpPositions, genePositions, covariates, sampleIds, notes } = roles;
  const { genotypes, ...coding } = await decode(roles.genotypes);
  const { reconciliation } = matchSamples(renamed(genotypes, sampleIds), renamed(expression, sampleIds));
  const idsOf = (side: 'genotypes' | 'expression'): readonly string[] =>
    reconciliation[side].dropped.map(({ id }) => id);
  const found: FoundFiles = {
    genotypes: { ...sizeOf(genotypes), ...coding },
    expression: sizeOf(expression),
    positions: [snpPositions, genePositions].flatMap((table) => (table ? [table.path] : [])),
    covariates: covariates && {
      path: covariates.path,
      names: covariates.columns.map(({ name }) => name),
    },
    sampleIds: sampleIds?.path,
    notes:
      reconciliation.difference === undefined
        ? notes
        : [...notes, `of samples without a partner ${reconciliation.difference}`],
    matched: reconciliation.matched,
    dropped: { genotypes: idsOf('genotypes'), expression: idsOf('expression') },
  };
  const relative = (file: string): string =>
    path.relative(path.dirname(path.resolve(out)), path.resolve(file)).replaceAll(path.sep, '/');
  const data = [
    '# Paths are relative to the folder of this file. Samples meet by id, never by order.',
    `# ${matchedInWords(found)}.`,
    'data:',
    ...checkOf(found.genotypes),
    ...matrixBlock('genotypes', relative(genotypes.path), genotypes),
    ...matrixBlock('expression', relative(expression.path), expression),
    ...(snpPositions ? [`  snpPositions: ${scalar(relative(snpPositions.path))}`] : []),
    ...(genePositions ? [`  genePositions: ${scalar(relative(genePositions.path))}`] : []),
    ...(sampleIds ? [`  sampleIds: ${scalar(relative(sampleIds.path))}`] : []),
    ...(covariates
      ? [
          `  # ${counted(covariates.columns.length, 'covariate')}, regressed out of expression unless preprocess.covariates says otherwise.`,
          `  covariates: ${scalar(relative(covariates.path))}`,
        ]
      : []),
    `  # Allele copies: 1 for haploid samples (dosages 0 … 1), 2 for diploid ones (0 … 2).`,
    `  ploidy: ${coding.ploidy}`,
  ];
  const hasPositions =
    (snpPositions !== undefined || genotypes.summary.positions !== null) &&
    (genePositions !== undefined || expression.summary.positions !== null);
  const [markers, genes] = [found.genotypes.features, found.expression.features];
  const shape = { markers, genes, ploidy: coding.ploidy, hasPositions };
  return { data, samples: found.matched, shape, found };
}

function renamed({ path: file, matrix }: MatrixFile, map: SampleIdMap | undefined): Matrix {
  return map === undefined
    ? matrix
    : { ...matrix, samples: renameSamples(matrix.samples, map, file).samples };
}

const sizeOf = ({ path: file, matrix: { features, samples } }: MatrixFile): FoundMatrix => ({
  path: file,
  features: features.length,
  samples: samples.length,
});

/** What was guessed, as a comment to check. */
function checkOf({ codes, because }: FoundFiles['genotypes']): readonly string[] {
  if (codes.length === 0) return [];
  const names = codes.map((code) => `"${code}"`).join(' and ');
  return commented(`CHECK: ${names} is taken for a missing call: ${because}.`);
}

/** The genotypes, read anew with the missing codes that were guessed. */
async function decode(file: MatrixFile): Promise<{
  readonly genotypes: MatrixFile;
  readonly ploidy: 1 | 2;
  readonly codes: readonly string[];
  readonly because: string;
}> {
  const { ploidy, missing, because } = guessCoding(file.path, file.matrix);
  if (missing.length === 0) return { genotypes: file, ploidy, codes: [], because };
  const whole = missing.map(String);
  for (const codes of [whole, whole.map((code) => `${code}.0`)]) {
    const options = { ...file.options, missing: [...missingWith(codes, file)] };
    const genotypes = await readMatrixFile(file.path, options);
    if (genotypes.summary.missing.cells === file.summary.missing.cells) continue;
    checkGenotypes(genotypes.matrix, ploidy);
    return { genotypes, ploidy, codes, because };
  }
  throw new RequestError(
    `${file.path}: ${missing.join(' and ')} seems to be a missing call (${because}), but is written in another way; name it as it is written with "missing" in the spec`,
  );
}

/** A file's name as the name of an experiment. */
function nameOf(file: string): string {
  const name = path
    .basename(file)
    .replace(/\.ya?ml$/, '')
    .replaceAll(/[^A-Za-z0-9._-]/g, '-');
  return name.replace(/^[^A-Za-z0-9]+/, '') || 'experiment';
}
