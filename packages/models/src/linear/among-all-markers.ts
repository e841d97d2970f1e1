import type { LinearModel } from '../contract/linear-model.js';

/**
 * A model of some markers as one of all of them: the others have no effects.
 * @param own - which markers those of the model are, ascending.
 */
export function amongAllMarkers(
  model: LinearModel,
  own: Int32Array,
  markers: readonly string[],
): LinearModel {
  const markerMeans = new Float64Array(markers.length);
  own.forEach((marker, place) => (markerMeans[marker] = model.markerMeans[place]!));
  const places = new Map(Array.from(own, (marker, place) => [marker, place]));
  return {
    ...{ markers, genes: model.genes, markerMeans, intercepts: model.intercepts },
    effectsOf(gene, among) {
      const wanted = among && Int32Array.from([...among].flatMap((marker) => places.get(marker) ?? []));
      const { markers: found, effects } = model.effectsOf(gene, wanted);
      return { markers: found.map((place) => own[place]!), effects };
    },
  };
}
