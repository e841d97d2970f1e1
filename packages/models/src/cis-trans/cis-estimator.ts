import { defineEstimator } from '../definition/define-estimator.js';
import type { Estimator } from '../contract/estimator.js';
import type { PathEstimator } from '../contract/path-estimator.js';
import { mean } from '../mean/mean.js';
import { checkWindow } from './check-window.js';
import { cisType, loadCisModel } from './cis-model.js';
import { fitCisGroups } from './fit-cis-groups.js';
import { scoreCisGroups } from './score-cis-groups.js';

/**
 * An estimator that trains each gene on the markers near it only: those on its chromosome within `window` bases of its
 * interval (`findCisMarkers`). Genes that share their cis markers are fitted together, by `base`; genes without any are
 * predicted by their training mean. The training set must have the positions of markers and genes.
 *
 * @param window - in bases, 0 or more.
 * @throws ModelError where `window` is not such a number.
 */
export function cisEstimator<P extends object, I extends object>(
  base: Estimator<P, I>,
  window: number,
): Estimator<P, I> {
  checkWindow(window);
  return defineEstimator({
    type: cisType,
    summary: `${base.summary} On the markers near each gene.`,
    params: base.params,
    traits: { ...base.traits, missingTargets: 'native' },
    fit: (train, params, context) =>
      fitCisGroups(base, window, train, context, (set, _, own) => base.fit(set, params, own)),
    load: (bundle) =>
      loadCisModel(bundle, (part) => (part.metadata.type === mean.type ? mean : base).load(part)),
    ...(base.path && { path: cisPath(base.type, base.path, window) }),
    ...(base.keepsGenotypes && { keepsGenotypes: (params: P) => base.keepsGenotypes!(params) }),
  });
}

function cisPath<P extends object>(type: string, path: PathEstimator<P>, window: number): PathEstimator<P> {
  return {
    parameters: path.parameters,
    settings: (params) => path.settings(params),
    folds: (params) => path.folds(params),
    score: (problem, params, settings, context) =>
      scoreCisGroups(path, window, problem, params, settings, context),
    fitPerGene: (train, params, settings, choice, context) =>
      fitCisGroups({ type }, window, train, context, (set, genes, own) =>
        path.fitPerGene(
          set,
          params,
          settings,
          genes.map((gene) => choice[gene]!),
          own,
        ),
      ),
  };
}
