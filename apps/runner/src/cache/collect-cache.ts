import { collectGarbage } from '@snpress/pipeline/store/collect-garbage';
import type { Collected } from '@snpress/pipeline';
import { formatBytes } from '../view/format-bytes.js';
import { counted } from '@snpress/data/words/counted';
import { parseKeep } from './parse-keep.js';
import { requireStore } from './require-store.js';

interface CollectRequest {
  readonly store: string;
  readonly keep: readonly string[];
  readonly keepLast: number | undefined;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** Removes what no kept run needs from a store, and says what that was. */
export function collectCache({ store, keep, keepLast, dryRun, json }: CollectRequest): void {
  const rules = parseKeep(keep, keepLast);
  requireStore(store);
  const collected = collectGarbage(store, { keep: rules, dryRun });
  const text = json
    ? JSON.stringify({ store, dryRun, ...collected }, null, 2)
    : describeCollected(collected, dryRun);
  process.stdout.write(`${text}\n`);
}

function describeCollected(collected: Collected, dryRun: boolean): string {
  const { kept, removed, records, objects, damaged, bytes, inUse } = collected;
  const lines = [
    ...kept.map(({ scope, id }) => `keep    ${scope}/${id}`),
    ...removed.map(({ scope, id }) => `remove  ${scope}/${id}`),
  ];
  const what = [counted(records, 'result'), counted(objects, 'object')];
  if (damaged > 0) what.push(counted(damaged, 'damaged file'));
  const summary = `${what.join(', ')}: ${formatBytes(bytes)} ${dryRun ? 'would be freed' : 'freed'}`;
  return [
    ...lines,
    ...(lines.length > 0 ? [''] : []),
    summary,
    ...(inUse > 0 ? [`${counted(inUse, 'file')} needed by a run that is at work: kept`] : []),
  ].join('\n');
}
