import { createRng } from '@snpress/data/random/rng';
import { cohortOptions } from '@snpress/datasets/cohort/cohort-options';
import { simulateCohort } from '@snpress/datasets/cohort/simulate-cohort';
import { simulateCross } from '@snpress/datasets/simulate/simulate-cross';
import { simulateOptions } from '@snpress/datasets/simulate/simulate-options';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { RequestError } from '../request-error.js';
import { writeCohort } from './write-cohort.js';
import { writeCross } from './write-cross.js';

/** What is simulated, and where it goes. */
export interface SimulateRequest {
  /** A new folder for the files. */
  readonly folder: string;
  /** The source of every random number; 1 by default. */
  readonly seed?: string;
  /** Of a cross. */
  readonly options?: z.input<typeof simulateOptions>;
  /** A cohort in the place of a cross: its options, or YAML of them. */
  readonly cohort?: z.input<typeof cohortOptions> | string | undefined;
}

/**
 * Writes simulated data with the truth behind them as files, and a spec that runs on them: a cross as text, or a cohort as VCF and BED
 * files.
 *
 * @returns the path of the spec, and how many samples there are
 * @throws RequestError where the folder has files already, or an option is not valid
 * @example
 * const { spec } = await simulateData({ folder: 'cross', options: { samples: 200, heritability: 0.5 } });
 * await simulateData({ folder: 'people', cohort: { samples: 300, tissues: { blood: 250, liver: 80 } } });
 */
export async function simulateData({
  folder,
  seed = '1',
  options = {},
  cohort,
}: SimulateRequest): Promise<{ readonly spec: string; readonly samples: number }> {
  const rng = createRng(seed);
  const files = { folder, name: nameOf(folder), spec: path.join(folder, 'experiment.yaml') };
  if (cohort !== undefined) {
    refuseOfCross(options);
    const parsed = checked(
      cohortOptions.safeParse(typeof cohort === 'string' ? (fromYaml(cohort) ?? {}) : cohort),
      'cohort',
    );
    await makeFolder(folder);
    const people = simulateCohort(parsed, rng);
    await writeCohort(people, files);
    return { spec: files.spec, samples: people.genotypes.samples.length };
  }
  const parsed = checked(simulateOptions.safeParse(options));
  await makeFolder(folder);
  const cross = simulateCross(parsed, rng);
  await writeCross(cross, files);
  return { spec: files.spec, samples: cross.dataset.genotypes.samples.length };
}

function fromYaml(text: string): unknown {
  try {
    return parse(text) as unknown;
  } catch (cause) {
    throw new RequestError({ key: 'cohort', message: `this is no YAML: ${text}` }, { cause });
  }
}

/** @throws RequestError that names every option of a cross */
function refuseOfCross(options: z.input<typeof simulateOptions>): void {
  const given = Object.entries(options);
  if (given.length === 0) return;
  throw new RequestError(
    given.map(([key, value]) => ({
      key,
      message: 'it says what a cross is like, not a cohort',
      hint:
        key in cohortOptions.shape
          ? `write it into the cohort: { ${key}: ${String(value)} }`
          : 'leave it out',
    })),
  );
}

/** @param within the option that holds what was read, if it is one of many */
function checked<T>(parsed: z.ZodSafeParseResult<T>, within?: string): T {
  if (parsed.success) return parsed.data;
  throw new RequestError(
    parsed.error.issues.map(({ path: parts, message }) => {
      const key = parts.join('.');
      if (within === undefined) return { key, message };
      return { key: within, message: key === '' ? message : `${key}: ${message}` };
    }),
  );
}

async function makeFolder(folder: string): Promise<void> {
  const existing = await readdir(folder).catch((): string[] => []);
  if (existing.length > 0) throw new RequestError(`${folder} is not empty; give a new folder`);
  await mkdir(folder, { recursive: true });
}

/** A name for an experiment. */
function nameOf(folder: string): string {
  const name = path.basename(path.resolve(folder));
  return name.replace(/[^A-Za-z0-9._-]/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'simulated';
}
