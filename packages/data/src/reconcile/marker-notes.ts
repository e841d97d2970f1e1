import type { AlleleMatch, AllelePair } from './compare-alleles.js';
import type { MismatchReason } from './marker-reconciliation.js';
import type { Marker } from './marker.js';

/** A marker that was met, with all that may be remarkable about it. */
interface Match {
  readonly reference: Marker;
  readonly given: Marker;
  readonly givenFrequency: number;
  readonly ambiguous: boolean;
  readonly alleles: AlleleMatch | undefined;
  readonly named: Marker | undefined;
  readonly shared: Marker | undefined;
}

/** What should be known of a marker that was met, in words; the empty string where nothing is. */
export function describeMatch(match: Match, frequencyGap: number): string {
  const { reference, given, givenFrequency, ambiguous, alleles, named, shared } = match;
  const notes: string[] = [];
  if (alleles === undefined) notes.push('alleles are not known on both sides, taken as counted alike');
  if (alleles?.partial) notes.push(`one allele is not known: ${both(reference, given)}`);
  if (alleles?.complement) notes.push(`other strand: ${both(reference, given)}`);
  if (named) notes.push(`the id is that of the marker at ${placeOf(named)} of the reference`);
  if (shared) notes.push(`the same variant as ${shared.name}`);
  if (Math.abs(reference.frequency - givenFrequency) > frequencyGap) {
    notes.push(
      `frequency of ${reference.counted || 'the counted allele'} ${percent(reference.frequency)} in the reference, ${percent(givenFrequency)} in the file` +
        (fitsOtherwise(match, frequencyGap)
          ? `; ${percent(1 - givenFrequency)} if ${ambiguous ? 'read on the other strand' : 'it counts the other allele'}`
          : ''),
    );
  }
  return notes.join('; ');
}

/** Whether the frequencies would agree if the dosages counted the other allele. */
function fitsOtherwise({ reference, givenFrequency }: Match, frequencyGap: number): boolean {
  return Math.abs(reference.frequency - (1 - givenFrequency)) <= frequencyGap;
}

/** Why a marker was not met, in words. */
export function describeMismatch(
  reason: MismatchReason,
  reference: Marker | undefined,
  given: Marker | undefined,
  status: 'absent' | 'dropped',
): string {
  const own = status === 'absent' ? given : reference;
  switch (reason) {
    case 'not-there':
      return status === 'absent' ? 'not in the file' : 'not in the reference';
    case 'alleles-differ':
      return `alleles differ: ${both(reference!, given!)}`;
    case 'other-strand':
      return `alleles of the other strand: ${both(reference!, given!)}`;
    case 'alleles-unknown':
      return `${own!.name} lies there, but alleles are not known on both sides`;
    case 'position-differs':
      return `the same id at another position: ${placeOf(reference!)} in the reference, ${placeOf(given!)} in the file`;
    case 'duplicate':
      return `another marker of the file is ${reference!.name}`;
    case 'several-fit':
      return `one allele is not known, so that it may be several markers of the reference: ${pair(given!)}`;
    case 'id-repeats':
      return `the id ${JSON.stringify(given!.name)} names several markers, so that positions and alleles would have to tell which is which`;
    case 'ambiguous':
      return `reads alike on both strands: ${both(reference!, given!)}`;
  }
}

function both(reference: AllelePair, given: AllelePair): string {
  return `${pair(reference)} in the reference, ${pair(given)} in the file`;
}

function pair({ counted, other }: AllelePair): string {
  return `${counted || '?'}/${other || '?'}`;
}

function placeOf({ chromosome, position }: Marker): string {
  return `${chromosome}:${position}`;
}

function percent(frequency: number): string {
  return frequency.toFixed(3);
}
