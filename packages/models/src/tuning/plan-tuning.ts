import type { Estimator } from '../contract/estimator.js';
import { ModelError } from '../contract/model-error.js';
import { parseParams } from '../contract/parse-params.js';
import type { Setting } from '../contract/tuning.js';
import { expandGrid, type Grid } from './expand-grid.js';
import { splitSetting } from './split-setting.js';

/** Settings that one call of `scoreSettings` scores together. */
export interface TuningCell {
  /** The values that all settings of the cell share: those outside the estimator's path. */
  readonly cell: Setting;
  /** The settings, each complete: the cell's values and its own. */
  readonly settings: readonly Setting[];
  /**
   * What the cell's scores need: `each` inner fold in a call of its own (calls can run in parallel), `all` inner folds
   * in one call, or `none` (leave-one-out in closed form).
   */
  readonly folds: 'each' | 'all' | 'none';
}

/** What has to be scored before a model can be fitted. */
export interface TuningPlan {
  readonly cells: readonly TuningCell[];
  /** False where there is only one setting: fit it. */
  readonly needsTuning: boolean;
  /** The one setting where there is no choice; empty otherwise. */
  readonly only: Setting;
}

/**
 * Lays out the settings of a grid, and of the estimator's own path where the grid does not name its parameters.
 *
 * @param params - parsed parameters; the grid overrides them.
 * @throws ModelError where a value of the grid is not legal or a parameter has no values.
 */
export function planTuning<P extends object>(
  estimator: Estimator<P>,
  params: P,
  grid: Grid = {},
): TuningPlan {
  const empty = Object.keys(grid).find((name) => grid[name]!.length === 0);
  if (empty !== undefined) {
    throw new ModelError('input', {
      code: 'empty-grid',
      subject: empty,
      message: `the grid of ${estimator.type} gives no values for ${empty}`,
    });
  }

  const own = Object.entries(grid);
  const isPath = (name: string): boolean =>
    (estimator.path?.parameters as readonly string[] | undefined)?.includes(name) ?? false;
  const along = expandGrid(Object.fromEntries(own.filter(([name]) => isPath(name))));
  const namesPath = own.some(([name]) => isPath(name));

  const cells = expandGrid(Object.fromEntries(own.filter(([name]) => !isPath(name)))).map(
    (cell): TuningCell => {
      const { path } = estimator;
      const offered = namesPath ? [] : (path?.settings(parseParams(estimator, params, cell)) ?? []);
      const settings = (offered.length > 0 ? offered : along).map((setting) => ({ ...cell, ...setting }));
      const parsed = settings.map((setting) => parseParams(estimator, params, setting));
      const onPath =
        path !== undefined && Object.keys(splitSetting(estimator, settings[0]!).along).length > 0;
      return { cell, settings, folds: onPath ? path.folds(parsed[0]!) : 'each' };
    },
  );
  const needsTuning = cells.length > 1 || cells[0]!.settings.length > 1;
  return { cells, needsTuning, only: needsTuning ? {} : cells[0]!.settings[0]! };
}
