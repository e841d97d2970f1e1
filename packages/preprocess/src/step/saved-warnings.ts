import type { ArrayBundle } from '@snpress/data';

/** The warnings that a step wrote into its saved metadata. */
export function savedWarnings(bundle: ArrayBundle): string[] {
  const { warnings } = bundle.metadata;
  return Array.isArray(warnings) ? warnings.map(String) : [];
}
