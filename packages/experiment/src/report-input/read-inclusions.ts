import type { Input } from '@snpress/pipeline';
import type { MarkerInclusion } from '@snpress/report';
import type { LocatedInclusion } from '../artifacts/inclusion.js';

/**
 * Which markers act on which genes by the models that can say. Models that say the same to the last bit, as they hold the same part, are
 * one.
 */
export async function readInclusions(
  models: ReadonlyMap<string, { readonly inclusion: Input<LocatedInclusion | null> }>,
): Promise<readonly MarkerInclusion[]> {
  const byDigest = new Map<
    string,
    { readonly names: string[]; readonly input: Input<LocatedInclusion | null> }
  >();
  for (const [name, { inclusion: input }] of models) {
    const known = byDigest.get(input.digest);
    if (known === undefined) byDigest.set(input.digest, { names: [name], input });
    else known.names.push(name);
  }
  const all: MarkerInclusion[] = [];
  for (const { names, input } of byDigest.values()) {
    const found = await input.read();
    if (found !== null) all.push(asPlainData(names, found));
  }
  return all;
}

function asPlainData(
  [model, ...alike]: readonly string[],
  { samples, markers, genes, inclusion, mix, notes, ...sets }: LocatedInclusion,
): MarkerInclusion {
  const { setStarts, setBins, setProbabilities, setPurities } = sets;
  return {
    model: model!,
    alike,
    samples,
    markers: markers.ids,
    ...whereKnown(markers),
    genes: genes.ids,
    genePlaces: whereKnown(genes),
    starts: inclusion.starts,
    entries: inclusion.columns,
    probabilities: inclusion.values,
    credibleSets: Array.from(sets.setGenes, (gene, k) => ({
      gene,
      markers: setBins.subarray(setStarts[k], setStarts[k + 1]),
      probability: setProbabilities[k]!,
      purity: setPurities[k]!,
    })),
    mix,
    notes,
  };
}

type Places = LocatedInclusion['markers'];

function whereKnown({ chromosome, position }: Places): Partial<Pick<Places, 'chromosome' | 'position'>> {
  return position.some(Number.isFinite) ? { chromosome, position } : {};
}
