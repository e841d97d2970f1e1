import { counted } from '@snpress/data/words/counted';
import { formatCount } from '@snpress/data/words/format-number';
import path from 'node:path';
import type { ExpressionFile } from './choose-roles.js';
import type { FoundFiles } from './found-files.js';
import type { MatrixFile, PositionsFile } from './input-file.js';
import { matchedInWords } from './matched-in-words.js';
import { commented, scalar } from './spec-text.js';

/** What the block `data` is made of. */
interface DataContent {
  readonly found: FoundFiles;
  readonly genotypes: readonly MatrixFile[];
  readonly expression: readonly ExpressionFile[];
  readonly snpPositions: PositionsFile | undefined;
  readonly genePositions: PositionsFile | undefined;
  /** The spec, to whose folder paths are relative. */
  readonly out: string;
}

/** The block `data` of a spec, in lines. */
export function dataText(content: DataContent): readonly string[] {
  const { found, snpPositions, genePositions, out } = content;
  const { covariates, sampleIds, annotations } = found;
  const relative = (file: string): string =>
    scalar(path.relative(path.dirname(path.resolve(out)), path.resolve(file)).replaceAll(path.sep, '/'));
  const genes = found.targets === 'genes' ? 'genes' : 'traits';
  return [
    '# Paths are relative to the folder of this file. Samples meet by id, never by order.',
    ...commented(`${matchedInWords(found)}.`, ''),
    'data:',
    ...checkOf(found.genotypes),
    ...genotypesText(content, relative),
    ...expressionText(content, genes, relative),
    ...(snpPositions ? [`  snpPositions: ${relative(snpPositions.path)}`] : []),
    ...(genePositions ? [`  genePositions: ${relative(genePositions.path)}`] : []),
    ...(sampleIds === undefined ? [] : [`  sampleIds: ${relative(sampleIds)}`]),
    ...(covariates
      ? [
          `  # ${counted(covariates.names.length, 'covariate')}, regressed out of ${genes === 'genes' ? 'expression' : 'traits'} unless preprocess.covariates says otherwise.`,
          `  covariates: ${relative(covariates.path)}`,
        ]
      : []),
    ...(annotations.length === 0
      ? []
      : [
          '  # What is known of markers. Models learn how much more often such markers act.',
          '  annotations:',
          ...annotations.map(({ path: file, name }) =>
            name === undefined
              ? `    - ${relative(file)}`
              : `    - { path: ${relative(file)}, name: ${scalar(name)} }`,
          ),
        ]),
    `  # Allele copies: 1 for haploid samples (dosages 0 … 1), 2 for diploid ones (0 … 2).`,
    `  ploidy: ${found.genotypes.ploidy}`,
  ];
}

/** What was guessed, as a comment to check. */
function checkOf({ codes, because }: FoundFiles['genotypes']): readonly string[] {
  if (codes.length === 0) return [];
  const names = codes.map((code) => `"${code}"`).join(' and ');
  return commented(`CHECK: ${names} is taken for a missing call: ${because}.`);
}

type Relative = (file: string) => string;

function genotypesText({ genotypes, found }: DataContent, relative: Relative): readonly string[] {
  const { features, samples } = found.genotypes;
  const [first] = genotypes;
  return [
    `  # ${sizeText(features, 'markers', samples)}.`,
    '  genotypes:',
    ...(genotypes.length === 1
      ? sourceText(first!, relative).map((line) => `    ${line}`)
      : genotypes.flatMap((file) =>
          sourceText(file, relative).map((line, at) => `    ${at === 0 ? '- ' : '  '}${line}`),
        )),
  ];
}

function expressionText(
  { expression, found }: DataContent,
  genes: string,
  relative: Relative,
): readonly string[] {
  const key = found.targets === 'genes' ? 'expression' : 'phenotypes';
  const sizes = expression.map(({ file: { matrix } }) =>
    sizeText(matrix.features.length, genes, matrix.samples.length),
  );
  if (expression.length === 1)
    return [
      `  # ${sizes[0]}.`,
      `  ${key}:`,
      ...sourceText(expression[0]!.file, relative).map((line) => `    ${line}`),
    ];
  return [
    `  # ${formatCount(expression.length)} contexts. A sample is held out in all of them at once.`,
    `  ${key}:`,
    ...expression.flatMap(({ file, context }, at) => [
      `    # ${sizes[at]}.`,
      `    ${scalar(context!)}:`,
      ...sourceText(file, relative).map((line) => `      ${line}`),
    ]),
  ];
}

function sizeText(features: number, what: string, samples: number): string {
  return `${formatCount(features)} ${what} × ${formatCount(samples)} samples`;
}

/** The keys of a matrix. */
function sourceText(
  { path: file, options: { missing, orientation } }: MatrixFile,
  relative: Relative,
): readonly string[] {
  const codes = missing?.map((code) => `'${String(code).replaceAll("'", "''")}'`).join(', ');
  return [
    `path: ${relative(file)}`,
    ...(orientation === undefined ? [] : [`orientation: ${orientation}`]),
    ...(codes === undefined ? [] : [`missing: [${codes}]`]),
  ];
}
