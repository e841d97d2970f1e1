import type { Activation } from '../contract/plain-layer.js';
import type { ArrayBundle } from '@snpress/data';
import { checkGenotypes } from '../contract/check-genotypes.js';
import type { Fitted } from '../contract/fitted.js';
import { loadBasis, predictGenes, saveBasis } from '../target-rotation/rotation-basis.js';
import { denseNetworkModel } from './dense-network-model.js';
import type { LearningCurve } from './early-stopping.js';
import { networkMeasure } from './network-importance.js';
import type { NetworkModel } from './network-model.js';
import { loadLayers, networkOutput, saveLayers } from './plain-layer.js';

/** A fitted ensemble of networks. It predicts in plain arithmetic, so that every backend and machine agrees. */
export function fittedNetwork(model: NetworkModel): Fitted {
  const { type, markers, activation, basis, members } = model;
  return {
    predict(genotypes) {
      checkGenotypes(type, genotypes, markers);
      const mean = new Float64Array(genotypes.samples.length * basis.rank);
      for (const layers of members) {
        const output = networkOutput(genotypes, layers, activation);
        for (let index = 0; index < mean.length; index++) mean[index]! += output[index]! / members.length;
      }
      return predictGenes(basis, mean, genotypes.samples);
    },
    save: () => saveNetwork(model),
    dense: () => denseNetworkModel(model),
    markerImportance: () => ({ measure: networkMeasure, values: model.importance().slice() }),
  };
}

function saveNetwork({
  type,
  markers,
  activation,
  basis,
  members,
  curves,
  pretraining,
  importance,
}: NetworkModel): ArrayBundle {
  return {
    metadata: {
      type,
      activation,
      networks: members.length,
      layers: members[0]?.length ?? 0,
      learningCurves: curves,
      pretraining,
    },
    arrays: Object.assign(
      { markers, importance: importance() },
      saveBasis(basis),
      ...members.map((layers, member) => saveLayers(layers, `network${member}/`)),
    ) as ArrayBundle['arrays'],
  };
}

/** Restores what the model's `save` gave. */
export function loadNetwork({ metadata, arrays }: ArrayBundle): Fitted {
  const layers = metadata.layers as number;
  return fittedNetwork({
    type: metadata.type as string,
    markers: arrays.markers as readonly string[],
    activation: metadata.activation as Activation,
    basis: loadBasis(arrays),
    members: Array.from({ length: metadata.networks as number }, (_, member) =>
      loadLayers(arrays, layers, `network${member}/`),
    ),
    curves: metadata.learningCurves as unknown as readonly LearningCurve[],
    pretraining: metadata.pretraining as unknown as readonly LearningCurve[],
    importance: () => arrays.importance as Float64Array,
  });
}
