import { counted } from '@snpress/data/words/counted';
import type { FieldPlaces, VcfField } from './vcf-field.js';
import type { VcfSelection } from './vcf-options.js';
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
  /** Lines that were read by another field than GT, for the lack of it. */
  withoutCalls: Record<Exclude<VcfField, 'GT'>, number>;
  /** Lines of which GT was taken though they have another field too. */
  passedOver: Record<Exclude<VcfField, 'GT'>, number>;
  /** Calls by the field that they were taken from, where that is told call by call. */
  taken: Record<VcfField, number>;
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
    withoutCalls: { DS: 0, GP: 0 },
    passedOver: { DS: 0, GP: 0 },
    taken: { GT: 0, DS: 0, GP: 0 },
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

/** Counts a line whose field nobody has chosen. */
export function tallyDefault(places: FieldPlaces, taken: VcfField, tally: Tally): void {
  if (taken !== 'GT') tally.withoutCalls[taken]++;
  else for (const key of ['DS', 'GP'] as const) if (places[key] !== -1) tally.passedOver[key]++;
}

/** A tally in whole sentences that name the file. */
export function tallySentences(
  file: string,
  tally: Tally,
  { multiallelic, field }: Pick<VcfSelection, 'multiallelic' | 'field'>,
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
    [tally.withoutCalls.DS, 'lines have no GT, so that their DS was read'],
    [tally.withoutCalls.GP, 'lines have neither GT nor DS, so that their GP was read'],
  ];
  const told = sentences.filter(([count]) => count > 0).map(([count, what]) => `${file}: ${what}: ${count}.`);
  const others = (['DS', 'GP'] as const).filter((key) => tally.passedOver[key] > 0);
  if (others.length > 0) {
    told.push(
      `${file}: GT was taken, as it is by default, though there is ${others.map((key) => `${key} (${counted(tally.passedOver[key], 'line')})`).join(' and ')} too; field: ${others[0]!} takes that, field: auto takes DS, else GP, else GT.`,
    );
  }
  if (field === 'auto') {
    const { DS, GP, GT } = tally.taken;
    told.push(`${file}: as field: auto says, DS was taken of ${DS} calls, GP of ${GP} and GT of ${GT}.`);
  }
  if (tally.lacksLineEnd)
    told.push(`${file}: the last line has no line end; the file may have been cut short.`);
  return told;
}
