import type { Stage } from '@snpress/pipeline';
import type { PlannedSweep } from './count-sweeps.js';
import type { Phase } from './phase.js';
import type { KeptModel } from './artifact-stages.js';

/** An experiment as the engine sees it, and how people see its progress. */
export interface CompiledExperiment {
  readonly stages: readonly Stage[];
  readonly phases: readonly Phase[];
  /** The models that a run leaves. */
  readonly kept: readonly KeptModel[];
  /** Where genotypes are swept from disk. */
  readonly sweep: PlannedSweep | undefined;
}
