import { mismatchInWords } from '@snpress/data/reconcile/mismatch-in-words';
import { formatCount } from '@snpress/data/words/format-number';
import type { MarkerSummary, MismatchReason } from '@snpress/data';
import type { ReconciledFiles } from '@snpress/experiment';

/** What met, what was flipped and what was dropped and why, for a terminal. */
export function describeReconciliation(
  reference: ReconciledFiles['file'],
  file: ReconciledFiles['file'],
  summary: MarkerSummary,
): string {
  const { met, absent, dropped, absentBy, droppedBy } = summary;
  const rows: (readonly [what: string, count: number, of: string])[] = [
    ['met', met, share(met, summary.reference, 'of the reference')],
    ...some([
      ['', summary.byPosition, 'by position and alleles'],
      ['', summary.byId, 'by id'],
      ['', summary.unchecked, 'where alleles are not known, so not checked'],
      ['', summary.flipped, 'flipped: the file counts the other allele'],
      ['', summary.complement, 'read on the other strand'],
      ['', summary.ambiguous, 'A/T or C/G, which read alike on both strands'],
      ['', summary.renamed, 'under another id'],
      ['', summary.frequencyGaps, 'with allele frequencies far apart'],
    ]),
    ['absent', absent, share(absent, summary.reference, 'of the reference')],
    ...reasons(absentBy, 0),
    ['dropped', dropped, share(dropped, summary.given, 'of the file')],
    ...reasons(droppedBy, 1),
  ];
  const width = Math.max(...rows.map(([, count]) => formatCount(count).length));
  const table = rows.map(([what, count, of]) => {
    const [indent, number] = [what === '' ? '  ' : '', formatCount(count).padStart(width)];
    return `${what.padEnd(9)}  ${number}  ${indent}${of}`;
  });
  return [
    `reference  ${size(reference, summary.reference)}`,
    `file       ${size(file, summary.given)}`,
    '',
    ...table,
  ].join('\n');
}

type Row = readonly [what: string, count: number, of: string];

const some = (rows: readonly Row[]): readonly Row[] => rows.filter(([, count]) => count > 0);

function reasons(counts: MarkerSummary['absentBy'], side: 0 | 1): readonly Row[] {
  return Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => ['', count, mismatchInWords[reason as MismatchReason][side]]);
}

function share(count: number, total: number, of: string): string {
  return total === 0 ? of : `${((100 * count) / total).toFixed(1)} % ${of}`;
}

function size({ path, samples }: ReconciledFiles['file'], markers: number): string {
  return `${path}: ${formatCount(markers)} markers × ${formatCount(samples)} samples`;
}
