import type { Argv } from 'yargs';
import { repeatable } from './option-kinds.js';

/** Which stages a run is about. */
export interface SelectionArguments {
  readonly only: string[];
  readonly until: string[];
  readonly from: string[];
  readonly force: boolean;
}

const about = 'an id or a glob, as "plan --all" shows ids: "*/tune/lasso", "outer0/**"';

/** `--only`, `--until`, `--from`, `--force`. */
export function selectionOptions<T>(yargs: Argv<T>): Argv<T & SelectionArguments> {
  const patterns = { ...repeatable, default: [] as string[] };
  return yargs
    .option('only', { ...patterns, describe: `These stages and what they need, nothing else (${about})` })
    .option('until', { ...patterns, describe: 'Stop when these stages are done' })
    .option('from', { ...patterns, describe: 'Run these stages and all that depends on them anew' })
    .option('force', {
      type: 'boolean',
      default: false,
      describe: 'Run the stages of --only anew though they have results; without --only, all stages',
    });
}
