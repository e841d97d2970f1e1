import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import type { StageContext } from '../stage/stage.js';

/** What a node of a cluster says of itself. */
export interface NodeCheck {
  /** Milliseconds since 1970 by its clock. */
  readonly time: number;
  readonly cores: number;
  /** Bytes. */
  readonly memory: number;
  /** What it has read of the file that it was given. */
  readonly read: string;
}

/** A stage that looks at the machine on which it runs. */
export default function checkNode({ inputs, outputs }: StageContext): Promise<void> {
  const check: NodeCheck = {
    time: Date.now(),
    cores: availableParallelism(),
    memory: totalmem(),
    read: readFileSync(inputs.probe!.path, 'utf8'),
  };
  writeFileSync(outputs.answer!, JSON.stringify(check));
  return Promise.resolve();
}
