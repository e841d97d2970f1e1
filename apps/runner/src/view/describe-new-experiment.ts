import { formatCount } from '@snpress/data/words/format-number';
import { someOf } from '@snpress/data/errors/some-of';
import type { FoundFiles, NewExperiment } from '@snpress/experiment';
import { matchedInWords } from '@snpress/experiment/init/matched-in-words';
import { shellQuoted } from '@snpress/data/words/shell-quoted';
import { labelledLines } from './labelled-lines.js';

/** What was made of the files, and what can be done with the spec. */
export function describeNewExperiment({ out, found }: NewExperiment): string {
  const file = shellQuoted(out);
  return [
    ...(found === undefined ? [] : [describeFound(found), ...found.notes, `${matchedInWords(found)}.`]),
    `Wrote ${out}.`,
    '',
    `  snpress plan ${file}`,
    `  snpress run ${file}`,
  ].join('\n');
}

function describeFound({ genotypes, expression, positions, covariates, sampleIds }: FoundFiles): string {
  const codes = genotypes.codes.map((code) => `"${code}"`).join(' and ');
  const ploidy = genotypes.ploidy === 1 ? 'haploid' : 'diploid';
  return labelledLines([
    ['genotypes', `${size(genotypes, 'markers')}, ${ploidy}`],
    ...(codes === '' ? [] : [['', `CHECK: ${codes} is taken for a missing call`] as const]),
    ['expression', size(expression, 'genes')],
    ...positions.map((path) => ['positions', path] as const),
    ...(covariates ? [['covariates', `${covariates.path}: ${someOf(covariates.names, 5)}`] as const] : []),
    ...(sampleIds === undefined ? [] : [['sample ids', sampleIds] as const]),
  ]);
}

function size({ path, features, samples }: FoundFiles['expression'], what: string): string {
  return `${path}: ${formatCount(features)} ${what} × ${formatCount(samples)} samples`;
}
