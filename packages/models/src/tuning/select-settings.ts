import { ModelError } from '../contract/model-error.js';
import type { Setting, TuningScores } from '../contract/tuning.js';
import type { Selection } from './selection.js';
import { settingKey } from './split-setting.js';

/**
 * Chooses the setting with the smallest held-out error. Scores of the same settings on several folds are summed; among
 * equals the earlier setting wins, so list the simpler ones first.
 *
 * @throws ModelError where there is nothing to choose from, the scores have different genes, or a global choice is asked
 * of scores that were made for a choice per gene.
 */
export function selectSettings(
  scoresList: readonly TuningScores[],
  { select }: { readonly select: 'global' | 'per-gene' },
): Selection {
  const { settings, errors } = combine(scoresList);
  const genes = errors[0]!.length;
  const cvMse = Float64Array.from(errors, (row) => row.reduce((sum, value) => sum + value, 0) / genes);
  if (select === 'global') {
    const choice = smallest(cvMse);
    if (!Number.isFinite(cvMse[choice])) {
      throw new ModelError('program', {
        code: 'incomplete-scores',
        message: 'no setting has an error for every gene',
        hint: 'score with choose: "global" to choose one setting for all genes',
      });
    }
    return { mode: select, settings, cvMse, choice };
  }
  const choice = new Int32Array(genes);
  for (let gene = 0; gene < genes; gene++) choice[gene] = smallest(errors.map((row) => row[gene]!));
  return { mode: select, settings, cvMse, choice };
}

/** Mean squared errors of every distinct setting, settings × genes. */
function combine(scoresList: readonly TuningScores[]): { settings: Setting[]; errors: Float64Array[] } {
  const entries = new Map<string, { setting: Setting; sse: Float64Array; rows: number }>();
  for (const { settings, sse, rows } of scoresList) {
    const genes = sse.length / settings.length;
    settings.forEach((setting, index) => {
      const part = sse.subarray(index * genes, (index + 1) * genes);
      const key = settingKey(setting);
      const entry = entries.get(key);
      if (entry === undefined) {
        entries.set(key, { setting, sse: part.slice(), rows });
        return;
      }
      if (entry.sse.length !== genes) {
        throw unlikeScores([entry.sse.length, genes]);
      }
      part.forEach((value, gene) => {
        entry.sse[gene]! += value;
      });
      entry.rows += rows;
    });
  }
  if (entries.size === 0) {
    throw new ModelError('program', {
      code: 'no-scores',
      message: 'there are no scores to choose a setting by',
    });
  }
  const all = [...entries.values()];
  const genes = new Set(all.map(({ sse }) => sse.length));
  if (genes.size > 1) throw unlikeScores([...genes]);
  return {
    settings: all.map(({ setting }) => setting),
    errors: all.map(({ sse, rows }) => sse.map((value) => value / rows)),
  };
}

function unlikeScores(genes: readonly number[]): ModelError {
  return new ModelError('program', {
    code: 'unlike-scores',
    message: `scores of ${genes.join(' and of ')} genes cannot be compared`,
    hint: 'score all settings and folds on the same genes',
  });
}

function smallest(values: ArrayLike<number>): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) if (values[index]! < values[best]!) best = index;
  return best;
}
