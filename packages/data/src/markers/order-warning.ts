import type { MarkerSite } from './marker-sites.js';

/** What the owner of a file should know where its markers are not in the order of their positions. */
export function orderWarning(file: string, sites: readonly MarkerSite[]): readonly string[] {
  const left = new Set<string>();
  let previous: MarkerSite | undefined;
  for (const site of sites) {
    if (site.chromosome === '') continue;
    const isOut =
      previous?.chromosome === site.chromosome
        ? site.position < previous.position
        : left.has(site.chromosome);
    if (isOut && previous !== undefined) {
      return [
        `${file}: markers are not in the order of their positions (${previous.id} comes before ${site.id}); tabix, and much of plink2 and bcftools, need them sorted.`,
      ];
    }
    if (previous !== undefined && previous.chromosome !== site.chromosome) left.add(previous.chromosome);
    previous = site;
  }
  return [];
}
