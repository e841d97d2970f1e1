import { quoteField } from '../text/quote-field.js';
import type { Marker } from './marker.js';
import type { MarkerRecord } from './marker-reconciliation.js';

const columns: { readonly [name: string]: (record: MarkerRecord) => string | number | boolean } = {
  status: ({ status }) => status,
  reference_id: ({ reference }) => reference?.name ?? '',
  given_id: ({ given }) => given?.name ?? '',
  chromosome: ({ reference, given }) => placed(reference, given)?.chromosome ?? '',
  position: ({ reference, given }) => placed(reference, given)?.position ?? '',
  counted: ({ reference }) => reference?.counted ?? '',
  other: ({ reference }) => reference?.other ?? '',
  given_counted: ({ given }) => given?.counted ?? '',
  given_other: ({ given }) => given?.other ?? '',
  by: ({ by }) => by ?? '',
  flipped: ({ flipped }) => flipped,
  complement: ({ complement }) => complement,
  ambiguous: ({ ambiguous }) => ambiguous,
  frequency: ({ reference }) => rounded(reference?.frequency),
  given_frequency: ({ givenFrequency }) => rounded(givenFrequency),
  reason: ({ reason }) => reason ?? '',
  note: ({ note }) => note,
};

/** The table of a reconciliation as CSV, a header line and a line for each record. */
export function* reconciliationCsv(records: Iterable<MarkerRecord>): Generator<string> {
  yield `${Object.keys(columns).join(',')}\n`;
  for (const record of records) yield reconciliationRow(record);
}

const cells = Object.values(columns);

/** A line of that table. */
export function reconciliationRow(record: MarkerRecord): string {
  return `${cells.map((cell) => quoteField(String(cell(record)))).join(',')}\n`;
}

/** The first of two markers whose place is known. */
function placed(...markers: readonly (Marker | undefined)[]): Marker | undefined {
  return markers.find((marker) => marker !== undefined && !Number.isNaN(marker.position));
}

function known(number: number | undefined): string {
  return number === undefined || Number.isNaN(number) ? '' : String(number);
}

function rounded(frequency: number | undefined): string {
  return known(frequency === undefined ? undefined : Number(frequency.toFixed(6)));
}
