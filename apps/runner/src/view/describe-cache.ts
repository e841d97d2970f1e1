import { counted } from '@snpress/data/words/counted';
import type { Collected, Exported, Imported, Verified } from '@snpress/pipeline';
import { formatBytes } from '@snpress/data/words/format-bytes';

/** What was removed from a store, or would be. */
export function describeCollected(collected: Collected, dryRun: boolean): string {
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

/** What is damaged in a store. */
export function describeDamage({ damage, objects, records, bytes }: Verified, repair: boolean): string {
  const read = `${counted(objects, 'object')} (${formatBytes(bytes)}) and ${counted(records, 'record')} read`;
  const lines = damage.map(
    ({ path, what, movedTo }) => `${path} ${what}${movedTo === undefined ? '' : `; moved to ${movedTo}`}`,
  );
  const files = counted(damage.length, 'damaged file');
  const outcome =
    damage.length === 0
      ? 'no damage'
      : repair
        ? `${files} moved away; the next run makes anew what it needs of them`
        : `${files}; the next run makes anew what it needs of them, "snpress cache verify --repair" moves them away now`;
  return [...lines, `${read}: ${outcome}`].join('\n');
}

/** What was written to an archive. */
export function describeExported({
  run,
  file,
  size,
  records,
  objects,
}: Omit<Exported, 'run'> & { readonly run: string; readonly file: string; readonly size: number }): string {
  return `${file}: ${run}, ${counted(records, 'result')} with ${counted(objects, 'object')}, ${formatBytes(size)}`;
}

/** What came out of an archive. */
export function describeImported({
  run,
  records,
  newRecords,
  objects,
  newObjects,
}: Omit<Imported, 'run'> & { readonly run: string }): string {
  return (
    `${run}: ${counted(records, 'result')} (${newRecords} new), ${counted(objects, 'object')} (${newObjects} new), none damaged\n` +
    'Running its spec on this store, with the same version of snpress, computes nothing. What is new is marked as imported, in\n' +
    'manifests and reports too, until "snpress verify SPEC" has computed it again: who made the archive is not known.'
  );
}
