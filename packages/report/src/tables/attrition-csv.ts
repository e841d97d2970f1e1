import type { Attrition } from '@snpress/evaluate';
import { toCsv } from '../csv/to-csv.js';

/** Every sample, marker and gene that was left out, in some outer split at least, with the reason. */
export function attritionCsv(attrition: Attrition): string {
  return toCsv(
    ['what', 'id', 'reason'],
    (['samples', 'markers', 'genes'] as const).flatMap((what) =>
      attrition[what].lost.flatMap(({ reason, ids }) => ids.map((id) => [what.slice(0, -1), id, reason])),
    ),
  );
}
