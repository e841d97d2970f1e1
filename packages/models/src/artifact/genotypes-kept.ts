import type { Json } from '@snpress/data';

/** Of how many training samples a saved model, or a model in it, keeps the genotypes. */
export function genotypesKept(metadata: Json): number {
  if (typeof metadata !== 'object' || metadata === null) return 0;
  const { genotypesOf = 0 } = metadata as { readonly genotypesOf?: Json };
  const parts = Object.values(metadata as Readonly<Record<string, Json>>).map(genotypesKept);
  return Math.max(typeof genotypesOf === 'number' ? genotypesOf : 0, ...parts);
}
