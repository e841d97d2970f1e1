import { join } from 'node:path';

/** The files by which the driver and its pilots talk, in a folder of their own on a disk that all machines see. */
export interface PilotFiles {
  /** Grows by a byte with every beat of the driver. */
  readonly pulse: string;
  /** The batch script that is submitted. */
  readonly script: string;
  /** What all pilots are told before they start. */
  readonly settings: string;
  /** To this pilot, from the driver. */
  readonly inbox: (pilot: string) => string;
  /** From this pilot: each incarnation of it takes the first that is empty, of which the driver has always made one. */
  readonly outbox: (pilot: string, incarnation: number) => string;
}

export function pilotFiles(folder: string): PilotFiles {
  return {
    pulse: join(folder, 'pulse'),
    script: join(folder, 'pilot.sh'),
    settings: join(folder, 'pilot.json'),
    inbox: (pilot) => join(folder, `${pilot}.in`),
    outbox: (pilot, incarnation) => join(folder, `${pilot}.out${incarnation}`),
  };
}

/** The name of a pilot: that of its array job, and its place in there. */
export const pilotName = (job: string, index: number | string): string => `${job}.${index}`;

/** Where an attempt at a stage writes an output: a lost pilot that still writes is in nobody's way. */
export const attemptPath = (output: string, attempt: number): string => `${output}~${attempt}`;
