import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { ArrayBundle, BundleArray, GenotypeBlocks, Json, Matrix } from '@snpress/data';
import { ablatedParts, without } from '../contract/ablated-parts.js';
import { checkGenotypes } from '../contract/check-genotypes.js';
import type { Fitted } from '../contract/fitted.js';
import { selectMarkers } from '../contract/select-markers.js';
import type { LinearModel } from '../contract/linear-model.js';
import type { MarkerImportance } from '../contract/marker-importance.js';
import { interceptAt } from '../linear/intercept-at.js';
import { actingMarkers } from '../linear/acting-markers.js';
import { amongAllMarkers } from '../linear/among-all-markers.js';
import { compositeInclusion } from './composite-inclusion.js';
import type { CompositePart } from './composite-part.js';
import { denseComposite } from './dense-composite.js';
import { placesOfGenes } from './places-of-genes.js';

/** `metadata.type` of a saved composite. */
export const compositeType = 'composite';

/**
 * Several models of one type that predict different genes, as one.
 * @param model - the type of the parts, for the record.
 * @param markers - of the training set; needed where a part takes some of them.
 */
export function composite(
  model: string,
  genes: readonly string[],
  parts: readonly CompositePart[],
  markers?: readonly string[],
): Fitted {
  const inclusion = compositeInclusion(genes, parts, markers);
  const fittedParts = parts.map(({ fitted }) => fitted);
  const ablated = ablatedParts(fittedParts);
  const join = (samples: readonly string[], predicted: readonly Matrix[]): Matrix => {
    const rows = samples.length;
    const values = new Float32Array(rows * genes.length);
    for (const [part, { from, genes: to }] of parts.entries()) {
      to.forEach((gene, index) => {
        const at = from[index]! * rows;
        values.set(predicted[part]!.values.subarray(at, at + rows), gene * rows);
      });
    }
    return { samples, features: genes, values };
  };
  const predictBy = (genotypes: Matrix, models: readonly Pick<Fitted, 'predict'>[]): Matrix => {
    if (markers !== undefined) checkGenotypes(model, genotypes, markers);
    const predicted = parts.map(({ markers: own }, part) =>
      models[part]!.predict(own === undefined ? genotypes : selectFeatures(genotypes, own)),
    );
    return join(genotypes.samples, predicted);
  };
  /** How the models predict from blocks, where all can. */
  const inBlocks = (models: readonly Pick<Fitted, 'predict' | 'predictBlocks'>[]) =>
    parts.every(({ markers: own }, part) => (own ?? models[part]!.predictBlocks) !== undefined) && {
      predictBlocks: (genotypes: GenotypeBlocks): Matrix =>
        join(
          genotypes.samples,
          parts.map(({ markers: own }, part) =>
            own === undefined
              ? models[part]!.predictBlocks!(genotypes)
              : models[part]!.predict(selectMarkers(model, genotypes, markers!, own)),
          ),
        ),
    };
  return {
    predict: (genotypes) => predictBy(genotypes, fittedParts),
    ...inBlocks(fittedParts),
    save(use): ArrayBundle {
      const arrays: Record<string, BundleArray> = { genes, ...(markers && { markers }) };
      const metadata = parts.map((part, index): Json => {
        const saved = part.fitted.save(use);
        for (const [name, array] of Object.entries(saved.arrays)) arrays[`${index}/${name}`] = array;
        arrays[`${index}:from`] = part.from;
        arrays[`${index}:genes`] = part.genes;
        if (part.markers !== undefined) arrays[`${index}:markers`] = part.markers;
        return saved.metadata;
      });
      const variances = parts.map(({ variance }) => variance);
      return { metadata: { type: compositeType, model, parts: metadata, variances }, arrays };
    },
    ...(parts.some((part) => part.markers) &&
      parts.every(({ fitted, markers: own }) => (own ?? fitted.linear) !== undefined) && {
        chosenMarkers: () => markersOfParts(parts),
      }),
    ...(parts.every(({ fitted }) => fitted.linear !== undefined) && {
      linear: () => linearComposite(genes, parts, markers),
    }),
    ...(parts.every((part) => part.fitted.dense !== undefined && part.markers === undefined) && {
      dense: () => denseComposite(genes, parts),
    }),
    ...(parts.every(({ fitted }) => fitted.markerImportance !== undefined) && {
      markerImportance: () => averageImportance(parts, markers),
    }),
    ...(inclusion && { inclusion }),
    ...(ablated.length > 0 && {
      ablations: () =>
        ablated.map((part) => {
          const models = parts.map(({ fitted }) => without(fitted, part));
          return {
            part,
            additive: models.every(({ additive }) => additive),
            predict: (genotypes: Matrix) => predictBy(genotypes, models),
            ...inBlocks(models),
          };
        }),
    }),
  };
}

/** Those that parts take, and those that act in linear parts of all markers. */
function markersOfParts(parts: readonly CompositePart[]): Int32Array {
  const all = new Set<number>();
  for (const { fitted, from, markers } of parts) {
    const linear = markers === undefined ? fitted.linear!() : undefined;
    const own = linear ? [...from].flatMap((gene) => [...actingMarkers(linear, gene)]) : markers!;
    for (const marker of own) all.add(marker);
  }
  return Int32Array.from(all).sort();
}

function linearComposite(
  genes: readonly string[],
  parts: readonly CompositePart[],
  all: readonly string[] | undefined,
): LinearModel {
  const models = parts.map(({ fitted, markers: own }) =>
    own === undefined ? fitted.linear!() : amongAllMarkers(fitted.linear!(), own, all!),
  );
  const { markers, markerMeans } = models[0]!;
  const { partOf, geneOf } = placesOfGenes(genes, parts);
  const intercepts = Float64Array.from(partOf, (part, gene) =>
    interceptAt(models[part]!, geneOf[gene]!, markerMeans),
  );
  return {
    markers,
    genes,
    markerMeans,
    intercepts,
    markersOf: (gene) => actingMarkers(models[partOf[gene]!]!, geneOf[gene]!),
    effectsOf: (gene, among) => models[partOf[gene]!]!.effectsOf(geneOf[gene]!, among),
  };
}

/** Shares of all genes' variance from shares of the variance of each part's genes. */
function averageImportance(
  parts: readonly CompositePart[],
  markers: readonly string[] | undefined,
): MarkerImportance {
  const importances = parts.map(({ fitted }) => fitted.markerImportance!());
  const total = parts.reduce((sum, { variance }) => sum + variance, 0);
  const { measure, values } = importances[0]!;
  const average = new Float64Array(markers?.length ?? values.length);
  if (total > 0) {
    importances.forEach((part, index) => {
      const { variance, markers: own } = parts[index]!;
      part.values.forEach((value, marker) => {
        average[own?.[marker] ?? marker]! += (variance / total) * value;
      });
    });
  }
  return { measure, values: average };
}

/**
 * Restores a composite.
 * @param loadPart - restores a model of any type.
 */
export function loadComposite(
  { metadata, arrays }: ArrayBundle,
  loadPart: (bundle: ArrayBundle) => Fitted,
): Fitted {
  const parts = (metadata.parts as ArrayBundle['metadata'][]).map((part, index): CompositePart => {
    const own = Object.entries(arrays).filter(([name]) => name.startsWith(`${index}/`));
    return {
      fitted: loadPart({
        metadata: part,
        arrays: Object.fromEntries(own.map(([name, array]) => [name.slice(`${index}/`.length), array])),
      }),
      from: arrays[`${index}:from`] as Int32Array,
      genes: arrays[`${index}:genes`] as Int32Array,
      markers: arrays[`${index}:markers`] as Int32Array | undefined,
      variance: (metadata.variances as readonly number[])[index]!,
    };
  });
  return composite(
    metadata.model as string,
    arrays.genes as readonly string[],
    parts,
    arrays.markers as readonly string[] | undefined,
  );
}
