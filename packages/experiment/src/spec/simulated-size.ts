import type { DataSpec } from './experiment.js';

/** How large the matrices of simulated data are: of a cohort, with the genes of each tissue. */
export function simulatedSize(data: Exclude<DataSpec, { readonly kind: 'files' }>): {
  readonly samples: number;
  readonly markers: number;
  readonly genes: number;
} {
  if (data.kind === 'simulate') return data.options;
  const { samples, tissues, ldBlocks, markersPerBlock, genes } = data.options;
  return { samples, markers: ldBlocks * markersPerBlock, genes: genes * Object.keys(tissues).length };
}
