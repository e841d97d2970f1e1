import { someOf } from '../errors/some-of.js';
import type {
  MarkerReconciliation,
  MarkerRecord,
  MarkerSummary,
  MismatchReason,
} from './marker-reconciliation.js';
import type { MatcherFindings } from './matcher-findings.js';
import type { ChromosomeStrangers } from './reference-index.js';

const shown = 4;

/** Counts the rows of the table and says what is remarkable about them. */
export function summariseRecords(
  records: Iterable<MarkerRecord>,
  {
    count: given,
    unlisted,
    areTold,
    index,
    settings: { by, frequencyGap },
  }: Pick<MatcherFindings, 'count' | 'unlisted' | 'areTold' | 'index' | 'settings'>,
): Pick<MarkerReconciliation, 'summary' | 'warnings'> {
  const counts = {
    met: 0,
    byPosition: 0,
    byId: 0,
    flipped: 0,
    complement: 0,
    ambiguous: 0,
    unchecked: 0,
    renamed: 0,
  };
  const absentBy = new Map<MismatchReason, number>();
  const droppedBy = new Map<MismatchReason, number>(unlisted > 0 ? [['not-there', unlisted]] : []);
  const gaps: string[] = [];
  let reference = 0;
  let frequencyGaps = 0;
  for (const record of records) {
    if (record.status !== 'dropped') reference++;
    if (record.status !== 'met') {
      const by = record.status === 'absent' ? absentBy : droppedBy;
      by.set(record.reason!, (by.get(record.reason!) ?? 0) + 1);
      continue;
    }
    const { reference: own, given: other } = record;
    counts.met++;
    counts[record.by === 'position' ? 'byPosition' : 'byId']++;
    counts.flipped += Number(record.flipped);
    counts.complement += Number(record.complement);
    counts.ambiguous += Number(record.ambiguous);
    counts.unchecked += Number(
      record.by === 'id' && (own!.counted + own!.other === '' || other!.counted + other!.other === ''),
    );
    counts.renamed += Number(own!.id !== other!.id);
    if (Math.abs(own!.frequency - record.givenFrequency) > frequencyGap) {
      frequencyGaps++;
      if (gaps.length <= shown) gaps.push(own!.id);
    }
  }
  const total = (by: ReadonlyMap<MismatchReason, number>): number =>
    [...by.values()].reduce((sum, n) => sum + n, 0);
  const summary: MarkerSummary = {
    reference,
    given,
    ...counts,
    frequencyGaps,
    absent: total(absentBy),
    absentBy: Object.fromEntries(absentBy),
    dropped: total(droppedBy),
    droppedBy: Object.fromEntries(droppedBy),
  };
  const strangers = index.strangers();
  const warnings = [
    ...warningsOf(summary, gaps, frequencyGap),
    ...(by === 'id' ? [] : chromosomeWarning(strangers)),
  ];
  if (unlisted > 0 && !areTold)
    warnings.push(
      `${unlisted} more markers of the file are like none of the reference; they are counted, but in no row of the table.`,
    );
  return { summary, warnings };
}

/** Where both files have chromosomes that the other has not, these may be the same under other names. */
function chromosomeWarning({ reference, given }: ChromosomeStrangers): string[] {
  if (reference.length === 0 || given.length === 0) return [];
  return [
    `The reference has chromosomes that the file has not (${someOf(reference)}), and the file some that the reference has not (${someOf(given)}); if they are the same, name them alike.`,
  ];
}

const absences: { readonly [reason in MismatchReason]: string } = {
  'not-there': 'not in the file',
  'alleles-differ': 'with other alleles there',
  'other-strand': 'with alleles of the other strand there',
  'alleles-unknown': 'without alleles to compare',
  'position-differs': 'with their id at another position there',
  duplicate: 'met by another marker',
  'several-fit': 'that several markers may be',
  ambiguous: 'that read alike on both strands',
  'id-repeats': 'whose ids name several markers',
};

function warningsOf(summary: MarkerSummary, gaps: readonly string[], frequencyGap: number): string[] {
  const { absent, absentBy, reference, met, complement, ambiguous, unchecked, frequencyGaps } = summary;
  const warnings: string[] = [];
  if (absent > 0) {
    const reasons = Object.entries(absentBy).map(
      ([reason, count]) => `${count} ${absences[reason as MismatchReason]}`,
    );
    warnings.push(`${absent} of ${reference} markers of the reference are absent: ${reasons.join(', ')}.`);
  }
  if ((absentBy['other-strand'] ?? 0) > 0)
    warnings.push('Markers of the other strand are met where `complement` is given.');
  if (unchecked > 0)
    warnings.push(
      `${unchecked} markers were met by id where alleles are not known on both sides, so that it could not be checked what their dosages count.`,
    );
  if (complement > 0 && ambiguous > 0)
    warnings.push(
      `${complement} markers are on the other strand, so the ${ambiguous} that read alike on both strands (A/T, C/G) may count the wrong allele.`,
    );
  if (frequencyGaps > 0)
    warnings.push(
      `The allele frequencies of ${frequencyGaps} of ${met} markers differ by more than ${frequencyGap} (${someOf(gaps, shown)}).`,
    );
  return warnings;
}
