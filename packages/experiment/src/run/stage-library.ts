import { estimators } from '@snpress/models/registry';
import { estimatorModule } from '@snpress/models/estimator-module';
import type { StageLibrary } from '@snpress/pipeline';
import { modelModule } from '../compile/used-models.js';
import { stageNames } from '../definitions/stage-names.js';

/** The stages of snpress and the estimators, of which each stage uses some; one module each. */
export const stageLibrary: StageLibrary = Object.fromEntries([
  ...stageNames.map((name) => [name, new URL(`../stages/${name}.js`, import.meta.url)] as const),
  ...estimators.map(({ type }) => [modelModule(type), estimatorModule(type)] as const),
]);
