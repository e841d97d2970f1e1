import { counted } from '@snpress/data/words/counted';
import { formatCount } from '@snpress/data/words/format-number';
import { someOf } from '@snpress/data/errors/some-of';
import { shellQuoted } from '@snpress/data/words/shell-quoted';
import type { FoundFiles, NewExperiment } from '@snpress/experiment';
import { matchedInWords } from '@snpress/experiment/init/matched-in-words';
import { wrapText } from '@snpress/experiment/words/wrap-text';

/** What was made of the files, in so many columns, and what can be done with the spec. */
export function describeNewExperiment({ out, found }: NewExperiment, columns: number): string {
  const file = shellQuoted(out);
  return [
    ...(found === undefined ? [] : describeFound(found, columns)),
    `Wrote ${out}.`,
    '',
    `  snpress plan ${file}`,
    `  snpress run ${file}`,
  ].join('\n');
}

function describeFound(found: FoundFiles, columns: number): readonly string[] {
  const { genotypes, targets, expression, positions, covariates, sampleIds, annotations, leftOut, notes } =
    found;
  const codes = genotypes.codes.map((code) => `"${code}"`).join(' and ');
  const ploidy = genotypes.ploidy === 1 ? 'haploid' : 'diploid';
  const contexts = expression.map(({ context, path, ...sizes }) => {
    const size = `${path}: ${sizeOf(sizes, targets)}`;
    return context === undefined ? size : `${context}: ${size}`;
  });
  const groups: readonly (readonly [label: string, texts: readonly string[]])[] = [
    [
      'genotypes',
      [
        `${namesOf(genotypes.files)}: ${sizeOf(genotypes, 'markers')}, ${ploidy}`,
        ...(codes === '' ? [] : [`CHECK: ${codes} is taken for a missing call`]),
      ],
    ],
    [targets === 'genes' ? 'expression' : 'phenotypes', contexts],
    ['positions', positions],
    ['covariates', covariates ? [`${covariates.path}: ${someOf(covariates.names, 5)}`] : []],
    ['annotations', annotations.map((file) => annotationText(file, genotypes.features))],
    ['sample ids', sampleIds === undefined ? [] : [sampleIds]],
    ['left out', leftOut],
    ['note', notes],
  ];
  const given = groups.filter(([, texts]) => texts.length > 0);
  const width = Math.max(...given.map(([label]) => label.length));
  const lines = given.flatMap(([label, texts]) =>
    texts.map((text, at) => wrapText(text, columns, `${(at === 0 ? label : '').padEnd(width)}  `)),
  );
  return [...lines, wrapText(`${matchedInWords(found)}.`, columns)];
}

function sizeOf({ features, samples }: { features: number; samples: number }, what: string): string {
  return `${formatCount(features)} ${what} × ${formatCount(samples)} samples`;
}

/** The files of genotypes; of several, the first and the last. */
function namesOf(files: FoundFiles['genotypes']['files']): string {
  if (files.length < 3) return files.map(({ path }) => path).join(' and ');
  return `${files[0]!.path} … ${files.at(-1)!.path} (${files.length} files)`;
}

function annotationText(
  { path, name, annotations, markers }: FoundFiles['annotations'][number],
  all: number,
): string {
  const names = name ?? (annotations.length > 1 ? someOf(annotations, 5) : undefined);
  return `${path}: ${names === undefined ? '' : `${names}; `}${formatCount(markers)} of ${counted(all, 'marker')}`;
}
