import type { Rng } from '@snpress/data';

/** Haplotypes that all haplotypes of a block are copies of. */
export const ANCESTORS = 40;

interface Branch {
  /** 1 for each ancestor below it. */
  readonly below: Uint8Array;
  readonly length: number;
}

/**
 * The alleles of the ancestors of a block: mutations on the branches of a tree of Kingman's coalescent (1982), so that SNPs have the
 * frequencies and the LD of a block without recombination.
 *
 * @param least - frequency of the rarer allele.
 * @returns for each marker 1 where an ancestor has the mutation
 */
export function drawAncestors(markers: number, least: number, rng: Rng): Uint8Array[] {
  const branches = branchesOf(rng).filter(({ below }) => {
    const frequency = below.reduce((sum, one) => sum + one, 0) / ANCESTORS;
    return Math.min(frequency, 1 - frequency) >= least;
  });
  const total = branches.reduce((sum, { length }) => sum + length, 0);
  return Array.from({ length: markers }, () => {
    let left = rng.uniform() * total;
    const hit = branches.find(({ length }) => (left -= length) < 0);
    return (hit ?? branches.at(-1)!).below;
  });
}

function branchesOf(rng: Rng): Branch[] {
  let lineages = Array.from({ length: ANCESTORS }, (_, ancestor) => ({
    below: Uint8Array.from({ length: ANCESTORS }, (_, index) => Number(index === ancestor)),
    since: 0,
  }));
  const branches: Branch[] = [];
  let time = 0;
  while (lineages.length > 1) {
    const count = lineages.length;
    time -= Math.log(1 - rng.uniform()) / ((count * (count - 1)) / 2);
    const order = rng.permutation(count);
    const pair = [lineages[order[0]!]!, lineages[order[1]!]!] as const;
    for (const { below, since } of pair) branches.push({ below, length: time - since });
    const joined = pair[0].below.map((one, index) => one | pair[1].below[index]!);
    lineages = [...lineages.filter((lineage) => !pair.includes(lineage)), { below: joined, since: time }];
  }
  return branches;
}
