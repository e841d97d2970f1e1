import type { VcfOptions } from './vcf-options.js';
import { absent, missing, type Calls } from './parse-calls.js';

/** What a file had that its owner should know of. */
export interface Tally {
  markers: number;
  halfMissing: number;
  haploid: number;
  diploidHomozygous: number;
  diploidHeterozygous: number;
  multiallelic: number;
  filtered: number;
  dosageOnly: number;
  lacksLineEnd: boolean;
}

/** A tally of nothing. */
export function createTally(): Tally {
  return {
    markers: 0,
    halfMissing: 0,
    haploid: 0,
    diploidHomozygous: 0,
    diploidHeterozygous: 0,
    multiallelic: 0,
    filtered: 0,
    dosageOnly: 0,
    lacksLineEnd: false,
  };
}

/** Counts the calls of a line that are not simply of the ploidy. */
export function tallyCalls({ first, second }: Calls, ploidy: 1 | 2, tally: Tally): void {
  for (let row = 0; row < first.length; row++) {
    const a = first[row]!;
    const b = second[row]!;
    if (b === absent) {
      if (ploidy === 2 && a !== missing) tally.haploid++;
    } else if (a === missing || b === missing) {
      if (a !== b) tally.halfMissing++;
    } else if (ploidy === 1) {
      if (a === b) tally.diploidHomozygous++;
      else tally.diploidHeterozygous++;
    }
  }
}

/** A tally in whole sentences that name the file. */
export function tallySentences(
  file: string,
  tally: Tally,
  multiallelic: Exclude<VcfOptions['multiallelic'], undefined>,
): string[] {
  const sentences: readonly (readonly [number, string])[] = [
    [tally.halfMissing, 'calls that are half missing (such as ./1) were read as missing'],
    [tally.haploid, 'haploid calls in diploid data were read as homozygous (1 as 2 copies)'],
    [tally.diploidHomozygous, 'homozygous diploid calls in haploid data were read as one copy (1/1 as 1)'],
    [tally.diploidHeterozygous, 'heterozygous calls in haploid data were read as missing'],
    [
      tally.multiallelic,
      multiallelic === 'skip'
        ? 'lines with several ALT alleles were left out'
        : 'lines with several ALT alleles were split into one marker for each',
    ],
    [tally.filtered, 'lines with a FILTER other than PASS were left out'],
    [tally.dosageOnly, 'lines have no GT, so that their DS was read'],
  ];
  const told = sentences.filter(([count]) => count > 0).map(([count, what]) => `${file}: ${what}: ${count}.`);
  if (tally.lacksLineEnd)
    told.push(`${file}: the last line has no line end; the file may have been cut short.`);
  return told;
}
