import type { MarkerRecord, MarkerSummary } from '@snpress/data';
import type { Prediction } from '@snpress/experiment';

type Marker = MarkerRecord['reference'];

/** So many lines of a table are shown; all are in its file. */
const mostRows = 100;

/** A table that is shown: names of columns, then a line for each row. */
export type ShownRows = readonly (readonly string[])[];

/** What became of variants, counted: what, why, how many. */
export function variantCounts(summary: MarkerSummary): ShownRows {
  const { met, byId, byPosition, flipped, complement, absentBy, droppedBy } = summary;
  const reasons = (status: string, by: MarkerSummary['absentBy']): [string, string, number][] =>
    Object.entries(by).map(([reason, count]) => [status, reason.replaceAll('-', ' '), count]);
  const counts: [string, string, number][] = [
    ['found', 'by position and alleles', byPosition],
    ['found', 'by id', byId],
    ['found', 'of these, flipped: the file counts the other allele', flipped],
    ['found', 'of these, on the other strand', complement],
    ...reasons("the model's, absent from the file", absentBy),
    ...reasons("the file's, not used", droppedBy),
  ];
  const rows = counts.filter(([, , count]) => count > 0);
  const all = rows.length > 0 || met > 0 ? rows : [['found', 'none', 0] as const];
  return [
    ['What', 'Why', 'Variants'],
    ...all.map(([what, why, count]) => [what, why, count.toLocaleString('en')]),
  ];
}

/** The first variants of the table that are not simply the same in both. */
export function variantRows(records: Iterable<MarkerRecord>): ShownRows {
  const rows: string[][] = [];
  for (const { status, reference, given, flipped, complement, reason, note } of records) {
    if (status === 'met' && !flipped && !complement && note === '') continue;
    const why = [reason?.replaceAll('-', ' '), flipped && 'flipped', complement && 'other strand', note];
    rows.push([
      (reference ?? given)!.name,
      place(reference, given),
      status === 'met' ? 'found' : status,
      alleles(reference),
      alleles(given),
      why.filter(Boolean).join(', '),
    ]);
    if (rows.length === mostRows) break;
  }
  return rows.length === 0
    ? []
    : [['Variant', 'Place', 'What', 'In the model', 'In the file', 'Why'], ...rows];
}

/** The first genes, and how far to believe what is predicted of them. */
export function geneRows(genes: Prediction['genes']): ShownRows {
  const number = (value: number): string => (Number.isFinite(value) ? value.toPrecision(3) : 'not known');
  return [
    ['Gene', 'Skill', 'r', 'q', 'Variants found'],
    ...genes
      .slice(0, mostRows)
      .map(({ gene, skill, r, q, used, found }) => [
        gene,
        number(skill),
        number(r),
        number(q),
        `${found} of ${used}`,
      ]),
  ];
}

function place(...markers: readonly Marker[]): string {
  const placed = markers.find((marker) => marker !== undefined && !Number.isNaN(marker.position));
  return placed === undefined ? '' : `${placed.chromosome}:${placed.position}`;
}

/** The counted allele, then the other one. */
function alleles(marker: Marker): string {
  return marker === undefined ? '' : `${marker.counted || '?'}/${marker.other || '?'}`;
}
