import { DataError } from '@snpress/data/errors/data-error';
import { problemList } from '@snpress/data/errors/problem-list';
import { missingCall } from '@snpress/data/markers/marker-values';
import type { MarkerBlock, MarkerStream } from '@snpress/data';
import type { FileContent } from '../files/file-content.js';
import { haploidWarning } from '../genotypes/haploid-warning.js';
import { createMarkerBlocks } from '../genotypes/marker-blocks.js';
import { openLines } from '../text/open-lines.js';
import { parseGenotype } from './parse-genotype.js';

const linesAtOnce = 1 << 14;

/**
 * Opens the genotypes of one person as a genotyping service hands them out. The sample is called as the file is, without its ending.
 * Of two letters that differ the later in the alphabet is counted, of two that are the same that letter.
 * Iterating the blocks throws a DataError with the first problems of the lines.
 */
export function openServiceContent(file: FileContent, ploidy: 1 | 2 = 2): MarkerStream {
  const warnings: string[] = [];
  return {
    samples: [sampleOf(file.name)],
    markers: undefined,
    ploidy,
    blocks: readBlocks(file, ploidy, warnings),
    warnings,
  };
}

async function* readBlocks(
  file: FileContent,
  ploidy: 1 | 2,
  warnings: string[],
): AsyncGenerator<MarkerBlock, void, undefined> {
  const problems = problemList(file.name);
  const blocks = createMarkerBlocks(1, Int8Array);
  const lines = openLines(file);
  let markers = 0;
  let heterozygous = 0;
  try {
    for (let some = await lines.take(linesAtOnce); some.length > 0; some = await lines.take(linesAtOnce)) {
      for (const { text, number } of some) {
        const read = text.startsWith('#') ? undefined : parseGenotype(text);
        if (read === undefined) continue;
        if ('message' in read) {
          problems.add({ ...read, line: number });
          continue;
        }
        const { marker, dosage } = read;
        const isHeterozygous = ploidy === 1 && dosage === 1;
        if (isHeterozygous) heterozygous++;
        blocks.add(marker)[0] =
          isHeterozygous || Number.isNaN(dosage) ? missingCall : ploidy === 1 ? dosage / 2 : dosage;
        markers++;
      }
      problems.throwIfAny();
      yield* blocks.take();
    }
  } finally {
    await lines.close();
  }
  if (markers === 0)
    throw new DataError({
      message: 'There is no genotype in this file',
      file: file.name,
      hint: 'It may be cut short: copy or download it again',
    });
  warnings.push(...haploidWarning(file.name, heterozygous));
  yield* blocks.take(true);
}

function sampleOf(path: string): string {
  const name = path.replace(/^.*[/\\]/, '');
  return name.replace(/(?<=.)(?:\.(?:txt|csv|tsv))?(?:\.gz)?$/i, '');
}
