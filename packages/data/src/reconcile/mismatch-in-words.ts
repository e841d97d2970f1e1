import type { MismatchReason } from './marker-reconciliation.js';

/** Why a marker did not meet one of the other side: of a marker of the reference, and of one of the file. */
export const mismatchInWords: {
  readonly [reason in MismatchReason]: readonly [absent: string, dropped: string];
} = {
  'not-there': ['not in the file', 'not in the reference'],
  'alleles-differ': ['the file has other alleles there', 'the reference has other alleles there'],
  'other-strand': [
    'alleles of the other strand (--complement)',
    'alleles of the other strand (--complement)',
  ],
  'alleles-unknown': ['no alleles to compare', 'no alleles to compare'],
  'position-differs': ['the same id at another position', 'the same id at another position'],
  duplicate: ['another marker is the same variant', 'another marker is the same variant'],
  'id-repeats': ['have an id that names several markers', 'have an id that names several markers'],
  'several-fit': ['may be several markers of the reference', 'may be several markers of the reference'],
  ambiguous: ['A/T or C/G', 'A/T or C/G'],
};
