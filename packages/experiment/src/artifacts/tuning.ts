import { readStoredBundle } from '@snpress/formats/bundle/read-stored-bundle';
import { writeStoredBundle } from '@snpress/formats/bundle/write-stored-bundle';
import type { Selection, Setting, TuningScores } from '@snpress/models';
import { artifact } from '@snpress/pipeline/stage/artifact';

/** Held-out errors of settings. */
export const scores = artifact('scores', {
  async read(file): Promise<TuningScores> {
    const { metadata, arrays } = await readStoredBundle(file);
    return {
      settings: metadata.settings as readonly Setting[],
      rows: metadata.rows as number,
      sse: arrays.sse as Float64Array,
    };
  },
  write: (file, { settings, sse, rows }) =>
    writeStoredBundle(file, { metadata: { settings, rows }, arrays: { sse } }),
});

/** The setting that was chosen for all genes, or for each. */
export const selection = artifact('selection', {
  async read(file): Promise<Selection> {
    const { metadata, arrays } = await readStoredBundle(file);
    return {
      mode: metadata.mode as Selection['mode'],
      settings: metadata.settings as readonly Setting[],
      cvMse: arrays.cvMse as Float64Array,
      choice: (metadata.choice as number | null) ?? (arrays.choice as Int32Array),
    };
  },
  write: (file, { mode, settings, cvMse, choice }) =>
    writeStoredBundle(file, {
      metadata: { mode, settings, choice: typeof choice === 'number' ? choice : null },
      arrays: { cvMse, ...(typeof choice === 'number' ? {} : { choice }) },
    }),
});
