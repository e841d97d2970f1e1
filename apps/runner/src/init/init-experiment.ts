import { checkGenotypes } from '@snpress/data/genotypes/check-genotypes';
import { matchSamples } from '@snpress/data/matching/match-samples';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RequestError } from '@snpress/experiment/request-error';
import { wrapText } from '../view/wrap-text.js';
import { chooseFolds } from '@snpress/experiment/init/choose-folds';
import { chooseRoles } from '@snpress/experiment/init/choose-roles';
import { guessCoding } from '@snpress/experiment/init/guess-coding';
import { readInputFile, readMatrixFile } from '@snpress/experiment/init/input-file';
import type { MatrixFile } from '@snpress/experiment/init/input-file';
import { matrixBlock, missingWith, scalar, specText } from '@snpress/experiment/init/spec-text';
import type { SpecContent } from '@snpress/experiment/init/spec-text';

interface InitRequest {
  readonly files: readonly string[];
  readonly simulate: boolean;
  readonly name: string | undefined;
  readonly out: string | undefined;
}

/**
 * Looks at the user's files, writes a spec that runs on them and says what was found.
 * @throws RequestError where the files do not make an experiment, or the spec is there already
 * @throws DataError where a file cannot be read, or no sample is in both matrices
 */
export async function initExperiment(request: InitRequest): Promise<void> {
  const { files, simulate } = request;
  if (simulate === files.length > 0)
    throw new RequestError(
      simulate
        ? '--simulate goes without files'
        : 'give the files with genotypes and expression (and positions, where you have them), or --simulate',
    );
  const name = request.name ?? nameOf(request.out ?? 'experiment.yaml');
  const out = request.out ?? `${name}.yaml`;
  if (existsSync(out)) throw new RequestError(`${out} is there already; give another name with --out`);

  const { data, samples, hasPositions, found } = simulate ? simulated() : await fromFiles(files, out);
  const shown = /^[\w./-]+$/.test(out) ? out : `'${out.replaceAll("'", `'\\''`)}'`;
  const content: SpecContent = {
    ...{ name, data, samples, hasPositions },
    file: shown,
    folds: chooseFolds(samples),
  };
  // Not even one that has come to be in the meantime is overwritten.
  writeFileSync(out, specText(content), { flag: 'wx' });
  process.stdout.write(
    `${[...found, `Wrote ${out}.`, '', `  snpress plan ${shown}`, `  snpress run ${shown}`].join('\n')}\n`,
  );
}

interface Found extends Pick<SpecContent, 'data' | 'samples' | 'hasPositions'> {
  /** In words, for the terminal. */
  readonly found: readonly string[];
}

function simulated(): Found {
  return {
    samples: 112,
    hasPositions: true,
    found: [],
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
}

async function fromFiles(files: readonly string[], out: string): Promise<Found> {
  const roles = await chooseRoles(await Promise.all(files.map(readInputFile)));
  const { expression, snpPositions, genePositions, notes } = roles;
  const { genotypes, ploidy, codes, because } = await decode(roles.genotypes);
  const { reconciliation } = matchSamples(genotypes.matrix, expression.matrix);
  const { matched } = reconciliation;
  const dropped = (['genotypes', 'expression'] as const).flatMap((side) => {
    const ids = reconciliation[side].dropped.map(({ id }) => id);
    if (ids.length === 0) return [];
    return [`${ids.length} only in ${side} (${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ', …' : ''})`];
  });
  const met = `${matched} samples are in both${dropped.length > 0 ? `; left out: ${dropped.join(', ')}` : ''}`;

  const relative = (file: string): string =>
    path.relative(path.dirname(path.resolve(out)), path.resolve(file)).replaceAll(path.sep, '/');
  const quoted = codes.map((code) => `"${code}"`).join(' and ');
  const data = [
    '# Paths are relative to the folder of this file. Samples meet by id, never by order.',
    `# ${met}.`,
    'data:',
    ...(codes.length > 0
      ? wrapText(`CHECK: ${quoted} is taken for a missing call: ${because}.`, 110)
          .split('\n')
          .map((line) => `  # ${line}`)
      : []),
    ...matrixBlock('genotypes', relative(genotypes.path), genotypes),
    ...matrixBlock('expression', relative(expression.path), expression),
    ...(snpPositions ? [`  snpPositions: ${scalar(relative(snpPositions.path))}`] : []),
    ...(genePositions ? [`  genePositions: ${scalar(relative(genePositions.path))}`] : []),
    `  # Allele copies: 1 for haploid samples (dosages 0 … 1), 2 for diploid ones (0 … 2).`,
    `  ploidy: ${ploidy}`,
  ];
  const size = ({ matrix: { features, samples } }: MatrixFile, what: string): string =>
    `${features.length.toLocaleString('en-US')} ${what} × ${samples.length.toLocaleString('en-US')} samples`;
  const found = [
    `genotypes   ${genotypes.path}: ${size(genotypes, 'markers')}, ${ploidy === 1 ? 'haploid' : 'diploid'}`,
    ...(codes.length > 0 ? [`            CHECK: ${quoted} is taken for a missing call`] : []),
    `expression  ${expression.path}: ${size(expression, 'genes')}`,
    ...[snpPositions, genePositions].flatMap((table) => (table ? [`positions   ${table.path}`] : [])),
    ...notes,
    `${met}.`,
  ];
  const hasPositions =
    (snpPositions !== undefined || genotypes.summary.positions !== null) &&
    (genePositions !== undefined || expression.summary.positions !== null);
  return { data, samples: matched, hasPositions, found };
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
