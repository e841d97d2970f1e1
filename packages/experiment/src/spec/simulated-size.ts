import type { DataSpec } from './experiment.js';

/** How large the matrices of simulated data are: of a cohort, those of its first tissue. */
export function simulatedSize(data: Exclude<DataSpec, { readonly kind: 'files' }>): {
  readonly samples: number;
  readonly markers: number;
  readonly genes: number;
} {
  if (data.kind === 'simulate') return data.options;
  const { tissues, ldBlocks, markersPerBlock, genes } = data.options;
  return { samples: Object.values(tissues)[0]!, markers: ldBlocks * markersPerBlock, genes };
}
