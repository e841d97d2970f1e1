import type { JsonObject } from '@snpress/data';
import type { Attrition, Funnel } from './attrition.js';

const examples = 5;

/** Attrition in `metrics.json`: of the ids the first few alone. */
export function attritionJson({ samples, markers, genes }: Attrition): JsonObject {
  return { samples: funnelJson(samples), markers: funnelJson(markers), genes: funnelJson(genes) };
}

function funnelJson({ read, used, lost }: Funnel): JsonObject {
  return {
    read,
    used: [...used],
    lost: lost.map(({ reason, count, ids }) => ({
      reason,
      count: [...count],
      ids: ids.slice(0, examples),
    })),
  };
}
