import type { ScaleOptions } from '@observablehq/plot';

/** The label of an axis: in its middle, without an arrow, `offset` pixels from the frame. */
export function centredLabel(
  label: string,
  offset: number,
): Pick<ScaleOptions, 'label' | 'labelAnchor' | 'labelArrow'> & { readonly labelOffset: number } {
  return { label, labelAnchor: 'center', labelArrow: 'none', labelOffset: offset };
}
