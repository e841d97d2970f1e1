import type { Json, JsonObject } from '@snpress/data';
import type { ModelEvaluation } from '../model/model-evaluation.js';
import type { AblationSkill } from '../skill/ablation-skill.js';
import type { CisTransSkill } from '../skill/cis-trans-skill.js';
import { definedInterval, definedNumber } from './defined.js';
import { pathOf } from './metric.js';
import { metrics } from './metrics.js';

type Tree = Record<string, Json>;

/**
 * The numbers of a model, as `metrics.json` has them; one that is not defined is null.
 * @param chosen - its hyperparameters.
 */
export function modelJson(evaluation: ModelEvaluation, chosen?: Json): JsonObject {
  const json: Tree = {};
  for (const fact of metrics) {
    if ('json' in fact) put(json, fact.path, fact.json(evaluation));
    else if (fact.where.includes('metrics.json')) put(json, pathOf(fact), numberJson(fact.of(evaluation)));
  }
  for (const fact of metrics) {
    if (evaluation.intervals === undefined || !('of' in fact) || fact.interval === undefined) continue;
    put(json, ['intervals', ...pathOf(fact)], definedInterval(fact.interval(evaluation.intervals)));
  }
  const { cisTrans, ablations } = evaluation;
  return {
    ...json,
    ...(chosen === undefined ? {} : { chosen }),
    ...(cisTrans && { cisTrans: cisTransJson(cisTrans) }),
    ...(ablations && { ablations: ablations.map(ablationJson) }),
  };
}

const numberJson = (value: number | undefined): Json | undefined =>
  value === undefined ? undefined : definedNumber(value);

/** Sets what stands at a path; nothing where it is undefined. */
function put(tree: Tree, [key, ...rest]: readonly string[], value: Json | undefined): void {
  if (value === undefined) return;
  if (rest.length === 0) tree[key!] = value;
  else put((tree[key!] ??= {}) as Tree, rest, value);
}

function cisTransJson({ window, genes, whole, cis, trans, sources }: CisTransSkill): JsonObject {
  return {
    window,
    genes,
    skill: {
      whole: definedNumber(whole.pooled),
      cis: definedNumber(cis.pooled),
      trans: definedNumber(trans.pooled),
    },
    sources: { ...sources },
  };
}

function ablationJson({ part, whole, without, difference, interval, p, share }: AblationSkill): JsonObject {
  return {
    part,
    skill: { whole: definedNumber(whole), without: definedNumber(without) },
    difference: definedNumber(difference),
    interval: interval && definedInterval(interval),
    p: p === null ? null : definedNumber(p),
    ...(share && {
      share: {
        pooled: definedNumber(share.pooled),
        interval: share.interval && definedInterval(share.interval),
      },
    }),
  };
}
