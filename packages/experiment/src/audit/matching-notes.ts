import type { Audit, AuditedFile } from '@snpress/evaluate';
import { counted } from '@snpress/data/words/counted';

/** What became of the samples, genes and values of the files, a sentence each. */
export function matchingNotes(audit: Audit, labelled: boolean): readonly string[] {
  const { files, samples, genes, missing } = audit;
  const dropped = files.flatMap((file) =>
    (
      [
        ['sample', file.droppedSamples],
        ['gene', file.droppedGenes],
      ] as const
    )
      .filter(([, ids]) => ids.length > 0)
      .map(([noun, ids]) => `${counted(ids.length, noun)} of ${sideOf(file)} (${some(ids)})`),
  );
  return [
    ...(labelled
      ? [`Matched by id: ${counted(samples, 'sample')} and ${counted(genes, 'gene')} are in every file.`]
      : []),
    ...(dropped.length > 0 ? [`Left out, as not in every file: ${dropped.join('; ')}.`] : []),
    ...(missing > 0
      ? [`Left out as missing in the truth or in a prediction: ${counted(missing, 'value')}.`]
      : []),
  ];
}

function sideOf({ role, name }: AuditedFile): string {
  return name === undefined ? `the ${role}` : `the predictions of ${name}`;
}

function some(ids: readonly string[]): string {
  return ids.slice(0, 3).join(', ') + (ids.length > 3 ? ', …' : '');
}
