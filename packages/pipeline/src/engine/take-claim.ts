import { setTimeout } from 'node:timers/promises';
import type { Stage } from '../stage/stage.js';
import type { Claim, ClaimHolder } from '../store/claims.js';
import type { StageRecord } from '../store/stage-record.js';
import type { Lookup, Store } from '../store/store.js';
import type { RunEvent } from './events.js';
import type { Need, Places } from './places.js';
import type { SealedStage } from './run-stage.js';

const firstPoll = 20;
const slowestPoll = 1_000;

export interface ClaimOptions {
  readonly store: Store;
  readonly places: Places;
  readonly need: Need;
  readonly signal: AbortSignal;
  readonly emit: (event: RunEvent) => void;
  /** Whether the run starts no more stages. */
  readonly isStopped: () => boolean;
  /** Looks whether the other process has finished it; undefined where that would not do. */
  readonly look: (() => Promise<Lookup>) | undefined;
}

/**
 * Takes a place on the executor and the claim of the key. While another process has it, the place is given back.
 *
 * @returns the claim, the record of who had it before, or undefined when the run has stopped.
 */
export async function takeClaim(
  { stage, key }: SealedStage,
  { store, places, need, signal, emit, isStopped, look }: ClaimOptions,
): Promise<Claim | StageRecord | undefined> {
  let told = false;
  for (let pause = firstPoll; ; pause = Math.min(pause * 1.5, slowestPoll)) {
    await places.wait(need);
    let taken: Claim | undefined;
    try {
      if (isStopped()) return undefined;
      taken = store.claim(key);
    } finally {
      if (taken === undefined) places.give(need);
    }
    if (taken !== undefined) return taken;
    const holder: ClaimHolder | undefined = told ? undefined : store.claimHolder(key);
    if (holder !== undefined) emit({ type: 'stage-waiting', stage: stage.id, holder });
    told ||= holder !== undefined;
    await setTimeout(pause, undefined, { signal });
    const lookup = await look?.();
    if (lookup?.status === 'hit') return lookup.record;
  }
}

/** Gives a claim back; where that fails, says what comes of it. */
export function releaseClaim(claim: Claim, { id }: Stage, emit: (event: RunEvent) => void): void {
  try {
    claim.release();
  } catch (error) {
    const why = (error as Error).message;
    emit({
      type: 'store-warning',
      message: `The claim of stage "${id}" could not be given back (${why}): other runs wait until this one ends.`,
    });
  }
}
