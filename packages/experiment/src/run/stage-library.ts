import type { StageLibrary } from '@snpress/pipeline';
import { stageNames } from '../definitions/stage-names.js';

/** The stages of snpress, one module each. */
export const stageLibrary: StageLibrary = Object.fromEntries(
  stageNames.map((name) => [name, new URL(`../stages/${name}.js`, import.meta.url)]),
);
