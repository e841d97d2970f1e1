import type { BackendName } from '@snpress/models';
import type { PlannedSweep } from '../compile/count-sweeps.js';

/** `manifest.json`: what of a run depends on the clock or the machine, and what it takes to repeat it. */
export interface Manifest {
  readonly experiment: string;
  /** Name of the spec's file, in whose folder paths begin; null for one that was given as an object. */
  readonly spec: string | null;
  /** Arguments of `--set`. */
  readonly set: readonly string[];
  readonly seed: number | string;
  /** The spec with every default filled in. */
  readonly resolved: unknown;
  /** The files that were read, by what they are, with their SHA-256. */
  readonly inputs: readonly { readonly name: string; readonly path: string; readonly digest: string }[];
  /** ISO 8601. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly jobs: number;
  /** Where the stages ran: `local`, `slurm`. */
  readonly executor: string;
  /** What networks are trained on: our own `kernels`, or a backend of TensorFlow.js. */
  readonly backend: BackendName | 'kernels';
  /** Where genotypes were swept from disk. */
  readonly sweep?: PlannedSweep | undefined;
  readonly versions: { readonly [name: string]: string };
  readonly machine: {
    readonly platform: string;
    readonly arch: string;
    readonly cpu: string;
    readonly cores: number;
  };
  readonly peakMemoryMegabytes: number;
  readonly stages: readonly ManifestStage[];
}

/** One stage of a run. */
interface ManifestStage {
  readonly id: string;
  readonly key: string;
  readonly action: 'hit' | 'run';
  /** It was computed elsewhere, came by `snpress cache import` or `--remote`, and has not been verified here. */
  readonly imported?: true;
  readonly reasons: readonly string[];
  /** How long it ran; of a reused one, how long it once ran. */
  readonly seconds: number;
  /** Where it ran, of a cluster's machines; absent for this one. */
  readonly machine?: string;
  readonly outputs: { readonly [name: string]: { readonly digest: string; readonly bytes: number } };
}
