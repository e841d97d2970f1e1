import type { Matrix } from '@snpress/data';
import { usedMarkers } from '@snpress/models/artifact/used-markers';
import type { ModelArtifact } from '@snpress/models';

/** Which of the variants that a model uses a genotype file holds. */
export interface VariantsFound {
  /** Variants that predictions depend on. */
  readonly used: number;
  readonly found: number;
  /** The share of the importance of all used variants that the ones found have; undefined where the model has none. */
  readonly importance: number | undefined;
  /** Calls of variants that were found, that are missing. */
  readonly missingCalls: number;
  readonly calls: number;
}

/**
 * Counts what was found.
 * @param columns - per variant of the model its place in the file, −1 where it is absent
 * @param given - the dosages that were read
 * @param genes - indices into the model's genes: those predicted
 */
export function variantsFound(
  artifact: ModelArtifact,
  columns: Int32Array,
  given: Matrix,
  genes: Int32Array,
): VariantsFound {
  const used = usedMarkers(artifact, genes);
  const found = used.filter((marker) => columns[marker] !== -1);
  const rows = given.samples.length;
  const placeOf = new Map(given.features.map((id, column) => [id, column]));
  let missingCalls = 0;
  for (const marker of found) {
    const at = placeOf.get(artifact.markers.ids[marker]!)! * rows;
    for (let row = at; row < at + rows; row++) if (Number.isNaN(given.values[row])) missingCalls++;
  }
  return {
    used: used.length,
    found: found.length,
    importance: shareOfImportance(artifact, used, found),
    missingCalls,
    calls: found.length * rows,
  };
}

function shareOfImportance(
  { markers, genotypeSteps, fitted }: ModelArtifact,
  used: Int32Array,
  found: Int32Array,
): number | undefined {
  if (fitted.markerImportance !== undefined && found.length === used.length) return 1;
  const importance = fitted.markerImportance?.().values;
  if (importance === undefined) return undefined;
  const place = new Map(genotypeSteps.features.map((id, index) => [id, index]));
  const sum = (of: Int32Array): number =>
    of.reduce((total, marker) => total + importance[place.get(markers.ids[marker]!)!]!, 0);
  const all = sum(used);
  return all > 0 ? sum(found) / all : undefined;
}
