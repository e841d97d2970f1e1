import { join, resolve } from 'node:path';
import { createObjects, type Objects } from './objects.js';
import { createPins, type Pins } from './pins.js';
import { createRecords, type Records } from './records.js';
import { createRuns, type Runs } from './runs.js';
import { createScratch, type Scratch } from './scratch.js';

/** What a store is made of, for one process. */
export interface StoreParts {
  readonly root: string;
  readonly scratch: Scratch;
  readonly pins: Pins;
  readonly objects: Objects;
  readonly records: Records;
  readonly runs: Runs;
  /** Removes this process's unfinished files. */
  readonly close: () => void;
}

export function openParts(directory: string): StoreParts {
  const root = resolve(directory);
  const scratch = createScratch(join(root, 'temp'));
  const pins = createPins(scratch);
  return {
    root,
    scratch,
    pins,
    objects: createObjects(join(root, 'objects'), scratch, pins),
    records: createRecords(join(root, 'records'), scratch),
    runs: createRuns(join(root, 'runs'), scratch),
    close() {
      pins.close();
      scratch.remove();
    },
  };
}
